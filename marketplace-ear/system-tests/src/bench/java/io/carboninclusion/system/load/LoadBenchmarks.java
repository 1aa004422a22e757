package io.carboninclusion.system.load;

import io.carboninclusion.bench.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the suites that need the running market, and adds their figures to the build's JSON. */
public final class LoadBenchmarks {
  private LoadBenchmarks() {}

  public static void main(String[] arguments) throws Exception {
    List<String> wanted =
        Arrays.asList(System.getProperty("bench.suites", "all").toLowerCase().split(","));
    boolean rest = wanted.contains("all") || wanted.contains("rest");
    boolean pages = wanted.contains("all") || wanted.contains("pages");
    boolean stream = wanted.contains("all") || wanted.contains("stream");
    if (!rest && !pages && !stream) {
      return;
    }
    Path lines = Files.createTempFile("bench", ".lines");
    System.setProperty("bench.lines", lines.toString());
    Figures.say("");
    Figures.say(
        "== "
            + Stream.of(rest ? "rest" : "", pages ? "pages" : "", stream ? "stream" : "")
                .filter(suite -> !suite.isEmpty())
                .collect(Collectors.joining(", ")));
    try (BenchMarket market = new BenchMarket()) {
      if (rest) {
        new RestBenchmark(market).run();
      }
      if (pages) {
        new PagesBenchmark(market).run();
      }
      if (stream) {
        new StreamBenchmark(market).run();
      }
    } finally {
      Figures.add(
          lines, Path.of(System.getProperty("bench.json", "target/bench-figures.json")));
      Files.delete(lines);
    }
    System.exit(0);
  }
}
