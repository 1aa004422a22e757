package io.carboninclusion.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;

/**
 * One event of a stream, in the bytes that every subscriber gets.
 *
 * @param follows the sequence of the event before it; of a snapshot its own
 * @param sequence the last command of the journal that is in it, its id
 */
record BookEvent(long follows, long sequence, byte[] bytes) {

  private static final Jsonb JSON = JsonbBuilder.create();

  static BookEvent of(String name, long follows, long sequence, Object data) {
    String text = "event: " + name + "\nid: " + sequence + "\ndata: " + JSON.toJson(data) + "\n\n";
    return new BookEvent(follows, sequence, text.getBytes(StandardCharsets.UTF_8));
  }
}
