package io.carboninclusion.system;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.EmbeddedDatabase;
import io.carboninclusion.db.PidFile;
import io.carboninclusion.db.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A full Jakarta EE server as a site has it: Payara Server with a domain, ports and a database of
 * its own, all below one directory of {@code target}. Every step is the command that README.md
 * names for a site; {@link #close} ends server and database.
 */
final class FullServer implements AutoCloseable {

  private static final int MINUTES = 3;
  private static final String DOMAIN = "market";
  private static final String LISTENER =
      "server.network-config.protocols.protocol.http-listener-1.http.";

  private final Path home;
  private final Path domains;
  private final int portBase;
  private final EmbeddedDatabase database;

  /** Starts the database, whose users are made as {@code users.sql} says; nothing else yet. */
  FullServer(String name) {
    home = RunningMarket.freshHome(name);
    domains = home.resolve("domains");
    portBase = freePortBase();
    database =
        EmbeddedDatabase.start(
            home.resolve("database"), TestDatabase.binaries(), TestDatabase.SMALL_LOG);
  }

  /** The port of pages and calls stands 80 above the domain's base. */
  URI address() {
    return URI.create("http://localhost:" + (portBase + 80) + "/");
  }

  /** The site's step between the database's users and the first start. */
  void migrate() {
    Map<String, String> environment = environment();
    environment.put("MARKET_DB_MIGRATION_PASSWORD", database.access().migration().password());
    Command.succeed(
        MINUTES,
        environment,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "io.carboninclusion.db.Migrations");
  }

  /** Makes the domain and starts it with the market's environment; its options need a restart. */
  void start() {
    asadmin(
        "create-domain",
        "--nopassword=true",
        "--portbase",
        "" + portBase,
        domainDirectory(),
        DOMAIN);
    asadmin("start-domain", domainDirectory(), DOMAIN);
    new PidFile(home.resolve("payara.pid")).write(process());
    remote("delete-jvm-options", "-Xmx512m");
    remote(
        "create-jvm-options",
        "-Xmx2g:-Duser.language=zh:-Duser.country=CN:-Dproduct.name=:-XX\\:TieredStopAtLevel=1");
    remote("set", LISTENER + "server-header=false", LISTENER + "xpowered-by=false");
    remote("set", "server.network-config.transports.transport.tcp.socket-write-buffer-size=65536");
  }

  /** Lets the options count, and a deployment that was refused be forgotten. */
  void restart() {
    asadmin("restart-domain", domainDirectory(), DOMAIN);
    new PidFile(home.resolve("payara.pid")).write(process());
  }

  /** Deploys the EAR; over an older one of the same name it is an upgrade. */
  void deploy(Path ear) {
    remote("deploy", "--force=true", "--name", DOMAIN, ear.toString());
  }

  DatabaseAccess access() {
    return database.access();
  }

  String log() {
    return read(domains.resolve(DOMAIN).resolve("logs/server.log"));
  }

  @Override
  public void close() {
    new PidFile(home.resolve("payara.pid")).stopWhatIsLeft(Duration.ofSeconds(60));
    database.close();
  }

  List<ProcessHandle> processes() {
    return LauncherProcess.serversOf(home);
  }

  /** A hundred ports of which none is taken, below those that the system gives away by itself. */
  private static int freePortBase() {
    int first = 20_000 + (int) (ProcessHandle.current().pid() % 100) * 100;
    return IntStream.iterate(first, base -> base < 32_000, base -> base + 100)
        .filter(base -> IntStream.range(base, base + 100).allMatch(FullServer::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port)) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private ProcessHandle process() {
    String pid = read(domains.resolve(DOMAIN).resolve("config/pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private String domainDirectory() {
    return "--domaindir=" + domains;
  }

  private void remote(String... arguments) {
    asadmin(
        Stream.concat(Stream.of("--port", "" + (portBase + 48)), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private void asadmin(String... arguments) {
    String program = System.getProperty("market.full.server") + "/bin/asadmin";
    Command.succeed(
        MINUTES,
        environment(),
        Stream.concat(Stream.of(program, "--interactive=false"), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(access().environmentOfTheApplication());
    environment.put("MARKET_HOME", home.toString());
    environment.put("MARKET_PUBLIC_URL", address().toString());
    environment.put("MARKET_DEMO_PASSWORD", RunningMarket.PASSWORD);
    environment.put("MARKET_PERSONAL_SECRET", "a secret that is only this test's own");
    environment.put("AS_JAVA", System.getProperty("java.home"));
    return environment;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
