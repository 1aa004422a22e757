package io.carboninclusion.trading;

import io.carboninclusion.bench.Figure;
import io.carboninclusion.bench.Figures;
import io.carboninclusion.bench.Machine;
import io.carboninclusion.bench.Samples;
import io.carboninclusion.db.DatabaseAccess;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The views made anew out of a long journal by what the operator's command calls, in a process of
 * its own with 1 GiB: time and memory. {@code -Dbench.journal} says how many commands; they are
 * sent through the writer first, which takes longer than the rebuild.
 */
public final class RebuildBenchmark {
  private static final int COMMANDS = Integer.getInteger("bench.journal", 10_000_000);
  private static final int OUTSTANDING = 1_024;
  private static final MarketLimits UNLIMITED =
      new MarketLimits(40_000_000, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  private RebuildBenchmark() {}

  /** Without arguments all of it; with address, user and password of a database the rebuild. */
  public static void main(String[] arguments) throws Exception {
    Figures.hush();
    if (arguments.length == 3) {
      rebuild(arguments);
    } else {
      try (MarketFixture market = new MarketFixture().limits(UNLIMITED)) {
        market.start();
        new Traders().fill(market, COMMANDS, OUTSTANDING);
        market.market.close();
        measure(market.database);
      }
    }
    System.exit(0);
  }

  private static void measure(DatabaseAccess database) throws Exception {
    Machine machine = new Machine();
    double server = ServerTime.seconds();
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                RebuildBenchmark.class.getName(),
                database.url(),
                database.migration().user(),
                database.migration().password())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> told;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      told = lines.lines().toList();
    }
    String[] figures = told.get(told.size() - 1).split(" ");
    double seconds = Double.parseDouble(figures[0]);
    int busy =
        machine.others(ServerTime.seconds() - server + Double.parseDouble(figures[2]));
    String name = "rebuild of %,d commands in 1 GiB".formatted(COMMANDS);
    Figures.tell(Figure.information(name, "s", Samples.of(seconds), busy));
    Figures.tell(
        Figure.information(name + ": rate", "commands/s", Samples.of(COMMANDS / seconds), busy));
    Figures.tell(
        Figure.information(
            name + ": heap in use after it", "MiB", Samples.of(Double.parseDouble(figures[1])), busy));
  }

  private static void rebuild(String[] access) throws Exception {
    long begin = System.nanoTime();
    ViewRebuild.run(access[0], access[1], access[2]);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    double cpu =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime()
            / 1e9;
    System.out.println(seconds + " " + heap + " " + cpu);
  }
}
