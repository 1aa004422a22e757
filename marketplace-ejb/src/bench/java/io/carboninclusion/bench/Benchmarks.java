package io.carboninclusion.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code mvn -Pbench verify}: runs the suites one after the other, each in a JVM of its own, prints
 * the figures as they come and writes them as JSON. {@code -Dbench.suites=core,memory} runs some.
 */
public final class Benchmarks {

  /** What is measured, with the options of its JVM. */
  private enum Suite {
    CORE("bench.CoreBenchmark", "-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"),
    MEMORY("bench.MemoryBenchmark", "-Xms3g", "-Xmx3g"),
    WRITER("trading.MarketBenchmark"),
    FOLLOWER("trading.FollowerBenchmark"),
    LIMITS("trading.LimitsBenchmark", "-Xms3g", "-Xmx3g"),
    INGEST("personal.IngestBenchmark"),
    PAYOUT("personal.PayoutBenchmark"),
    /** Takes minutes for its journal alone: only when it is named. */
    REBUILD("trading.RebuildBenchmark", "-Xmx6g");

    final String main;
    final List<String> options;

    Suite(String main, String... options) {
      this.main = "io.carboninclusion." + main;
      this.options = List.of(options);
    }
  }

  /** exchange-core's pipeline hangs without these. */
  private static final List<String> OPENED =
      List.of("java.base/sun.nio.ch", "java.base/java.nio", "java.base/java.lang");

  private Benchmarks() {}

  /** Ends with code 1 if a suite could not be measured; a figure that is missed is no error. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path lines = Files.createTempFile("bench", ".lines");
    List<String> wanted =
        Arrays.asList(System.getProperty("bench.suites", "all").toLowerCase().split(","));
    boolean allRan = true;
    long begin = System.nanoTime();
    Figures.say(Machine.description());
    Figures.say(
        "load %.1f at the beginning; figures are marked where others used more than %d %% of the machine"
            .formatted(
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Machine.BUSY));
    for (Suite suite : Suite.values()) {
      if (wanted.contains("all") && suite != Suite.REBUILD
          || wanted.contains(suite.name().toLowerCase())) {
        allRan &= run(suite, lines) == 0;
      }
    }
    Path json = Path.of(System.getProperty("bench.json", "target/bench-figures.json"));
    Figures.write(lines, json);
    Files.delete(lines);
    Figures.say(
        "%d s; written to %s".formatted((System.nanoTime() - begin) / 1_000_000_000L, json));
    System.exit(allRan ? 0 : 1);
  }

  private static int run(Suite suite, Path lines) throws IOException, InterruptedException {
    Figures.say("");
    Figures.say("== " + suite.name().toLowerCase());
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(suite.options);
    OPENED.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("bench.") && !name.equals("bench.lines"))
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    command.add("-Dbench.lines=" + lines);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), suite.main));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
