package io.carboninclusion.system;

import io.carboninclusion.launcher.BoundedCalls;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * A client of a market's stream: it listens on a thread of its own and keeps the book as the events
 * say, as anybody's program would.
 */
final class StreamedBook implements AutoCloseable {
  final String code;
  private final TreeMap<Long, String> bids = new TreeMap<>(Collections.reverseOrder());
  private final TreeMap<Long, String> asks = new TreeMap<>();
  private final List<String> events = new ArrayList<>();
  private final List<Long> trades = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();
  private long sequence;
  private InputStream line;
  private boolean ended;

  StreamedBook(String code) {
    this.code = code;
  }

  /** The answer of a call for the stream; 200 leaves the connection open. */
  static HttpResponse<InputStream> ask(String code, String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(RunningMarket.address("api/v1/instruments/" + code + "/stream"))
            .header("Accept", "text/event-stream")
            .header("Accept-Language", "en");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      return BoundedCalls.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Listens from the last event on that was seen, or from the beginning. */
  StreamedBook listen() {
    HttpResponse<InputStream> answer = ask(code, sequence == 0 ? null : Long.toString(sequence));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the stream answers " + answer.statusCode());
    }
    line = answer.body();
    ended = false;
    Thread reader = new Thread(() -> read(line), "streamed-book");
    reader.setDaemon(true);
    reader.start();
    return this;
  }

  /** Reads until the connection ends. */
  void read(InputStream from) {
    BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8));
    String name = "";
    String data = "";
    try {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        if (text.startsWith("event: ")) {
          name = text.substring(7);
        } else if (text.startsWith("data: ")) {
          data = text.substring(6);
        } else if (text.isEmpty() && !data.isEmpty()) {
          try (JsonReader json = Json.createReader(new StringReader(data))) {
            apply(name, json.readObject());
          }
          data = "";
        }
      }
    } catch (IOException closed) {
      // The end of the connection, whoever ended it.
    }
    synchronized (this) {
      ended = true;
    }
  }

  private synchronized void apply(String name, JsonObject event) {
    events.add(name);
    if (name.equals("snapshot")) {
      bids.clear();
      asks.clear();
    } else if (event.getJsonNumber("follows").longValue() != sequence) {
      gaps.add(sequence + " is followed by " + event);
    }
    sequence = event.getJsonNumber("sequence").longValue();
    apply(bids, event.getJsonArray("bids"));
    apply(asks, event.getJsonArray("asks"));
    if (event.containsKey("trades")) {
      event.getJsonArray("trades").getValuesAs(JsonObject.class).stream()
          .map(trade -> trade.getJsonNumber("trade").longValue())
          .forEach(trades::add);
    }
  }

  private static void apply(TreeMap<Long, String> side, JsonArray levels) {
    for (JsonObject level : levels.getValuesAs(JsonObject.class)) {
      long price = level.getJsonNumber("priceFen").longValue();
      if (level.getJsonNumber("kg").longValue() == 0) {
        side.remove(price);
      } else {
        side.put(price, text(level));
      }
    }
  }

  private static String text(JsonObject level) {
    return level.getJsonNumber("priceFen")
        + ": "
        + level.getJsonNumber("kg")
        + " kg of "
        + level.getJsonNumber("orders");
  }

  synchronized long sequence() {
    return sequence;
  }

  synchronized List<String> bids() {
    return List.copyOf(bids.values());
  }

  synchronized List<String> asks() {
    return List.copyOf(asks.values());
  }

  /** The names of the events heard so far. */
  synchronized List<String> events() {
    return List.copyOf(events);
  }

  synchronized List<Long> trades() {
    return List.copyOf(trades);
  }

  synchronized List<String> gaps() {
    return List.copyOf(gaps);
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** The levels of one side as a call for the book tells them. */
  static List<String> levels(JsonObject book, String side) {
    return book.getJsonArray(side).getValuesAs(JsonObject.class).stream()
        .map(StreamedBook::text)
        .toList();
  }

  /** Hangs up. */
  @Override
  public void close() {
    try {
      line.close();
    } catch (IOException closed) {
      // It is closed; that is what was wanted.
      return;
    }
  }
}
