package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
  private static final int MOST = 64;

  @Test
  void whatComesBeyondIsRefusedBeforeItsLoginAndWhatIsDoneMakesRoom()
      throws IOException, InterruptedException {
    List<Socket> unfinished = new ArrayList<>();
    try {
      for (int n = 0; n < MOST; n++) {
        unfinished.add(callWithoutItsBody());
      }
      Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> status("orders") == 503);

      HttpResponse<String> refused =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(RunningMarket.address("api/v1/orders/1")).build(),
                  BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("\"reason\":\"MARKET_BUSY\"", "\"status\":503");
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/problem+json");
      assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(status("instruments")).isEqualTo(200);
    } finally {
      for (Socket socket : unfinished) {
        socket.close();
      }
    }
    Awaitility.await().atMost(40, TimeUnit.SECONDS).until(() -> status("orders") == 401);
  }

  private static int status(String path) {
    return Api.anonymous().get(path).status();
  }

  private static Socket callWithoutItsBody() throws IOException {
    URI address = RunningMarket.address("api/v1/orders");
    Socket socket = new Socket(address.getHost(), address.getPort());
    String token = Api.as("company").token();
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
