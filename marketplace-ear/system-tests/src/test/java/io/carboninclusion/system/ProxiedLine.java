package io.carboninclusion.system;

import io.carboninclusion.system.CommitProxy.Cut;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One connection through the {@link CommitProxy}, packet by packet as MySQL's protocol frames them:
 * three bytes of length, one of order, the content. Of commands it knows two: the preparation of
 * the journal's INSERT, whose number the server's answer gives, and its execution, whose first
 * value is the batch.
 */
final class ProxiedLine {
  private static final int HEADER = 4;
  private static final byte PREPARE = 0x16;
  private static final byte EXECUTE = 0x17;
  private static final int LAST_PREPARED = -1;
  private static final int NONE = -2;
  private static final byte[] INSERT =
      "INSERT INTO market.trading_journal (".getBytes(StandardCharsets.US_ASCII);

  /** Command, statement, flags, iterations, and a bit for each of nine values that is null. */
  private static final int BEFORE_TYPES = HEADER + 1 + 4 + 1 + 4 + 2;

  private static final int TYPES = 9 * 2;

  private final CommitProxy proxy;
  private final Socket client;
  private final Socket server;
  private boolean preparedLast;
  private volatile boolean asked;
  private volatile int statement = NONE;
  private volatile boolean swallows;

  ProxiedLine(CommitProxy proxy, Socket client, Socket server) throws IOException {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
  }

  void carryRequests() {
    try (DataInputStream in = in(client);
        OutputStream out = server.getOutputStream()) {
      while (true) {
        byte[] packet = read(in);
        long batch = batch(packet);
        Cut cut = batch > 0 ? proxy.next(batch) : null;
        if (cut == null) {
          out.write(packet);
        } else if (cuts(cut, packet, out)) {
          return;
        }
      }
    } catch (IOException gone) {
      // One side has ended; so does the other.
    } finally {
      close();
    }
  }

  /** Whether the line is to be closed at once. */
  private boolean cuts(Cut cut, byte[] packet, OutputStream out) throws IOException {
    switch (cut) {
      case BEFORE_THE_REQUEST -> {
        return true;
      }
      case IN_THE_REQUEST -> {
        out.write(packet, 0, packet.length / 2);
        return true;
      }
      case BEHIND_THE_REQUEST -> {
        out.write(packet);
        return true;
      }
      default -> {
        swallows = true;
        out.write(packet);
        return false;
      }
    }
  }

  void carryAnswers() {
    try (DataInputStream in = in(server);
        OutputStream out = client.getOutputStream()) {
      while (true) {
        byte[] packet = read(in);
        if (swallows) {
          return;
        }
        if (asked) {
          asked = false;
          statement = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER + 1);
        }
        out.write(packet);
        if (in.available() == 0) {
          out.flush();
        }
      }
    } catch (IOException gone) {
      // One side has ended; so does the other.
    } finally {
      close();
    }
  }

  /** The batch if this packet adds it to the journal, else 0. */
  private long batch(byte[] packet) {
    boolean command = packet.length > HEADER && packet[HEADER - 1] == 0;
    if (command && packet[HEADER] == PREPARE) {
      preparedLast = startsWith(packet, INSERT);
      asked |= preparedLast;
    }
    if (!command || packet[HEADER] != EXECUTE || packet.length < BEFORE_TYPES + 1) {
      return 0;
    }
    ByteBuffer content = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
    int executed = content.getInt(HEADER + 1);
    if (executed != statement && !(executed == LAST_PREPARED && preparedLast)) {
      return 0;
    }
    boolean typed = packet[BEFORE_TYPES] == 1;
    return content.getLong(BEFORE_TYPES + 1 + (typed ? TYPES : 0));
  }

  private static boolean startsWith(byte[] packet, byte[] text) {
    int from = HEADER + 1;
    return packet.length >= from + text.length
        && Arrays.equals(packet, from, from + text.length, text, 0, text.length);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    byte[] header = new byte[HEADER];
    in.readFully(header);
    int length = header[0] & 0xff | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
    byte[] packet = Arrays.copyOf(header, HEADER + length);
    in.readFully(packet, HEADER, length);
    return packet;
  }

  private static DataInputStream in(Socket socket) throws IOException {
    return new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
  }

  void close() {
    proxy.forget(this);
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.close();
      } catch (IOException alreadyGone) {
        continue;
      }
    }
  }
}
