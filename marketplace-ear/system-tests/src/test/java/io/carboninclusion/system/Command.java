package io.carboninclusion.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One command of the system, run to its end. It never has the streams of the JVM of the tests: by
 * them Maven says which test is next, and whoever reads there takes it away.
 */
final class Command {

  /** How a command ended and all it said. */
  record End(int exit, String output) {}

  private static final File NOTHING = new File("/dev/null");

  private Command() {}

  /**
   * Runs it with no settings of the market but those given; one that takes longer than so many
   * minutes is ended and fails with all it said.
   */
  static End run(int minutes, Map<String, String> environment, String... command) {
    try {
      Path output = Files.createTempFile("command", ".log");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().keySet().removeIf(name -> name.startsWith("MARKET_"));
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectInput(Redirect.from(NOTHING));
      Process process = builder.redirectOutput(output.toFile()).start();
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(List.of(command) + " hangs: " + Files.readString(output));
      }
      End end = new End(process.exitValue(), Files.readString(output));
      Files.delete(output);
      return end;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs it; one that fails fails the test with all it said. */
  static void succeed(int minutes, Map<String, String> environment, String... command) {
    End end = run(minutes, environment, command);
    if (end.exit() != 0) {
      throw new AssertionError(List.of(command) + " failed: " + end.output());
    }
  }
}
