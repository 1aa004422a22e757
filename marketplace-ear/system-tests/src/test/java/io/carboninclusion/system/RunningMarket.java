package io.carboninclusion.system;

import io.carboninclusion.db.Directories;
import io.carboninclusion.db.PidFile;
import io.carboninclusion.db.TestDatabase;
import io.carboninclusion.launcher.Market;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The market that all system tests of this JVM share: opened when first asked for, in a fresh home
 * below {@code target}, with the demo's users and nothing else; closed when the JVM ends.
 */
public final class RunningMarket {

  /** The password of the demo's users in tests. */
  public static final String PASSWORD = "demo-password-of-tests";

  /** Few enough to be reached by a test. */
  static final int STREAM_SUBSCRIBERS = 60;

  static final int STREAM_SUBSCRIBERS_OF_ONE_ADDRESS = 40;

  /** A market that lives for minutes starts in a third of the time without the second compiler. */
  static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static Market market;

  /** Why it could not be opened: nobody waits for the same again. */
  private static RuntimeException failure;

  private RunningMarket() {}

  public static synchronized Market get() {
    if (failure != null) {
      throw new IllegalStateException("the market of this JVM did not open", failure);
    }
    if (market == null) {
      Path home = freshHome(System.getProperty("market.shared"));
      Market opened = new Market(environment(home, freePort()), parts());
      Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
      open(opened);
      market = opened;
    }
    return market;
  }

  private static void open(Market market) {
    try {
      market.open();
    } catch (RuntimeException e) {
      failure = e;
      if (!Thread.currentThread().isInterrupted()) {
        LastWords.print("the market did not open: " + e);
      }
      throw e;
    }
  }

  /** The address of a page or call, as in {@code address("api/v1/status")}. */
  public static URI address(String path) {
    return get().address().resolve(path);
  }

  /** What the build made and brought, as the build says by system properties. */
  static Market.Parts parts() {
    return new Market.Parts(
        Path.of(System.getProperty("market.payara")),
        Path.of(System.getProperty("market.war")),
        TestDatabase.binaries(),
        TestDatabase.SMALL_LOG);
  }

  static Map<String, String> environment(Path home, int port) {
    Map<String, String> environment = new HashMap<>();
    environment.put("MARKET_HOME", home.toString());
    environment.put("MARKET_HTTP_PORT", Integer.toString(port));
    environment.put("MARKET_JAVA_OPTIONS", SHORT_LIFE);
    environment.put("MARKET_STREAM_SUBSCRIBERS", Integer.toString(STREAM_SUBSCRIBERS));
    environment.put(
        "MARKET_STREAM_SUBSCRIBERS_OF_ONE_ADDRESS",
        Integer.toString(STREAM_SUBSCRIBERS_OF_ONE_ADDRESS));
    environment.put("MARKET_DEMO", "on");
    environment.put("MARKET_DEMO_PASSWORD", PASSWORD);
    return environment;
  }

  /** An empty directory below {@code target}; what an earlier, killed run left there is stopped. */
  static Path freshHome(String name) {
    Path home = Path.of("target", name).toAbsolutePath();
    for (Path left : pidFiles(home)) {
      new PidFile(left).stopWhatIsLeft(Duration.ofSeconds(30));
    }
    try {
      Directories.delete(home);
      ClosedHomes.given(home);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of the servers that run from this home; not there once they have been closed. */
  static List<Path> pidFiles(Path home) {
    return Stream.of("payara.pid", "database/mariadbd.pid", "mariadbd.pid")
        .map(home::resolve)
        .toList();
  }

  static int freePort() {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
