package io.carboninclusion.system.load;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who logs in at the login page and then looks at pages, or calls with a token. */
final class Visitor {
  private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b[^>]*>");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI address;
  private final String token;

  private Visitor(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  static Visitor program(URI address, String token) {
    return new Visitor(address, token);
  }

  /** A user of the pages, logged in as a browser would. */
  static Visitor person(URI address, String login, String password)
      throws IOException, InterruptedException {
    Visitor visitor = new Visitor(address, null);
    String page = visitor.see("login");
    String form = page.substring(page.indexOf("id=\"login\""));
    StringJoiner fields = new StringJoiner("&");
    Matcher input = INPUT.matcher(form.substring(0, form.indexOf("</form>")));
    while (input.find()) {
      Matcher name = NAME.matcher(input.group());
      Matcher value = VALUE.matcher(input.group());
      if (name.find()) {
        String word =
            name.group(1).contains("username")
                ? login
                : name.group(1).contains("password") ? password : value.find() ? value.group(1) : "";
        fields.add(name.group(1) + "=" + URLEncoder.encode(word, StandardCharsets.UTF_8));
      }
    }
    visitor.http.send(
        HttpRequest.newBuilder(address.resolve("login"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields.toString()))
            .build(),
        BodyHandlers.ofString());
    return visitor;
  }

  /**
   * The page or answer, whole.
   *
   * @throws IOException also if the answer is no success, or leads to the login
   */
  String see(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    boolean elsewhere = response.uri().getPath().endsWith("/login") && !path.equals("login");
    if (response.statusCode() != 200 || elsewhere) {
      throw new IOException(path + " -> " + response.statusCode() + " " + response.uri());
    }
    return response.body();
  }
}
