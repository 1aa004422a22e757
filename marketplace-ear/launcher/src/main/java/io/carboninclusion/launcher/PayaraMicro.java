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

  /** Said of the port once the server has it; of one that it finds taken it says nothing. */
  private static final String BOUND = " - bound to [/";

  private static final String READY = " ready in ";

  /** It would go on without the setting. */
  private static final String SETTING_FAILED = "Boot Command set failed";

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
  private static final String LISTENER =
      "network-config.network-listeners.network-listener.http-listener.enabled";
  private static final Duration PATIENCE_AT_START = Duration.ofSeconds(300);
  private static final Duration PATIENCE_FOR_AN_ANSWER = Duration.ofSeconds(60);
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
      throw new CannotStart(portIsTaken(), taken);
    }
  }

  private String portIsTaken() {
    return "Port "
        + port
        + " is taken by another program: stop it, or set MARKET_HTTP_PORT to another port.";
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

  /** Ends the server as a power cut would. */
  public void kill() {
    PidFile.kill(process.toHandle());
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
    // While an application is being deployed, the server answers for it: 404, 500, and now and then
    // an empty 200, which a trader would take for an accepted order.
    Path before =
        commands(
            "payara-commands",
            "network-config.protocols.protocol.http-listener.http.server-header=false",
            "network-config.protocols.protocol.http-listener.http.xpowered-by=false",
            // Four times as much waits in memory for one who does not read: by default 10 MiB on
            // loopback, where a proxy is, and a few hundred of them would take all there is.
            "network-config.transports.transport.tcp.socket-write-buffer-size=65536",
            // A listener that is opened later would bring a single sign-on that needs a cluster.
            "http-service.sso-enabled=false",
            "availability-service.web-container-availability.sso-failover-enabled=false",
            LISTENER + "=false");
    Path deployed = commands("payara-commands-deployed", LISTENER + "=true");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JAVA_OPTIONS);
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", payaraMicroJar.toString()));
    command.addAll(List.of("--rootDir", home.resolve("payara").toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--noHazelcast", "--disablePhoneHome"));
    command.addAll(List.of("--prebootcommandfile", before.toString()));
    command.addAll(List.of("--postdeploycommandfile", deployed.toString()));
    command.addAll(List.of("--contextroot", "/", "--deploy", war.toString()));
    return command;
  }

  private Path commands(String file, String... settings) throws IOException {
    String server = "set configs.config.server-config.";
    List<String> lines = Stream.of(settings).map(setting -> server + setting).toList();
    return Files.write(home.resolve(file), lines);
  }

  /** Returns when the market's first page and its database answer; refuses with the reason. */
  public void waitUntilItAnswers() {
    HttpClient client = BoundedCalls.clients().connectTimeout(Duration.ofSeconds(2)).build();
    long end = System.nanoTime() + PATIENCE_AT_START.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive() || hasFailed()) {
        String reason = reason();
        close();
        throw new CannotStart(reason);
      }
      // What answers while this server has no port is another program.
      if (hasLogged(BOUND) && answers(client, "api/v1/status") && answers(client, "")) {
        return;
      }
      if (hasLogged(READY) && !hasLogged(BOUND)) {
        close();
        throw new CannotStart(portIsTaken());
      }
      pause();
    }
    String reason = reason();
    close();
    throw new CannotStart(reason);
  }

  private boolean answers(HttpClient client, String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address().resolve(path)).build();
      return BoundedCalls.send(
                  client, request, HttpResponse.BodyHandlers.discarding(), PATIENCE_FOR_AN_ANSWER)
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while the application started.", e);
    }
  }

  /** Payara Micro stays up without the application when its deployment fails. */
  private boolean hasFailed() {
    return hasLogged(CANNOT_START) || hasLogged(DEPLOYMENT_FAILED) || hasLogged(SETTING_FAILED);
  }

  private boolean hasLogged(String words) {
    return logLines(line -> line.contains(words)).findAny().isPresent();
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
