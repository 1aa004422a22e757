package io.carboninclusion.system.load;

import static io.carboninclusion.launcher.ApiClient.json;

import io.carboninclusion.api.NoOpResource;
import io.carboninclusion.db.Directories;
import io.carboninclusion.db.PidFile;
import io.carboninclusion.db.TestDatabase;
import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.DemoScenario;
import io.carboninclusion.launcher.FlowMarket;
import io.carboninclusion.launcher.Market;
import io.carboninclusion.launcher.TwoAdministrators;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The product as its launcher opens it, with the demo's users and one instrument without a band, in
 * a home of its own. Its WAR has one class more: {@link NoOpResource}.
 */
final class BenchMarket implements AutoCloseable {
  static final String PASSWORD = "demo-password-of-benchmarks";
  private static final Path HOME = Path.of("target", "bench-market").toAbsolutePath();
  private static final long UNITS_KG = 50_000_000L;
  private static final long CASH_FEN = 10_000_000_000L;

  private final Market market;
  private final DemoScenario demo;
  private final int port;
  private final String instrument;

  BenchMarket() {
    deleteHome();
    port = freePort();
    market =
        new Market(
            Map.of(
                "MARKET_HOME", HOME.toString(),
                "MARKET_HTTP_PORT", Integer.toString(port),
                "MARKET_DEMO", "on",
                // All listeners are on this machine.
                "MARKET_STREAM_SUBSCRIBERS_OF_ONE_ADDRESS", "1000",
                "MARKET_DEMO_PASSWORD", PASSWORD,
                "MARKET_JAVA_OPTIONS", System.getProperty("bench.java.options", "")),
            new Market.Parts(
                Path.of(System.getProperty("market.payara")), war(), TestDatabase.binaries()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    market.open();
    demo = new DemoScenario(market.address(), PASSWORD);
    instrument = list();
  }

  private String list() {
    ApiClient seller = demo.user("seller");
    long project = demo.register(demo.administrators());
    FlowMarket venue =
        FlowMarket.list(demo.administrators(), demo.user("company"), seller, project);
    demo.administrators().issue(project, venue.instrument(), UNITS_KG);
    for (String buyer : List.of("company", "company2")) {
      demo.administrators().deposit(account(buyer), CASH_FEN);
    }
    return venue.instrument();
  }

  /** Another instrument, without units. */
  String listAnother() {
    String code = "SC-OTHER-2024";
    demo.administrators()
        .list(
            new TwoAdministrators.Instrument(code, "另一品种", "Another", "FORESTRY", "SC", 2024, 1),
            0,
            -1);
    return code;
  }

  private long account(String user) {
    return demo.user(user).get("me").getJsonNumber("enterpriseId").longValue();
  }

  /** A new API key of a demo user. */
  String key(String user) {
    return demo.user(user)
        .post(
            "api-keys",
            json()
                .add("label", "benchmark")
                .add("expiresAt", OffsetDateTime.now(ZoneOffset.UTC).plusDays(1).toString()))
        .getString("key");
  }

  String instrument() {
    return instrument;
  }

  int port() {
    return port;
  }

  URI address() {
    return market.address();
  }

  /** CPU time of the application server so far, in seconds. */
  double serverCpu() {
    return cpu(market.server().process());
  }

  /** CPU time of MariaDB so far, in seconds. */
  double databaseCpu() {
    return cpu(market.database().process());
  }

  private static double cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  @Override
  public void close() {
    market.close();
    if (!Boolean.getBoolean("bench.keep")) {
      deleteHome();
    }
  }

  private static Path war() {
    try {
      Files.createDirectories(HOME);
      Path copy = HOME.resolve("market-with-no-op.war");
      Files.copy(
          Path.of(System.getProperty("market.war")), copy, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem files = FileSystems.newFileSystem(copy)) {
        add(files, NoOpResource.class);
        add(files, NoOpResource.Wish.class);
        add(files, NoOpResource.Echo.class);
      }
      return copy;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void add(FileSystem war, Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
      Files.copy(bytes, war.getPath("WEB-INF", "classes", file));
    }
  }

  private static void deleteHome() {
    for (String left : new String[] {"payara.pid", "database/mariadbd.pid"}) {
      new PidFile(HOME.resolve(left)).stopWhatIsLeft(Duration.ofSeconds(30));
    }
    try {
      Directories.delete(HOME);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
