package io.carboninclusion.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The machine while something is measured: how busy it was with what is not ours. Above {@link
 * #BUSY} percent the figures are marked, because then only ratios and CPU times mean something.
 */
public final class Machine {
  static final int BUSY = 10;

  private static final double TICKS_PER_SECOND = 100;

  private final com.sun.management.OperatingSystemMXBean own =
      (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final long begin = System.nanoTime();
  private final long ownBegin = own.getProcessCpuTime();
  private final double allBegin = busySeconds();

  /** Its name for the table. */
  public static String description() {
    return "%s, %d processors, Java %s"
        .formatted(
            cpu(), Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
  }

  /**
   * Share of all processors that others used since this was made, in percent, at least 0.
   *
   * @param ours further processes that belong to the measurement, their CPU time in seconds
   */
  public int others(double ours) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    double us = (own.getProcessCpuTime() - ownBegin) / 1e9 + ours;
    double rest = busySeconds() - allBegin - us;
    return (int)
        Math.max(0, Math.round(100 * rest / seconds / Runtime.getRuntime().availableProcessors()));
  }

  private static double busySeconds() {
    try {
      String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+");
      // user, nice, system, idle, iowait, irq, softirq, steal
      return Arrays.stream(new int[] {1, 2, 3, 6, 7, 8})
              .mapToLong(field -> Long.parseLong(fields[field]))
              .sum()
          / TICKS_PER_SECOND;
    } catch (IOException elsewhere) {
      return 0;
    }
  }

  private static String cpu() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException elsewhere) {
      return System.getProperty("os.arch");
    }
  }
}
