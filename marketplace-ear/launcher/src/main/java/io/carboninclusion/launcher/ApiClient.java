package io.carboninclusion.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * One user of the market's REST API. Every call that changes something carries an idempotency key,
 * so an answer that was lost is asked for again without doing anything twice.
 */
public final class ApiClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TRIES = 5;

  private final HttpClient http = BoundedCalls.clients().build();
  private final URI base;
  private final String token;

  /** A call was refused. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient JsonObject problem;

    Refused(String call, int status, JsonObject problem) {
      super(call + " -> " + status + " " + problem);
      this.status = status;
      this.problem = problem;
    }

    public int status() {
      return status;
    }

    /** The problem document (RFC 9457). */
    public JsonObject problem() {
      return problem;
    }

    public String reason() {
      return problem.getString("reason", "");
    }
  }

  private ApiClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** Somebody who has not logged in. */
  public static ApiClient anonymous(URI base) {
    return new ApiClient(base, null);
  }

  /** Logs in with user name and password. */
  public static ApiClient login(URI base, String user, String password) {
    JsonObject answer =
        anonymous(base).post("tokens", json().add("user", user).add("password", password));
    return withToken(base, answer.getString("token"));
  }

  /** Somebody with a bearer token or an API key. */
  public static ApiClient withToken(URI base, String token) {
    return new ApiClient(base, token);
  }

  /** What stands behind {@code Authorization: Bearer}. */
  public String token() {
    return token;
  }

  public static JsonObjectBuilder json() {
    return Json.createObjectBuilder();
  }

  public JsonObject get(String path) {
    return call("GET", path, null, null, Map.of()).asJsonObject();
  }

  public JsonArray getArray(String path) {
    return call("GET", path, null, null, Map.of()).asJsonArray();
  }

  public JsonObject post(String path, JsonObjectBuilder body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  public JsonObject post(String path, JsonObjectBuilder body, String idempotencyKey) {
    return send("POST", path, body.build().toString(), "application/json", idempotencyKey);
  }

  public JsonObject put(String path, JsonObjectBuilder body) {
    String key = UUID.randomUUID().toString();
    return send("PUT", path, body.build().toString(), "application/json", key);
  }

  /** Sends a document as it is, for example a CSV. */
  public JsonObject upload(String path, String contentType, String document) {
    return send("POST", path, document, contentType, UUID.randomUUID().toString());
  }

  public JsonObject delete(String path) {
    return call("DELETE", path, null, null, Map.of("Idempotency-Key", UUID.randomUUID().toString()))
        .asJsonObject();
  }

  private JsonObject send(String method, String path, String body, String type, String key) {
    return call(method, path, BodyPublishers.ofString(body), type, Map.of("Idempotency-Key", key))
        .asJsonObject();
  }

  private JsonStructure call(
      String method, String path, BodyPublisher body, String type, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/api/v1/" + path))
            .header("Accept", "application/json, application/problem+json")
            .header("Accept-Language", "zh-CN")
            .method(method, body == null ? BodyPublishers.noBody() : body);
    headers.forEach(request::header);
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> response = exchange(request.build());
    JsonStructure answer = parse(response.body());
    if (response.statusCode() >= 400) {
      throw new Refused(method + " " + path, response.statusCode(), asObject(answer));
    }
    return answer;
  }

  private static JsonObject asObject(JsonStructure answer) {
    return answer instanceof JsonObject object ? object : JsonObject.EMPTY_JSON_OBJECT;
  }

  /** Asks again, with the same key, when the market says that it is busy or the line broke. */
  private HttpResponse<String> exchange(HttpRequest request) {
    IOException last = null;
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try {
        HttpResponse<String> response =
            BoundedCalls.send(http, request, BodyHandlers.ofString(), PATIENCE);
        boolean busy = response.statusCode() == 503 || response.statusCode() == 429;
        if (!busy || attempt == TRIES) {
          return response;
        }
        Thread.sleep(500L * attempt);
      } catch (IOException e) {
        last = e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while calling " + request.uri(), e);
      }
    }
    throw new UncheckedIOException("the market does not answer: " + request.uri(), last);
  }

  private static JsonStructure parse(String body) {
    if (body == null || body.isBlank() || (body.charAt(0) != '{' && body.charAt(0) != '[')) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.read();
    }
  }
}
