package io.carboninclusion.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers a server we started, so that the next start finds it if we were killed before we could
 * stop it.
 *
 * <p>A number alone could be another program's by now: the file also holds the program's path and
 * when it began, and only a process that agrees in all three is ours.
 */
public final class PidFile {

  private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(10);

  /** The memory of a large process is given back first, on a disk that may be busy. */
  private static final Duration PATIENCE_AFTER_KILL = Duration.ofSeconds(60);

  private final Path file;

  public PidFile(Path file) {
    this.file = file;
  }

  public void write(ProcessHandle process) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(
          file,
          List.of(Long.toString(process.pid()), startOf(process).toString(), program(process)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process this file names, if it still runs and is the one that was written down. */
  public Optional<ProcessHandle> runningProcess() {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      Instant began = Instant.parse(lines.get(1));
      return ProcessHandle.of(Long.parseLong(lines.get(0)))
          .filter(ProcessHandle::isAlive)
          .filter(process -> program(process).equals(lines.get(2)))
          .filter(process -> closeTo(began, startOf(process)));
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** Stops the process this file names, if it still runs, and forgets it. Says whether it ran. */
  public boolean stopWhatIsLeft(Duration patience) {
    Optional<ProcessHandle> left = runningProcess();
    left.ifPresent(process -> stop(process, patience));
    delete();
    return left.isPresent();
  }

  /** Asks the process to end, and ends it if it has not after {@code patience}. */
  public static void stop(ProcessHandle process, Duration patience) {
    process.destroy();
    if (!endsWithin(process, patience)) {
      process.destroyForcibly();
      endsWithin(process, PATIENCE_AFTER_KILL);
    }
  }

  /** Ends the process at once; one that the system cannot end is said. */
  public static void kill(ProcessHandle process) {
    process.destroyForcibly();
    if (!endsWithin(process, PATIENCE_AFTER_KILL)) {
      throw new IllegalStateException("The process " + process.pid() + " cannot be ended.");
    }
  }

  private static boolean endsWithin(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new CompletionException(e);
    }
  }

  private static boolean closeTo(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(CLOCK_CORRECTION) < 0;
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String program(ProcessHandle process) {
    return process.info().command().orElse("");
  }
}
