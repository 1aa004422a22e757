package io.carboninclusion.system.load;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kept connection to the server with at most one call on it; knows when its answer is whole. */
final class Line {
  private static final String HEADERS_END = "\r\n\r\n";
  private static final String LAST_CHUNK = "0\r\n\r\n";

  private final SocketChannel channel;
  private ByteBuffer in = ByteBuffer.allocate(4_096);
  private int bodyBegin;
  private int length;
  private boolean chunked;
  private boolean closes;
  private boolean busy;

  /** When the call on this line should have been sent, by {@link System#nanoTime}. */
  long intended;

  /** The status of the answer that {@link #read} found whole. */
  int status;

  Line(SocketAddress server, Selector selector) throws IOException {
    channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  void send(byte[] call, long intendedNanos) throws IOException {
    intended = intendedNanos;
    busy = true;
    in.clear();
    bodyBegin = 0;
    ByteBuffer out = ByteBuffer.wrap(call);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /**
   * Takes what has come.
   *
   * @return whether the answer is whole
   * @throws IOException also if the server hung up before that
   */
  boolean read() throws IOException {
    if (!in.hasRemaining()) {
      in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
    }
    if (channel.read(in) < 0 || !busy) {
      throw new IOException("the server hung up");
    }
    if (bodyBegin == 0) {
      readHeaders();
    }
    busy = bodyBegin == 0 || !isWhole();
    return !busy;
  }

  private void readHeaders() {
    String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
    int end = text.indexOf(HEADERS_END);
    if (end < 0) {
      return;
    }
    bodyBegin = end + HEADERS_END.length();
    status = Integer.parseInt(text.substring(9, 12));
    String headers = text.substring(0, end).toLowerCase(Locale.ROOT);
    chunked = headers.contains("transfer-encoding: chunked");
    closes = headers.contains("connection: close");
    int at = headers.indexOf("content-length:");
    length =
        at < 0 ? 0 : Integer.parseInt(headers.substring(at + 15).lines().findFirst().get().strip());
  }

  private boolean isWhole() {
    if (!chunked) {
      return in.position() - bodyBegin >= length;
    }
    int from = in.position() - LAST_CHUNK.length();
    return from >= bodyBegin
        && new String(in.array(), from, LAST_CHUNK.length(), StandardCharsets.ISO_8859_1)
            .equals(LAST_CHUNK);
  }

  /** All of the answer, as text. */
  String answer() {
    return new String(in.array(), 0, in.position(), StandardCharsets.UTF_8);
  }

  /** Whether another call may go over it. */
  boolean isKept() {
    return !closes;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      // That is what was wanted.
      return;
    }
  }
}
