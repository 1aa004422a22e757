package io.carboninclusion.system.load;

import io.carboninclusion.bench.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs the suites that need the running market, and adds their figures to the build's JSON. */
public final class LoadBenchmarks {
  private LoadBenchmarks() {}

  public static void main(String[] arguments) throws Exception {
    List<String> wanted =
        Arrays.asList(System.getProperty("bench.suites", "all").toLowerCase().split(","));
    boolean rest = wanted.contains("all") || wanted.contains("rest");
    boolean pages = wanted.contains("all") || wanted.contains("pages");
    if (!rest && !pages) {
      return;
    }
    Path lines = Files.createTempFile("bench", ".lines");
    System.setProperty("bench.lines", lines.toString());
    Figures.say("");
    Figures.say("== " + (rest ? "rest" : "") + (rest && pages ? ", " : "") + (pages ? "pages" : ""));
    try (BenchMarket market = new BenchMarket()) {
      if (rest) {
        new RestBenchmark(market).run();
      }
      if (pages) {
        new PagesBenchmark(market).run();
      }
    } finally {
      Figures.add(
          lines, Path.of(System.getProperty("bench.json", "target/bench-figures.json")));
      Files.delete(lines);
    }
    System.exit(0);
  }
}
