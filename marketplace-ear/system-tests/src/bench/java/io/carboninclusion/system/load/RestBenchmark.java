package io.carboninclusion.system.load;

import io.carboninclusion.bench.Figure;
import io.carboninclusion.bench.Figures;
import io.carboninclusion.bench.Machine;
import io.carboninclusion.bench.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Orders through REST, open loop, beside a call that does nothing with the same login and JSON: the
 * knee curve, the highest rate that each holds, and what twice the held rate does.
 */
final class RestBenchmark {
  private static final String ORDERS = "/api/v1/orders";
  private static final String NO_OP = "/api/v1/no-op";
  private static final int[] CURVE = {250, 500, 750, 1_000, 1_500, 2_000};
  private static final int WARM_SECONDS = Integer.getInteger("bench.rest.warm", 60);
  private static final int SECONDS = Integer.getInteger("bench.rest.seconds", 15);
  private static final int USUAL = 500;
  private static final int STRETCH = 1_000;
  private static final int MOST = 8_000;
  private static final double P99_MILLIS = 100;
  private static final double OF_NO_OP = 0.5;
  private static final double OF_HELD = 0.8;

  private final BenchMarket market;
  private Generator generator;

  RestBenchmark(BenchMarket market) {
    this.market = market;
  }

  void run() throws IOException, InterruptedException {
    List<String> keys =
        List.of(
            market.key("company"),
            market.key("company2"),
            "+" + market.key("seller"),
            "+" + market.key("seller"));
    try (Generator sending = new Generator(market.port(), market.instrument(), keys)) {
      generator = sending;
      Figures.say(
          "open loop, latency from the intended moment of sending; held: 99 % succeed, p99 <= "
              + (int) P99_MILLIS
              + " ms");
      warm();
      Figures.say(
          "     calls/s  goodput/s   p50 ms   p99 ms p99.9 ms  refused  other   lost   CPU us a call: server, MariaDB, generator");
      Machine machine = new Machine();
      double ours = ourCpu();
      int held = held(ORDERS, curve());
      int noOp = held(NO_OP, 0);
      Heard over = drive(ORDERS, 2 * Math.max(held, CURVE[0]), 2 * SECONDS);
      int busy = machine.others(ourCpu() - ours);
      Figures.tell(
          Figure.rate(
              "REST orders, highest held rate / of a no-op call",
              "/s",
              Samples.of(held),
              Samples.of(noOp),
              OF_NO_OP,
              busy));
      Figures.tell(
          Figure.rate(
              "REST orders at twice the held rate, goodput / held",
              "/s",
              Samples.of(over.goodput()),
              Samples.of(held),
              OF_HELD,
              busy));
      Figures.tell(
          Figure.information(
              "REST orders at twice the held rate: p99 of successes",
              "ms",
              Samples.of(over.p99()),
              busy));
      Figures.tell(
          Figure.information(
              "REST orders at twice the held rate: p99 of refusals",
              "ms",
              Samples.of(over.refusalP99()),
              busy));
    }
  }

  /** Everything compiled that will be used, and the table in which views and keys grow not empty. */
  private void warm() throws IOException {
    generator.drive(ORDERS, USUAL, WARM_SECONDS);
    generator.drive(NO_OP, USUAL, WARM_SECONDS / 6 + 1);
  }

  /** The highest rate of the curve that is held. */
  private int curve() throws IOException, InterruptedException {
    int held = 0;
    for (int rate : CURVE) {
      Machine machine = new Machine();
      double ours = ourCpu();
      Heard heard = drive(ORDERS, rate, SECONDS);
      int busy = machine.others(ourCpu() - ours);
      double limit = rate <= STRETCH && rate >= USUAL ? P99_MILLIS : Double.NaN;
      String name = "REST orders, %,d/s".formatted(rate);
      if (rate == USUAL) {
        Figures.tell(Figure.atMost(name + ": p99", "ms", Samples.of(heard.p99()), limit, busy));
      } else {
        Figures.tell(Figure.information(name + ": p99", "ms", Samples.of(heard.p99()), busy));
      }
      if (heard.isHeld(P99_MILLIS) && (held > 0 || rate == CURVE[0])) {
        held = rate;
      }
    }
    return held;
  }

  /**
   * Goes up from a rate that is held by a quarter at a time, then looks twice between the highest
   * that was held and the one that was not.
   */
  private int held(String path, int known) throws IOException, InterruptedException {
    int held = known;
    int missed = 0;
    for (int rate = Math.max(USUAL, known * 5 / 4); missed == 0 && rate <= MOST; rate = rate * 5 / 4) {
      if (drive(path, rate, SECONDS / 2).isHeld(P99_MILLIS)) {
        held = rate;
      } else {
        missed = rate;
      }
    }
    for (int look = 0; look < 2 && missed > 0; look++) {
      int middle = (held + missed) / 2;
      if (drive(path, middle, SECONDS).isHeld(P99_MILLIS)) {
        held = middle;
      } else {
        missed = middle;
      }
    }
    return held;
  }

  private Heard drive(String path, int rate, int seconds) throws IOException, InterruptedException {
    double server = market.serverCpu();
    double database = market.databaseCpu();
    Heard heard = generator.drive(path, rate, seconds);
    double calls = heard.sent() / 1e6;
    Figures.say(
        String.format(
            Locale.ROOT,
            "%6s %,6d %,10.0f %8.1f %8.1f %8.1f %8d %6d %6d   %.0f, %.0f, %.0f",
            path.equals(ORDERS) ? "orders" : "no-op",
            rate,
            heard.goodput(),
            heard.p50(),
            heard.p99(),
            heard.p999(),
            heard.refused(),
            heard.other(),
            heard.lost(),
            (market.serverCpu() - server) / calls,
            (market.databaseCpu() - database) / calls,
            heard.cpu() / calls));
    // What the last rate left behind, the views above all, is not the next one's burden.
    TimeUnit.SECONDS.sleep(2);
    return heard;
  }

  private double ourCpu() {
    return market.serverCpu() + market.databaseCpu();
  }
}
