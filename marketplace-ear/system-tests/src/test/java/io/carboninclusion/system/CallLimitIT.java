package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.BoundedCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The market with as many calls about orders under its hands as it takes. */
class CallLimitIT {
  private static final int MOST_OF_ONE_ADDRESS = 32;
  private static final String ELSEWHERE = "127.0.0.2";
  private static final String NOT_LOGGED_IN = " 401 ";
  private static final String REFUSED = " 503 ";
  private static final int PATIENCE_MILLIS = 60_000;

  @Test
  void beginningsOfCallsKeepNobodyElseFromPlacingAndNobodyFromCancelling()
      throws IOException, InterruptedException {
    List<Socket> unfinished = new ArrayList<>();
    String token = Api.logIn("company", RunningMarket.PASSWORD).token();
    try {
      for (int n = 0; n < MOST_OF_ONE_ADDRESS; n++) {
        unfinished.add(callWithoutItsBody(token));
      }
      Awaitility.await()
          .atMost(20, TimeUnit.SECONDS)
          .until(
              () -> answer("127.0.0.1", "POST").contains(REFUSED) || callAgain(unfinished, token));

      HttpResponse<String> refused =
          BoundedCalls.send(
              HttpRequest.newBuilder(RunningMarket.address("api/v1/orders"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{}"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("\"reason\":\"MARKET_BUSY\"", "\"status\":503");
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/problem+json");
      assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

      assertThat(answer(ELSEWHERE, "POST")).contains(NOT_LOGGED_IN);
      assertThat(answer("127.0.0.1", "DELETE")).contains(NOT_LOGGED_IN);
      assertThat(answer("127.0.0.1", "GET")).contains(NOT_LOGGED_IN);
    } finally {
      for (Socket socket : unfinished) {
        socket.close();
      }
    }
    Awaitility.await()
        .atMost(40, TimeUnit.SECONDS)
        .until(() -> answer("127.0.0.1", "POST").contains(NOT_LOGGED_IN));
  }

  /** The first line of the answer to a whole call without login, sent from an address. */
  private static String answer(String from, String method) throws IOException {
    URI address = RunningMarket.address("api/v1/orders");
    String path = method.equals("POST") ? "/api/v1/orders" : "/api/v1/orders/1";
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(from, 0));
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", address.getPort()), PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              (method
                      + " "
                      + path
                      + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                      + (method.equals("POST")
                          ? "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                          : "\r\n"))
                  .getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  /** A whole call that was quicker had the place of one of these, which was refused then. */
  private static boolean callAgain(List<Socket> unfinished, String token) throws IOException {
    for (int n = 0; n < unfinished.size(); n++) {
      if (unfinished.get(n).getInputStream().available() > 0) {
        unfinished.get(n).close();
        unfinished.set(n, callWithoutItsBody(token));
      }
    }
    return false;
  }

  private static Socket callWithoutItsBody(String token) throws IOException {
    URI address = RunningMarket.address("api/v1/orders");
    Socket socket = new Socket("127.0.0.1", address.getPort());
    socket
        .getOutputStream()
        .write(
            ("POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer "
                    + token
                    + "\r\nContent-Length: 20\r\n\r\n{")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
