package io.carboninclusion.system;

import io.carboninclusion.launcher.BoundedCalls;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** A partner platform at the door for files: sends bytes as they are. */
record Partner(URI market, String token) {

  /** The demo's partner in the shared market. */
  static Partner demo() {
    return new Partner(RunningMarket.address(""), Api.as("partner").token());
  }

  /** A status and what stands in the body. */
  record Answer(int status, JsonObject body) {

    String reason() {
      return body.getString("reason", "none");
    }

    long number(String name) {
      return body.getJsonNumber(name).longValueExact();
    }

    /** Lines, accepted, refused, repeated. */
    String counts() {
      return number("lines")
          + " = "
          + number("accepted")
          + " + "
          + number("refused")
          + " + "
          + number("repeated");
    }
  }

  Answer accounts(String csv) {
    return send("schemes/WH/accounts", csv.getBytes(StandardCharsets.UTF_8), null);
  }

  Answer acts(String csv) {
    return send("schemes/WH/acts", csv.getBytes(StandardCharsets.UTF_8), null);
  }

  Answer send(String path, byte[] body, String encoding) {
    return send(path, HttpRequest.BodyPublishers.ofByteArray(body), encoding);
  }

  Answer stream(String path, InputStream body, String encoding) {
    return send(path, HttpRequest.BodyPublishers.ofInputStream(() -> body), encoding);
  }

  private Answer send(String path, HttpRequest.BodyPublisher body, String encoding) {
    HttpRequest.Builder request =
        request(path).header("Content-Type", "text/csv; charset=utf-8").POST(body);
    if (encoding != null) {
      request.header("Content-Encoding", encoding);
    }
    return exchange(request.build());
  }

  Answer get(String path) {
    return exchange(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(market.resolve("/api/v1/" + path))
        .header("Accept-Language", "en")
        .header("Authorization", "Bearer " + token);
  }

  private static Answer exchange(HttpRequest request) {
    try {
      HttpResponse<String> response =
          BoundedCalls.send(request, HttpResponse.BodyHandlers.ofString());
      try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
        return new Answer(response.statusCode(), reader.readObject());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
