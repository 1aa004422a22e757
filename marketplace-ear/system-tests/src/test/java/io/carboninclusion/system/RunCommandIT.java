package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.db.Directories;
import io.carboninclusion.db.EmbeddedDatabase;
import io.carboninclusion.db.Migrations;
import io.carboninclusion.db.TestDatabase;
import io.carboninclusion.launcher.BoundedCalls;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The one command in a fresh clone, and every way in which a run can end or not begin. */
class RunCommandIT {

  private final Path home = RunningMarket.freshHome("run-command");
  private final int port = RunningMarket.freePort();
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "MARKET_HOME",
              home.toString(),
              "MARKET_HTTP_PORT",
              "" + port,
              "MARKET_JAVA_OPTIONS",
              RunningMarket.SHORT_LIFE));

  @AfterEach
  void nothingIsLeft() {
    assertThat(LauncherProcess.serversOf(home)).isEmpty();
  }

  @Test
  void aFreshCloneOpensAndKeepsEverythingAlsoWhenItIsKilled() throws Exception {
    String password;
    String instruments;
    List<ProcessHandle> left;
    try (LauncherProcess first = LauncherProcess.maven(freshClone(), settings)) {
      first.awaitOpen();
      assertThat(get("")).contains("碳普惠");
      assertThat(first.output())
          .contains("http://localhost:" + port + "/", "admin1, admin2, judge");
      assertThat(first.output()).doesNotContain("The demo's day was not played to its end");
      password = password(first);
      instruments = get("api/v1/instruments");
      assertThat(instruments).contains("SC-FOR-2024");
      aSecondOneIsRefusedInOneLine();
      first.kill();
      left = LauncherProcess.serversOf(home);
      assertThat(left).as("application server and database").hasSize(2);
    }
    try (LauncherProcess second = LauncherProcess.java(settings)) {
      second.awaitOpen();
      assertThat(left).noneMatch(ProcessHandle::isAlive);
      assertThat(password(second)).isEqualTo(password);
      assertThat(get("api/v1/instruments")).isEqualTo(instruments);
      second.terminate();
    }
  }

  private void aSecondOneIsRefusedInOneLine() {
    refused(settings, "Another market runs from " + home);
    Map<String, String> elsewhere = new HashMap<>(settings);
    elsewhere.put("MARKET_HOME", RunningMarket.freshHome("run-command-elsewhere").toString());
    refused(elsewhere, "Port " + port + " is taken by another program");
  }

  @Test
  void anUnsafeServerIsRefusedInOneLineAndLeftAsItIs() throws IOException {
    try (EmbeddedDatabase external =
        external("unsafe", List.of("--innodb-flush-log-at-trx-commit=2"))) {
      refused(settings, "The database server has innodb_flush_log_at_trx_commit=2: set it to 1");
    }
  }

  @Test
  void aSchemaOfALaterVersionIsRefusedInOneLine() throws Exception {
    try (EmbeddedDatabase external = external("later", List.of())) {
      new Migrations(external.access()).migrate();
      try (Connection connection =
              external.access().connect(external.access().migration(), "market");
          Statement statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                + " checksum, installed_by, execution_time, success)"
                + " VALUES (9000, '9000', 'later', 'SQL', 'V9000__later.sql', 1, 'x', 1, 1)");
      }
      refused(settings, "has another schema than this version of the market");
    }
  }

  @Test
  void aSettingThatCannotBeUsedIsRefusedInOneLine() {
    settings.put("MARKET_HTTP_PORT", "eighty");
    refused(settings, "MARKET_HTTP_PORT is \"eighty\"; it must be a port from 1 to 65535.");
  }

  @Test
  void aPortThatIsTakenWhileTheServerStartsIsRefusedInOneLine() throws IOException {
    LauncherProcess launcher = LauncherProcess.java(settings);
    await().atMost(2, TimeUnit.MINUTES).until(() -> Files.exists(home.resolve("payara.pid")));
    try (ServerSocket another = new ServerSocket(port)) {
      assertThat(launcher.awaitExit()).isEqualTo(1);
      assertThat(launcher.lines())
          .last(InstanceOfAssertFactories.STRING)
          .contains("Port " + another.getLocalPort() + " is taken by another program");
    }
  }

  /** On a full one MariaDB would wait without end while it makes its tables. */
  @Test
  void aDiskWithTooLittleRoomIsRefusedInOneLine() {
    try (SmallDisk disk = new SmallDisk(Path.of("target", "little-room").toAbsolutePath(), 64)) {
      settings.put("MARKET_HOME", disk.place().resolve("home").toString());
      refused(settings, " has 64 MiB free: make room there, or set MARKET_HOME");
    }
  }

  private static void refused(Map<String, String> settings, String reason) {
    LauncherProcess launcher = LauncherProcess.java(settings);
    assertThat(launcher.awaitExit()).isEqualTo(1);
    List<String> said =
        launcher.lines().stream().filter(line -> !line.startsWith("Opening the market")).toList();
    assertThat(said).singleElement().asString().contains(reason);
  }

  private EmbeddedDatabase external(String name, List<String> options) {
    Path itsHome = RunningMarket.freshHome("external-" + name);
    EmbeddedDatabase external = EmbeddedDatabase.start(itsHome, TestDatabase.binaries(), options);
    settings.putAll(external.access().environmentOfTheApplication());
    settings.put("MARKET_DB_MIGRATION_PASSWORD", external.access().migration().password());
    return external;
  }

  private static Path freshClone() throws IOException, InterruptedException {
    Path clone = Path.of("target", "fresh-clone").toAbsolutePath();
    Directories.delete(clone);
    Path top = TestDatabase.binaries().getParent().getParent();
    Command.succeed(
        2, Map.of(), "git", "clone", "-q", "--depth", "1", "file://" + top, clone.toString());
    return clone;
  }

  private static String password(LauncherProcess launcher) {
    return launcher.lines().stream()
        .filter(line -> line.contains("  password  "))
        .findFirst()
        .orElseThrow();
  }

  private String get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://localhost:" + port + "/" + path);
    HttpResponse<String> answer =
        BoundedCalls.send(
            HttpRequest.newBuilder(address).header("Accept-Language", "zh-CN").build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
