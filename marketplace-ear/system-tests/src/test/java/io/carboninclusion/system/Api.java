package io.carboninclusion.system;

import io.carboninclusion.launcher.BoundedCalls;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The running market's calls as one user, each answered once as it comes: no retries. */
record Api(String token, String language) {

  private static final Map<String, Api> LOGGED_IN = new ConcurrentHashMap<>();

  /** A status and a body; of a refusal also its reason and field. */
  record Answer(int status, String type, JsonObject body) {

    /** The reason of a refusal and the field at fault, as in {@code TEXT_MISSING name}. */
    String refusal() {
      String field = body.getString("field", "");
      return body.getString("reason", "none") + (field.isEmpty() ? "" : " " + field);
    }

    long id() {
      return body.getJsonNumber("id").longValueExact();
    }
  }

  static Api anonymous() {
    return new Api(null, "zh-CN");
  }

  /** One of the demo's users; logs in once. */
  static Api as(String login) {
    return LOGGED_IN.computeIfAbsent(login, name -> logIn(name, RunningMarket.PASSWORD));
  }

  static Api logIn(String login, String password) {
    Answer answer = anonymous().tryLogIn(login, password);
    if (answer.status() != 201) {
      throw new AssertionError("login of " + login + " -> " + answer);
    }
    return new Api(answer.body().getString("token"), "zh-CN");
  }

  Answer tryLogIn(String login, String password) {
    return post(
        "tokens",
        Json.createObjectBuilder().add("user", login).add("password", password).build().toString());
  }

  Api in(String otherLanguage) {
    return new Api(token, otherLanguage);
  }

  Answer get(String path) {
    return send("GET", path, null, Map.of());
  }

  Answer post(String path, String json) {
    return send("POST", path, json, Map.of());
  }

  Answer put(String path, String json) {
    return send("PUT", path, json, Map.of());
  }

  Answer delete(String path) {
    return send("DELETE", path, null, Map.of());
  }

  Answer send(String method, String path, String json, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(RunningMarket.address("api/v1/" + path))
            .header("Accept-Language", language)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::setHeader);
    try {
      HttpResponse<String> response = BoundedCalls.send(request.build(), BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Answer(response.statusCode(), type, parse(type, response.body()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static JsonObject parse(String type, String body) {
    if (body.isEmpty() || !type.contains("json")) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }
}
