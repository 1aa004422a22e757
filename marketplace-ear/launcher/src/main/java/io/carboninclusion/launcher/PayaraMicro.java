package io.carboninclusion.launcher;

import io.carboninclusion.db.Directories;
import io.carboninclusion.db.PidFile;
import io.carboninclusion.trading.StartChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The application server with the market's WAR, as a process of its own.
 *
 * <p>A process, not a thread of Maven's: it needs the opened packages of its own manifest, its own
 * memory, and it can be killed alone. It writes to {@code logs/payara.log} in the home directory.
 */
public final class PayaraMicro implements AutoCloseable {

  private static final String CANNOT_START = StartChecks.CANNOT_START;
  private static final String DEPLOYMENT_FAILED = "Exception while deploying the app";
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xms256m",
          "-Xmx2g",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8",
          "-Djava.awt.headless=true",
          "-Duser.timezone=UTC",
          // Whoever asks for no language gets Chinese.
          "-Duser.language=zh",
          "-Duser.country=CN",
          // Without it error pages and headers name the product.
          "-Dproduct.name=");
  private static final Duration PATIENCE_AT_START = Duration.ofSeconds(300);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(30);

  private final Path home;
  private final Path log;
  private final int port;
  private final PidFile pidFile;
  private final List<String> javaOptions;
  private Process process;

  /**
   * A server that is not started yet.
   *
   * @param javaOptions further options of its JVM, which win over the usual ones
   */
  public PayaraMicro(Path home, int port, List<String> javaOptions) {
    this.home = home;
    this.javaOptions = List.copyOf(javaOptions);
    this.port = port;
    this.log = home.resolve("logs").resolve("payara.log");
    this.pidFile = new PidFile(home.resolve("payara.pid"));
  }

  /** Stops a server that an earlier, killed run left behind. */
  public void stopWhatIsLeft() {
    pidFile.stopWhatIsLeft(PATIENCE_AT_STOP);
  }

  /** Refuses, with the setting to change, when another program has the port. */
  public void checkPortIsFree() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(port));
    } catch (IOException taken) {
      throw new CannotStart(
          "Port "
              + port
              + " is taken by another program: stop it, or set MARKET_HTTP_PORT to another port.",
          taken);
    }
  }

  /** Starts the server's process; {@link #waitUntilItAnswers} waits for what it brings up. */
  public void start(Path payaraMicroJar, Path war, Map<String, String> environment) {
    try {
      Files.createDirectories(log.getParent());
      if (Files.exists(log)) {
        Files.move(
            log, log.resolveSibling("payara.previous.log"), StandardCopyOption.REPLACE_EXISTING);
      }
      forgetTheLastDeployment();
      ProcessBuilder builder = new ProcessBuilder(command(payaraMicroJar, war));
      builder.environment().putAll(environment);
      builder.directory(home.toFile());
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      process = builder.start();
      pidFile.write(process.toHandle());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://localhost:" + port + "/");
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  public Path log() {
    return log;
  }

  /** Waits until the server ends by itself. */
  void waitForItsEnd() {
    process.onExit().join();
  }

  @Override
  public void close() {
    if (process != null) {
      PidFile.stop(process.toHandle(), PATIENCE_AT_STOP);
      pidFile.delete();
    }
  }

  /** What the server kept of the last run it would load first, and then deploy the WAR again. */
  private void forgetTheLastDeployment() throws IOException {
    for (String kept : new String[] {"config", "applications", "generated"}) {
      Directories.delete(home.resolve("payara").resolve(kept));
    }
  }

  private List<String> command(Path payaraMicroJar, Path war) throws IOException {
    Path commands = home.resolve("payara-commands");
    Files.writeString(
        commands,
        """
        set configs.config.server-config.network-config.protocols.protocol.http-listener.http.server-header=false
        set configs.config.server-config.network-config.protocols.protocol.http-listener.http.xpowered-by=false
        """);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JAVA_OPTIONS);
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", payaraMicroJar.toString()));
    command.addAll(List.of("--rootDir", home.resolve("payara").toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--noHazelcast", "--disablePhoneHome"));
    command.addAll(List.of("--prebootcommandfile", commands.toString()));
    command.addAll(List.of("--contextroot", "/", "--deploy", war.toString()));
    return command;
  }

  /** Returns when the market's first page and its database answer; refuses with the reason. */
  public void waitUntilItAnswers() {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    long end = System.nanoTime() + PATIENCE_AT_START.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive() || hasFailed()) {
        String reason = reason();
        close();
        throw new CannotStart(reason);
      }
      if (answers(client, "api/v1/status") && answers(client, "")) {
        return;
      }
      pause();
    }
    String reason = reason();
    close();
    throw new CannotStart(reason);
  }

  private boolean answers(HttpClient client, String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(60)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while the application started.", e);
    }
  }

  /** Payara Micro stays up without the application when its deployment fails. */
  private boolean hasFailed() {
    return logLines(line -> line.contains(CANNOT_START) || line.contains(DEPLOYMENT_FAILED))
        .findAny()
        .isPresent();
  }

  /** The application's own refusals if it gave any, else where to look. */
  private String reason() {
    String refusals =
        logLines(line -> line.contains(CANNOT_START))
            .map(line -> line.substring(line.indexOf(CANNOT_START) + CANNOT_START.length()))
            .distinct()
            .collect(Collectors.joining(System.lineSeparator()));
    return refusals.isEmpty() ? "The application did not start; its log is " + log + "." : refusals;
  }

  private Stream<String> logLines(Predicate<String> wanted) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(wanted).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while the application started.", e);
    }
  }
}
