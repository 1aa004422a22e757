package io.carboninclusion.system;

import static org.awaitility.Awaitility.await;

import io.carboninclusion.launcher.Market;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The launcher as a person runs it: a process with its settings, its output and its exit code. */
final class LauncherProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path output;

  private LauncherProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** {@code mvn -Prun} in a checkout. */
  static LauncherProcess maven(Path checkout, Map<String, String> environment) {
    Path maven = Path.of(System.getProperty("market.maven"), "bin", "mvn");
    return start(List.of(maven.toString(), "-B", "-Prun"), checkout, environment);
  }

  /** The launcher without Maven, over what this build made. */
  static LauncherProcess java(Map<String, String> environment) {
    Market.Parts parts = RunningMarket.parts();
    return start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.carboninclusion.launcher.Main",
            parts.payaraMicro().toString(),
            parts.war().toString()),
        Path.of("target").toAbsolutePath(),
        environment);
  }

  private static LauncherProcess start(
      List<String> command, Path directory, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile(Path.of("target"), "launcher", ".log");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().keySet().removeIf(name -> name.startsWith("MARKET_"));
      builder.environment().putAll(environment);
      builder.directory(directory.toFile());
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return new LauncherProcess(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it says that the market is open; fails with its output when it ends instead. */
  void awaitOpen() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> output().contains("Ctrl-C closes it") || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("The launcher ended: " + output());
    }
  }

  /** Waits for its end and returns its exit code. */
  int awaitExit() {
    await().atMost(PATIENCE).until(() -> !process.isAlive());
    return process.exitValue();
  }

  /** SIGTERM, as Ctrl-C or a service manager would; waits for the end. */
  void terminate() {
    process.destroy();
    awaitExit();
  }

  /** SIGKILL: nothing is closed. */
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Ends it if a test that failed has not. */
  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
    }
  }

  String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> lines() {
    return output().lines().filter(line -> !line.isBlank()).toList();
  }

  /** The servers that run from this home directory, whoever started them. */
  static List<ProcessHandle> serversOf(Path home) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(
              process ->
                  process
                      .info()
                      .commandLine()
                      .filter(line -> line.contains(home + "/"))
                      .isPresent())
          .toList();
    }
  }
}
