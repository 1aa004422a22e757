package io.carboninclusion.kernel;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the machine's owner decides by environment variables, read in this one place and checked: a
 * value that cannot be used is refused with a sentence that says what to change.
 *
 * <p>Times, limits and rules of the market are not here: they are set by commands and pages.
 */
public final class Settings {

  private static final int PERSONAL_SECRET_SHORTEST = 32;

  private final Map<String, String> environment;

  private Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  public static Settings fromEnvironment() {
    return new Settings(System.getenv());
  }

  public static Settings of(Map<String, String> environment) {
    return new Settings(environment);
  }

  /**
   * Reads those that have a default and are used only later, so that a market does not open on one
   * that is refused then.
   */
  public void check() {
    demo();
    publicUrl();
    demoPassword();
    firstAdministratorPasswords();
    citizenLinkHours();
    streamSubscribers();
    streamSubscribersOfOneAddress();
  }

  /** The market's own directory: data, logs, kept secrets. */
  public Path home() {
    return Path.of(text("MARKET_HOME").orElse(".market")).toAbsolutePath().normalize();
  }

  public int httpPort() {
    String value = text("MARKET_HTTP_PORT").orElse("8080");
    if (!value.matches("[0-9]{1,5}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > 65_535) {
      throw refused("MARKET_HTTP_PORT", value, "a port from 1 to 65535");
    }
    return Integer.parseInt(value);
  }

  /** Whether demo users and the demo day are wanted. */
  public boolean demo() {
    String value = text("MARKET_DEMO").orElse("on");
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw refused("MARKET_DEMO", value, "on or off");
    };
  }

  /** The one password of the demo users. */
  public Optional<String> demoPassword() {
    Optional<String> password = text("MARKET_DEMO_PASSWORD");
    password.ifPresent(
        given -> {
          int length = given.codePointCount(0, given.length());
          if (length < Text.PASSWORD_SHORTEST || length > Text.PASSWORD_LONGEST) {
            throw new IllegalStateException(
                "MARKET_DEMO_PASSWORD has %d characters; it must have %d to %d."
                    .formatted(length, Text.PASSWORD_SHORTEST, Text.PASSWORD_LONGEST));
          }
        });
    return password;
  }

  /** User names of the administrators a market without demo data begins with. */
  public List<String> firstAdministrators() {
    List<String> names = list("MARKET_FIRST_ADMINS");
    for (String name : names) {
      if (!Text.isLogin(name)) {
        throw refused(
            "MARKET_FIRST_ADMINS",
            name,
            "user names of 2 to 64 lower-case letters, digits and . _ @ -, divided by commas");
      }
    }
    if (names.size() == 1) {
      throw refused(
          "MARKET_FIRST_ADMINS",
          names.get(0),
          "at least two user names, for what one administrator proposes another approves");
    }
    return names;
  }

  /** Their passwords in the same order, or none; needed at the first start only. */
  public List<String> firstAdministratorPasswords() {
    List<String> passwords = list("MARKET_FIRST_ADMINS_PASSWORD");
    int names = firstAdministrators().size();
    if (!passwords.isEmpty() && passwords.size() != names) {
      throw new IllegalStateException(
          "MARKET_FIRST_ADMINS names %d administrators and MARKET_FIRST_ADMINS_PASSWORD has %d passwords; give one for each, divided by commas."
              .formatted(names, passwords.size()));
    }
    return passwords;
  }

  /** JDBC address of the MariaDB server, without a schema: {@code jdbc:mariadb://host:port}. */
  public String databaseUrl() {
    String url = required("MARKET_DB_URL");
    if (!url.matches("jdbc:mariadb://[^/?]+/?")) {
      throw refused("MARKET_DB_URL", url, "jdbc:mariadb://host:port without a schema");
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  public String appUser() {
    return text("MARKET_DB_APP_USER").orElse("market_app");
  }

  public String appPassword() {
    return required("MARKET_DB_APP_PASSWORD");
  }

  public String viewUser() {
    return text("MARKET_DB_VIEW_USER").orElse("market_view");
  }

  public String viewPassword() {
    return required("MARKET_DB_VIEW_PASSWORD");
  }

  /** Where people reach the market: the base of the links in QR codes, without a trailing slash. */
  public URI publicUrl() {
    String url = text("MARKET_PUBLIC_URL").orElse("http://localhost:" + httpPort());
    if (!url.matches("https?://[^\\s/]+.*")) {
      throw refused("MARKET_PUBLIC_URL", url, "an address that begins with http:// or https://");
    }
    return URI.create(url.replaceAll("/+$", ""));
  }

  /** How many may listen to the streams of market data at once: 0 to 99999; 1000 unless set. */
  public int streamSubscribers() {
    String value = text("MARKET_STREAM_SUBSCRIBERS").orElse("1000");
    if (!value.matches("[0-9]{1,5}")) {
      throw refused("MARKET_STREAM_SUBSCRIBERS", value, "a whole number from 0 to 99999");
    }
    return Integer.parseInt(value);
  }

  /** How many of them from one network address: 1 to 99999; 200 unless set. */
  public int streamSubscribersOfOneAddress() {
    String value = text("MARKET_STREAM_SUBSCRIBERS_OF_ONE_ADDRESS").orElse("200");
    if (!value.matches("[1-9][0-9]{0,4}")) {
      throw refused(
          "MARKET_STREAM_SUBSCRIBERS_OF_ONE_ADDRESS", value, "a whole number from 1 to 99999");
    }
    return Integer.parseInt(value);
  }

  /** What persons and their acts are hashed with; with another one nobody is known any more. */
  public String personalSecret() {
    String secret = required("MARKET_PERSONAL_SECRET");
    if (secret.length() < PERSONAL_SECRET_SHORTEST) {
      throw new IllegalStateException(
          "MARKET_PERSONAL_SECRET has %d characters; it must have at least %d."
              .formatted(secret.length(), PERSONAL_SECRET_SHORTEST));
    }
    return secret;
  }

  /** How long a citizen's signed link lasts, in hours: 1 to 8784, a year; 720 unless set. */
  public int citizenLinkHours() {
    String value = text("MARKET_CITIZEN_LINK_HOURS").orElse("720");
    if (!value.matches("[1-9][0-9]{0,3}") || Integer.parseInt(value) > 8_784) {
      throw refused("MARKET_CITIZEN_LINK_HOURS", value, "hours from 1 to 8784");
    }
    return Integer.parseInt(value);
  }

  private List<String> list(String name) {
    return text(name).stream()
        .flatMap(items -> Stream.of(items.split(",")))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private String required(String name) {
    return text(name)
        .orElseThrow(
            () -> new IllegalStateException(name + " is not set; README.md lists the settings."));
  }

  private static IllegalStateException refused(String name, String value, String wanted) {
    return new IllegalStateException(name + " is \"" + value + "\"; it must be " + wanted + ".");
  }
}
