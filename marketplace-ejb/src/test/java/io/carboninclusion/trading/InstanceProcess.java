package io.carboninclusion.trading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * One instance of a market in a process of its own, {@link LoadedInstance}, that a test kills,
 * stops and wakes. What it says is read as it comes: phases, and an order for each answer.
 */
final class InstanceProcess {
  private static final int LINES_KEPT = 60;

  private final Process process;
  private final Thread reader;
  private final Map<String, Long> acknowledged;
  private final List<String> complaints = new ArrayList<>();
  private final Deque<String> log = new ArrayDeque<>();
  private volatile String phase = "STARTING";
  private volatile long lastAnswerNanos;

  /**
   * @param acknowledged told each answer: the order's reference and its number
   */
  InstanceProcess(MarketFixture market, String name, Map<String, Long> acknowledged) {
    this.acknowledged = acknowledged;
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            LoadedInstance.class.getName(),
            name);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("MARKET_DB_URL", market.database.url());
    environment.put("MARKET_DB_APP_USER", market.database.app().user());
    environment.put("MARKET_DB_APP_PASSWORD", market.database.app().password());
    environment.put("MARKET_DB_VIEW_USER", market.database.view().user());
    environment.put("MARKET_DB_VIEW_PASSWORD", market.database.view().password());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader = new Thread(this::read, "read " + name);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        hear(line.split(" "));
        line = lines.readLine();
      }
    } catch (IOException killed) {
      phase = "GONE";
    }
  }

  private void hear(String[] words) {
    switch (words[0]) {
      case "PHASE" -> phase = words[1];
      case "ACK" -> {
        lastAnswerNanos = System.nanoTime();
        Long before = acknowledged.putIfAbsent(words[1], Long.valueOf(words[2]));
        if (before != null && !before.equals(Long.valueOf(words[2]))) {
          complain(words[1] + " was answered with order " + before + " and with " + words[2]);
        }
      }
      case "WRONG" -> complain(String.join(" ", words));
      default -> keep(String.join(" ", words));
    }
  }

  private synchronized void keep(String line) {
    log.add(line);
    if (log.size() > LINES_KEPT) {
      log.remove();
    }
  }

  /** Its phase and the last lines of its log. */
  @Override
  public synchronized String toString() {
    return phase + System.lineSeparator() + String.join(System.lineSeparator(), log);
  }

  private synchronized void complain(String what) {
    complaints.add(what);
  }

  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  boolean trades() {
    return phase.equals("TRADING");
  }

  boolean standsBy() {
    return phase.equals("STANDBY");
  }

  boolean hasAnsweredSince(long nanos) {
    return lastAnswerNanos > nanos;
  }

  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      reader.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, Long> answers() {
    return new ConcurrentHashMap<>();
  }
}
