package io.carboninclusion.launcher;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls over HTTP that end: neither the connection nor the head nor the rest of an answer is waited
 * for without a bound. A timeout of {@link HttpRequest} ends with the head; a body that stops half
 * way would be waited for for ever.
 */
public final class BoundedCalls {

  private static final Duration CONNECTION = Duration.ofSeconds(30);

  /** Longer than the market ever lets a caller wait, also on a machine with much else to do. */
  private static final Duration WHOLE_ANSWER = Duration.ofSeconds(120);

  /** Connections are kept; one client is enough for all. */
  private static final HttpClient CLIENT = clients().build();

  private BoundedCalls() {}

  /** Clients that do not wait for a connection for ever, one connection a call at a time. */
  public static HttpClient.Builder clients() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTION);
  }

  /** Sends by the shared client. */
  public static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    return send(CLIENT, request, body, WHOLE_ANSWER);
  }

  /**
   * Sends and returns the answer as {@link HttpClient#send} does, or throws {@link
   * HttpTimeoutException} when it is not whole in time. Of a body that is read as a stream only the
   * head is waited for.
   */
  public static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body, Duration patience)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw timeout(request, patience, late);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException broken
          ? broken
          : new IOException(failed.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static HttpTimeoutException timeout(
      HttpRequest request, Duration patience, TimeoutException late) {
    HttpTimeoutException told =
        new HttpTimeoutException(
            "no whole answer within "
                + patience.toSeconds()
                + " s: "
                + request.method()
                + " "
                + request.uri());
    told.initCause(late);
    return told;
  }
}
