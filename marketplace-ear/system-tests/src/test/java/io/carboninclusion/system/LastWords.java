package io.carboninclusion.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;

/**
 * What a test that hangs leaves behind: before its timeout interrupts it, the machine's load, every
 * server that runs below {@code target} with the stacks of its threads, and the last lines of their
 * logs are printed. A test that does not heed the interrupt takes its JVM with it: the rest of the
 * build goes on to its end and is red.
 */
public final class LastWords implements PreInterruptCallback {

  private static final int LINES = 120;
  private static final int DEPTH_OF_LOGS = 5;
  private static final int SECONDS_FOR_STACKS = 20;
  private static final int SECONDS_TO_HEED = 120;

  /** Logs that nobody has written to for longer are of tests that are over. */
  private static final long RECENT_SECONDS = 3_600;

  private static final Path HOMES = Path.of("target").toAbsolutePath();
  private static final List<String> LOGS = List.of("payara.log", "server.log", "mariadbd.log");

  @Override
  public void beforeThreadInterrupt(PreInterruptContext hanging, ExtensionContext test) {
    print("timeout of " + test.getUniqueId());
    Thread watch = new Thread(() -> endUnlessHeeded(hanging.getThreadToInterrupt()), "last words");
    watch.setDaemon(true);
    watch.start();
  }

  /** Prints all there is to know about the servers of the tests of this build. */
  static synchronized void print(String why) {
    say("==== " + why + ", " + Instant.now());
    say(machine());
    servers().values().forEach(LastWords::tell);
    recentLogs().forEach(log -> say("---- the end of " + log + System.lineSeparator() + end(log)));
    say("==== end of " + why);
  }

  /** Some waits cannot be interrupted, as for a database's answer. */
  private static void endUnlessHeeded(Thread hanging) {
    StackTraceElement[] before = hanging.getStackTrace();
    try {
      TimeUnit.SECONDS.sleep(SECONDS_TO_HEED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (before.length > 0 && Arrays.equals(before, hanging.getStackTrace())) {
      say("==== The interrupt is not heeded: this JVM ends here, in " + Arrays.toString(before));
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      Runtime.getRuntime().halt(1);
    }
  }

  private static String machine() {
    File target = HOMES.toFile();
    File temporary = new File(System.getProperty("java.io.tmpdir"));
    return "load "
        + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
        + ", free bytes: "
        + target
        + " "
        + target.getUsableSpace()
        + ", "
        + temporary
        + " "
        + temporary.getUsableSpace()
        + ", memory "
        + availableMemory();
  }

  private static String availableMemory() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines.filter(line -> line.startsWith("MemAvailable")).findFirst().orElse("");
    } catch (IOException | UncheckedIOException notThisSystem) {
      return "unknown";
    }
  }

  /** Those that this JVM began, and those below {@code target} that have another parent by now. */
  private static Map<Long, ProcessHandle> servers() {
    Map<Long, ProcessHandle> servers = new LinkedHashMap<>();
    Stream.concat(ProcessHandle.current().descendants(), LauncherProcess.serversOf(HOMES).stream())
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .forEach(process -> servers.put(process.pid(), process));
    return servers;
  }

  private static void tell(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    say("---- process " + process.pid() + " " + info.commandLine().orElse("?"));
    say(
        "began "
            + info.startInstant()
            + ", took "
            + info.totalCpuDuration()
            + " of the processors");
    if (info.command().filter(program -> program.endsWith("/java")).isPresent()) {
      say(stacks(process));
    }
  }

  private static String stacks(ProcessHandle process) {
    Path jstack = Path.of(System.getProperty("java.home"), "bin", "jstack");
    try {
      Path output = Files.createTempFile("stacks", ".txt");
      Process prints =
          new ProcessBuilder(jstack.toString(), "-l", Long.toString(process.pid()))
              .redirectInput(Redirect.from(new File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!prints.waitFor(SECONDS_FOR_STACKS, TimeUnit.SECONDS)) {
        prints.destroyForcibly();
        return "jstack gets no answer";
      }
      String stacks = Files.readString(output);
      Files.delete(output);
      return stacks;
    } catch (IOException e) {
      return "jstack: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static List<Path> recentLogs() {
    Instant since = Instant.now().minusSeconds(RECENT_SECONDS);
    try (Stream<Path> files =
        Files.find(HOMES, DEPTH_OF_LOGS, (file, is) -> isLogSince(file, is, since))) {
      return files.toList();
    } catch (IOException | UncheckedIOException changing) {
      say("the logs below " + HOMES + " cannot be listed: " + changing);
      return List.of();
    }
  }

  private static boolean isLogSince(Path file, BasicFileAttributes is, Instant since) {
    return LOGS.contains(file.getFileName().toString())
        && is.lastModifiedTime().toInstant().isAfter(since);
  }

  private static String end(Path log) {
    try {
      List<String> lines = Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
      return String.join(
          System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void say(String words) {
    System.out.println(words);
  }
}
