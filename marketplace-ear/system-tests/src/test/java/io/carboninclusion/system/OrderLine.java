package io.carboninclusion.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** A trader's own connection to the market's calls: each is sent once and never throws. */
final class OrderLine {
  /** Longer than the ten seconds after which the market itself says that it does not know. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** The head's patience ends with the head. */
  private static final Duration WHOLE_ANSWER = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI calls;
  private final String token;

  OrderLine(URI market, String token) {
    this.calls = market.resolve("/api/v1/");
    this.token = token;
  }

  /**
   * What came back.
   *
   * @param status of HTTP; 0 if nothing came
   * @param retryAfter that header, or empty
   * @param sentNanos when it was sent
   * @param refused nobody listened: it was certainly not taken
   */
  record Reply(
      int status,
      byte[] body,
      String retryAfter,
      long sentNanos,
      boolean refused,
      boolean timedOut) {

    /** Whether the market itself answered: what its server answers for it has no document. */
    boolean isDocument() {
      return body.length > 0 && body[0] == '{';
    }

    /** The document, empty if it is none. */
    JsonObject json() {
      if (!isDocument()) {
        return JsonObject.EMPTY_JSON_OBJECT;
      }
      try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
        return reader.readObject();
      }
    }

    boolean isProblem(String reason) {
      return status >= 400 && json().getString("reason", "").equals(reason);
    }
  }

  Reply get(String path) {
    return send(request(path).GET().build()).join();
  }

  Reply post(String path, String body, String key) {
    return posted(path, body, key).join();
  }

  /** The same call so many times at once. */
  List<Reply> post(String path, String body, String key, int times) {
    List<CompletableFuture<Reply>> all =
        IntStream.range(0, times).mapToObj(i -> posted(path, body, key)).toList();
    return all.stream().map(CompletableFuture::join).toList();
  }

  /** Sent and not waited for. */
  CompletableFuture<Reply> posted(String path, String body, String key) {
    return send(posting(path, body, key));
  }

  private HttpRequest posting(String path, String body, String key) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(calls.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private CompletableFuture<Reply> send(HttpRequest request) {
    long sent = System.nanoTime();
    return http.sendAsync(request, BodyHandlers.ofByteArray())
        .orTimeout(WHOLE_ANSWER.toSeconds(), TimeUnit.SECONDS)
        .handle((response, failure) -> reply(response, failure, sent));
  }

  private static Reply reply(HttpResponse<byte[]> response, Throwable failure, long sent) {
    if (failure == null) {
      String retryAfter = response.headers().firstValue("Retry-After").orElse("");
      return new Reply(response.statusCode(), response.body(), retryAfter, sent, false, false);
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TimeoutException) {
      return new Reply(0, new byte[0], "", sent, false, true);
    }
    if (!(cause instanceof IOException)) {
      throw new CompletionException(cause);
    }
    boolean timedOut = cause instanceof HttpTimeoutException;
    return new Reply(0, new byte[0], "", sent, cause instanceof ConnectException, timedOut);
  }
}
