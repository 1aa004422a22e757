package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bodies that are no bodies: too large, or nothing a record can be read from. */
class BodyIT {

  private static final long SIZE = 200L << 20;

  @Test
  void twoHundredMegabytesAreRefusedBeforeAnyOfThemIsRead() throws Exception {
    try (Socket socket = open()) {
      socket.getOutputStream().write(head("Content-Length: " + SIZE));
      assertThat(answer(socket)).contains(" 413 ").contains("BODY_TOO_LARGE");
    }
  }

  @Test
  void aBodyThatDoesNotSayItsLengthIsCutOff() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (Socket socket = open()) {
      Thread writer = new Thread(() -> writeForEver(socket, sent));
      writer.start();
      assertThat(answer(socket)).contains(" 413 ").contains("BODY_TOO_LARGE");
      socket.close();
      writer.join(60_000);
      assertThat(writer.isAlive()).isFalse();
    }
    assertThat(sent.get()).isLessThan(SIZE / 2);
  }

  @Test
  void whatIsNoJsonOrNoRecordIsABadRequest() {
    for (String body : new String[] {"", "{", "[]", "7", "null", "{\"user\":1}", "{}{}", "{}x"}) {
      Api.Answer answer = Api.anonymous().post("tokens", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.refusal()).isIn("MALFORMED_JSON", "FIELD_UNREADABLE user");
    }
    String deep = "{\"user\":" + "[".repeat(100_000);
    assertThat(Api.anonymous().post("tokens", deep).refusal()).isEqualTo("MALFORMED_JSON");
  }

  private static void writeForEver(Socket socket, AtomicLong sent) {
    byte[] piece = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    try {
      OutputStream out = socket.getOutputStream();
      out.write(head("Transfer-Encoding: chunked"));
      out.write("a\r\n{\"user\": \"\r\n".getBytes(StandardCharsets.US_ASCII));
      while (sent.get() < SIZE) {
        out.write(piece);
        sent.addAndGet(piece.length);
      }
    } catch (IOException cutOff) {
      return;
    }
  }

  private static byte[] head(String length) {
    String head =
        "POST /api/v1/tokens HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + length
            + "\r\n\r\n";
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  private static Socket open() throws IOException {
    URI address = RunningMarket.address("");
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 20_000);
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Head and body, up to the end of the problem. */
  private static String answer(Socket socket) throws IOException {
    Reader reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
    StringBuilder answer = new StringBuilder();
    for (int letter = reader.read(); letter >= 0 && letter != '}'; letter = reader.read()) {
      answer.append((char) letter);
    }
    return answer.toString();
  }
}
