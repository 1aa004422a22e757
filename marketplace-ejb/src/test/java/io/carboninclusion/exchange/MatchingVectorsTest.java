package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The eight scripted scenarios of the shared data, line by line, when that folder is there. */
class MatchingVectorsTest {
  private static final Path VECTORS = Path.of("../../shared/data/matching-vectors");

  @TestFactory
  List<DynamicTest> scenarios() {
    if (!Files.isDirectory(VECTORS)) {
      return List.of(
          DynamicTest.dynamicTest("own scenario", () -> assertThat(run(OWN)).isEqualTo(OWN_OUT)));
    }
    return IntStream.rangeClosed(1, 8)
        .mapToObj(
            n ->
                DynamicTest.dynamicTest(
                    "scenario " + n,
                    () -> assertThat(run(read(n, "in.csv"))).isEqualTo(read(n, "out.csv"))))
        .toList();
  }

  private static final List<String> OWN =
      List.of("N, 1, A, 10, 100, B, 1", "N, 2, A, 0, 40, S, 2", "C, 1, 1");
  private static final List<String> OWN_OUT =
      List.of(
          "A, 1, 1",
          "B, B, 10, 100",
          "A, 2, 2",
          "T, 1, 1, 2, 2, 10, 40",
          "B, B, 10, 60",
          "A, 1, 1",
          "B, B, -, -");

  private static List<String> read(int n, String file) throws IOException {
    return Files.readAllLines(VECTORS.resolve(n + "/" + file)).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static List<String> run(List<String> lines) {
    Script script = new Script();
    lines.forEach(script::run);
    return script.out;
  }

  /** Turns the exercise's lines into commands, and the core's events into its answers. */
  private static final class Script {
    final List<String> out = new ArrayList<>();
    private final Map<String, Integer> symbols = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();
    private Exchange exchange = new Exchange(new EventLog());
    private String best = "";

    void run(String line) {
      String[] field = line.split("\\s*,\\s*");
      switch (field[0]) {
        case "N" -> place(field);
        case "C" -> cancel(field);
        default -> {
          // F flushes the book; the scenarios end with it.
        }
      }
    }

    private int instrument(String symbol) {
      return symbols.computeIfAbsent(
          symbol,
          s -> {
            int id = symbols.size() + 1;
            exchange.defineInstrument(id, 1, 1);
            exchange.openTrading(id);
            return id;
          });
    }

    private void place(String[] field) {
      int user = 1000 + Integer.parseInt(field[1]);
      int id = instrument(field[2]);
      boolean market = field[3].equals("0");
      long kg = Long.parseLong(field[4]);
      Side side = field[5].equals("B") ? Side.BUY : Side.SELL;
      exchange.deposit(user, 1_000_000_000_000L, 1000 + exchange.lastOrder());
      exchange.issue(user, id, kg, 1000 + exchange.lastOrder());
      Instrument rules = exchange.instrument(id);
      long edge = side == Side.BUY ? rules.highestFen() : rules.lowestFen();
      long price = market ? Math.min(edge, 1_000_000) : Long.parseLong(field[3]);
      String name = field[1] + ", " + field[6];
      long order = exchange.lastOrder() + 1;
      names.put(order, name);
      ids.put(name, order);
      out.add("A, " + name);
      TimeInForce tif = market ? TimeInForce.IOC : TimeInForce.GTC;
      answer(id, () -> exchange.place(user, id, side, OrderType.LIMIT, tif, price, kg, 0));
    }

    private void cancel(String[] field) {
      String name = field[1] + ", " + field[2];
      out.add("A, " + name);
      answer(1, () -> exchange.cancel(1000 + Integer.parseInt(field[1]), ids.get(name)));
    }

    private void answer(int id, Runnable command) {
      String[] before = {top(id, Side.BUY), top(id, Side.SELL)};
      exchange.listener(
          new EventLog() {
            @Override
            public void traded(
                long trade, int instrument, long price, long kg, Order maker, Order taker) {
              Order buy = maker.side() == Side.BUY ? maker : taker;
              Order sell = maker.side() == Side.BUY ? taker : maker;
              out.add(
                  "T, %s, %s, %d, %d"
                      .formatted(names.get(buy.id()), names.get(sell.id()), price, kg));
            }
          });
      command.run();
      exchange.verify();
      for (Side side : Side.values()) {
        String now = top(id, side);
        if (!now.equals(before[side.ordinal()])) {
          out.add("B, " + (side == Side.BUY ? "B, " : "S, ") + now);
        }
      }
    }

    private String top(int id, Side side) {
      best = "-, -";
      exchange.depth(id, side, 1, (price, kg, orders) -> best = price + ", " + kg);
      return best;
    }
  }
}
