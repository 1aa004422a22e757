package io.carboninclusion.launcher;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.DatabaseUnusable;
import io.carboninclusion.db.EmbeddedDatabase;
import io.carboninclusion.db.KeptSecrets;
import io.carboninclusion.db.Migrations;
import io.carboninclusion.kernel.Settings;
import io.carboninclusion.trading.ServerChecks;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole market on this machine: database and application server, opened and closed together.
 *
 * <p>Its life: {@link #open} takes the home directory for itself, stops what a killed run left,
 * refuses what cannot work with one sentence, migrates, and returns when the first page answers.
 * {@link #close} may come at any moment, also from a shutdown hook while it still opens, and leaves
 * no process behind.
 */
public final class Market implements AutoCloseable {

  /**
   * What the market is made of.
   *
   * @param payaraMicro the jar of Payara Micro
   * @param war the market's WAR
   * @param mariadb where MariaDB's binaries are or will be unpacked
   * @param mariadbOptions further ones, as tests have them
   */
  public record Parts(Path payaraMicro, Path war, Path mariadb, List<String> mariadbOptions) {

    /** As it is in use. */
    public Parts(Path payaraMicro, Path war, Path mariadb) {
      this(payaraMicro, war, mariadb, List.of());
    }
  }

  private final Map<String, String> environment;
  private final Settings settings;
  private final Parts parts;
  private final PayaraMicro server;
  private HomeLock lock;
  private EmbeddedDatabase database;
  private DatabaseAccess access;
  private volatile boolean closing;

  /** A market with the settings that README.md lists; what a setting refuses throws here. */
  public Market(Map<String, String> environment, Parts parts) {
    this.environment = Map.copyOf(environment);
    this.settings = Settings.of(environment);
    this.parts = parts;
    this.server = new PayaraMicro(settings.home(), settings.httpPort(), javaOptions(environment));
    settings.check();
  }

  /** Opens the market. Refuses with {@link CannotStart} or {@link DatabaseUnusable}. */
  public void open() {
    takeHome();
    server.checkPortIsFree();
    openDatabase();
    checkDatabase();
    new Migrations(access).migrate();
    startServer();
    server.waitUntilItAnswers();
  }

  /** Opens the database alone, for an operator; no market may run in this home. */
  public DatabaseAccess openDatabaseAlone() {
    takeHome();
    openDatabase();
    checkDatabase();
    return access;
  }

  public URI address() {
    return server.address();
  }

  public Path home() {
    return settings.home();
  }

  public Settings settings() {
    return settings;
  }

  public PayaraMicro server() {
    return server;
  }

  public DatabaseAccess access() {
    return access;
  }

  /** The server that this market brought with it; null if the database is an external one. */
  public EmbeddedDatabase database() {
    return database;
  }

  /** The one password of the demo's users: given by setting, or generated once and kept. */
  public String demoPassword() {
    return settings
        .demoPassword()
        .orElseGet(() -> new KeptSecrets(home().resolve("secrets.properties")).get("demo", 12));
  }

  /** The first administrators' passwords in the order of their names: given, or generated once. */
  public List<String> firstAdministratorPasswords() {
    List<String> given = settings.firstAdministratorPasswords();
    if (!given.isEmpty()) {
      return given;
    }
    KeptSecrets kept = new KeptSecrets(home().resolve("secrets.properties"));
    return settings.firstAdministrators().stream()
        .map(name -> kept.get("administrator." + name, 16))
        .toList();
  }

  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      server.close();
      if (database != null) {
        database.close();
      }
      if (lock != null) {
        lock.close();
      }
    }
  }

  private static List<String> javaOptions(Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("MARKET_JAVA_OPTIONS", "").strip().split("\\s+"))
        .filter(option -> !option.isEmpty())
        .toList();
  }

  private synchronized void takeHome() {
    refuseWhenClosing();
    lock = HomeLock.take(home());
    server.stopWhatIsLeft();
  }

  private synchronized void openDatabase() {
    refuseWhenClosing();
    if (environment.containsKey("MARKET_DB_URL")) {
      settings.databaseUrl();
      access = DatabaseAccess.fromEnvironment(environment);
    } else {
      database =
          EmbeddedDatabase.start(
              home().resolve("database"), parts.mariadb(), parts.mariadbOptions());
      access = database.access();
    }
  }

  private void checkDatabase() {
    try (Connection connection = access.connect(access.migration(), DatabaseAccess.MARKET)) {
      List<String> complaints = ServerChecks.complaints(connection);
      if (!complaints.isEmpty()) {
        throw new DatabaseUnusable(String.join(System.lineSeparator(), complaints));
      }
    } catch (SQLException e) {
      throw new DatabaseUnusable(
          "The database at "
              + access.url()
              + " cannot be entered as "
              + access.migration()
              + ": check the address and run db/users.sql there. ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private synchronized void startServer() {
    refuseWhenClosing();
    Map<String, String> forServer = new HashMap<>(environment);
    forServer.keySet().removeIf(name -> name.startsWith("MARKET_DB_MIGRATION"));
    forServer.putAll(access.environmentOfTheApplication());
    forServer.put("MARKET_HOME", home().toString());
    forServer.put("MARKET_HTTP_PORT", Integer.toString(settings.httpPort()));
    forServer.put("MARKET_DEMO", settings.demo() ? "on" : "off");
    forServer.put("MARKET_PERSONAL_SECRET", personalSecret());
    if (settings.demo()) {
      forServer.put("MARKET_DEMO_PASSWORD", demoPassword());
    } else {
      forServer.put(
          "MARKET_FIRST_ADMINS_PASSWORD", String.join(",", firstAdministratorPasswords()));
    }
    server.start(parts.payaraMicro(), parts.war(), forServer);
  }

  /** Given, or generated once and kept: what persons are hashed with must never be another. */
  private String personalSecret() {
    return environment.getOrDefault("MARKET_PERSONAL_SECRET", "").isBlank()
        ? new KeptSecrets(home().resolve("secrets.properties")).get("personal", 48)
        : settings.personalSecret();
  }

  private void refuseWhenClosing() {
    if (closing) {
      throw new CannotStart("The market is being closed.");
    }
  }
}
