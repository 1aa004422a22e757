package io.carboninclusion.system.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** Connections that hear one book's stream, all read by one thread. */
final class StreamListeners implements AutoCloseable {
  private static final Pattern DIFFERENCE =
      Pattern.compile("event: difference\n.*?\"follows\":(\\d+).*?\"sequence\":(\\d+)", Pattern.DOTALL);
  private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

  private final Selector selector = Selector.open();
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
  private final Thread reader = new Thread(this::read, "stream-listeners");
  private Histogram millis = new Histogram(3);
  private long gaps;
  private long cut;
  private volatile boolean closed;

  /** What all of them heard since {@link #begin}; times in milliseconds. */
  record Told(long trades, double p50, double p99, long gaps, long cut) {}

  /** One connection: what it has heard of an event that is not complete, and the last one's id. */
  private static final class Listener {
    private final StringBuilder text = new StringBuilder();
    private long sequence;
  }

  StreamListeners(int port, String instrument, int count) throws IOException {
    byte[] call =
        ("GET /api/v1/instruments/" + instrument + "/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open(new InetSocketAddress("localhost", port));
      channel.write(ByteBuffer.wrap(call));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Listener());
    }
    reader.setDaemon(true);
    reader.start();
  }

  synchronized void begin() {
    millis = new Histogram(3);
  }

  synchronized Told end() {
    return new Told(
        millis.getTotalCount(),
        millis.getValueAtPercentile(50),
        millis.getValueAtPercentile(99),
        gaps,
        cut);
  }

  private void read() {
    try {
      while (!closed) {
        selector.select(1_000);
        for (SelectionKey key : selector.selectedKeys()) {
          hear(key);
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private synchronized void hear(SelectionKey key) throws IOException {
    bytes.clear();
    if (((SocketChannel) key.channel()).read(bytes) < 0) {
      cut++;
      key.cancel();
      return;
    }
    Instant now = Instant.now();
    Listener listener = (Listener) key.attachment();
    // The sizes of chunks are lines of their own, before and behind whole events: they do no harm.
    listener.text.append(
        new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).replace("\r", ""));
    int end = listener.text.indexOf("}\n\n");
    while (end >= 0) {
      event(listener, listener.text.substring(0, end), now);
      listener.text.delete(0, end + 3);
      end = listener.text.indexOf("}\n\n");
    }
  }

  private void event(Listener listener, String text, Instant now) {
    Matcher difference = DIFFERENCE.matcher(text);
    if (!difference.find()) {
      Matcher snapshot = Pattern.compile("\"sequence\":(\\d+)").matcher(text);
      listener.sequence = snapshot.find() ? Long.parseLong(snapshot.group(1)) : 0;
      return;
    }
    if (Long.parseLong(difference.group(1)) != listener.sequence) {
      gaps++;
    }
    listener.sequence = Long.parseLong(difference.group(2));
    Matcher time = TIME.matcher(text);
    while (time.find()) {
      Duration took = Duration.between(OffsetDateTime.parse(time.group(1)).toInstant(), now);
      millis.recordValue(Math.max(0, took.toMillis()));
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
