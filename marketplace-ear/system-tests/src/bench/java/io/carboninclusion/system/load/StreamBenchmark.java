package io.carboninclusion.system.load;

import io.carboninclusion.bench.Figure;
import io.carboninclusion.bench.Figures;
import io.carboninclusion.bench.Machine;
import io.carboninclusion.bench.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Listeners of one book while orders come at a fixed rate: the time from a trade's stamp, which its
 * commit follows, to the moment at which a listener has read it. Whoever finds that an event follows
 * another one than it has seen counts a gap.
 */
final class StreamBenchmark {
  private static final int LISTENERS = Integer.getInteger("bench.stream.listeners", 500);
  private static final int RATE = Integer.getInteger("bench.stream.rate", 100);
  private static final int WARM_SECONDS = Integer.getInteger("bench.stream.warm", 30);
  private static final int SECONDS = Integer.getInteger("bench.stream.seconds", 60);
  private static final double P99_MILLIS = 500;

  private final BenchMarket market;

  StreamBenchmark(BenchMarket market) {
    this.market = market;
  }

  void run() throws IOException, InterruptedException {
    List<String> keys = List.of(market.key("company"), "+" + market.key("seller"));
    try (StreamListeners listeners =
            new StreamListeners(market.port(), market.instrument(), LISTENERS);
        Generator sending = new Generator(market.port(), market.instrument(), keys)) {
      sending.drive("/api/v1/orders", RATE, WARM_SECONDS);
      listeners.begin();
      Machine machine = new Machine();
      double ours = market.serverCpu() + market.databaseCpu();
      Heard heard = sending.drive("/api/v1/orders", RATE, SECONDS);
      int busy = machine.others(market.serverCpu() + market.databaseCpu() - ours);
      StreamListeners.Told told = listeners.end();
      Figures.say(
          String.format(
              Locale.ROOT,
              "%,d listeners, %,d orders/s (%,d taken): %,d times a trade was heard, p50 %.0f ms, p99 %.0f ms, %d gaps, %d cut off",
              LISTENERS,
              RATE,
              heard.done(),
              told.trades(),
              told.p50(),
              told.p99(),
              told.gaps(),
              told.cut()));
      Figures.tell(
          Figure.atMost(
              "%,d listeners of a stream, %,d orders/s: trade to listener, p99"
                  .formatted(LISTENERS, RATE),
              "ms",
              Samples.of(told.p99()),
              P99_MILLIS,
              busy));
      Figures.tell(
          Figure.atMost(
              "Events missed by a listener, or listeners cut off",
              "",
              Samples.of(told.gaps() + told.cut()),
              0,
              busy));
    }
  }
}
