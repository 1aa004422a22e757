package io.carboninclusion.bench;

import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookNaiveImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The core beside the books of exchange-core 0.5.3 and parity-match 0.7.0 on the same streams, one
 * thread, in CPU time. Each repeat begins with empty books, puts the resting orders in, warms up on
 * a fifth of the stream and measures the rest; which engine begins changes from repeat to repeat.
 * Before anything is measured, every engine must have made the same trades between the same orders.
 */
public final class CoreBenchmark {
  private static final int REPEATS = Integer.getInteger("bench.repeats", 5);
  private static final int COMMANDS = Integer.getInteger("bench.commands", 1_000_000);
  private static final int PHASE = 1_000;
  private static final long SEED = 7;
  private static final double TIMES_DIRECT = 2;
  private static final double TIMES_PARITY = 5;

  /** The engines, ours first. */
  private enum Contestant {
    CORE("whole core", OwnCore::new),
    BOOK("our book alone", OwnBook::new),
    DIRECT(
        "exchange-core's direct book",
        sink -> new ExchangeCoreBook(OrderBookDirectImpl::new, sink)),
    NAIVE(
        "exchange-core's naive book", sink -> new ExchangeCoreBook(OrderBookNaiveImpl::new, sink)),
    WHOLE("exchange-core's risk, match, settle", ExchangeCoreWhole::new),
    PARITY("parity-match", ParityBook::new);

    final String title;
    final Function<TradeSink, Engine> maker;

    Contestant(String title, Function<TradeSink, Engine> maker) {
      this.title = title;
      this.maker = maker;
    }
  }

  /** What one engine needed in all repeats. */
  private static final class Result {
    final Samples nanos = new Samples();
    final Samples bytes = new Samples();
  }

  private CoreBenchmark() {}

  /** Runs all of it. */
  public static void main(String[] arguments) {
    Figures.hush();
    Figures.say("The core, nanoseconds of CPU a command, one thread. Ours contains admission by the");
    Figures.say("account's funds, freezing, matching, delivery versus payment, serial blocks, events,");
    Figures.say("state hash. The books of the others match alone; exchange-core's risk, match, settle");
    Figures.say("also keeps balances. 'our book alone' is the market's own book with its index of open");
    Figures.say("orders, without all of the first: like for like beside the books of the others.");
    for (int resting : new int[] {1_000, 100_000}) {
      for (StreamKind kind : StreamKind.values()) {
        stream(kind, resting);
      }
      verbs(resting);
    }
  }

  private static void stream(StreamKind kind, int resting) {
    CommandStream stream = CommandStream.of(kind, resting, COMMANDS, SEED);
    requireSameTrades(stream);
    int warm = resting + COMMANDS / 5;
    Machine machine = new Machine();
    List<Result> results = results();
    for (int repeat = -1; repeat < REPEATS; repeat++) {
      for (int n = 0; n < results.size(); n++) {
        int who = Math.floorMod(n + repeat, results.size());
        Engine engine = Contestant.values()[who].maker.apply(new TradeSink());
        engine.apply(stream, 0, warm);
        Cost cost = new Cost();
        cost.measure(stream.size() - warm, () -> engine.apply(stream, warm, stream.size()));
        if (repeat >= 0) {
          results.get(who).nanos.add(cost.nanosPerCommand());
          results.get(who).bytes.add(cost.bytesPerCommand());
        }
      }
    }
    tell("%s, %,d resting".formatted(kind.title(), resting), results, machine.others(0));
  }

  private static void verbs(int resting) {
    int rounds = Math.max(1, COMMANDS / PHASE / CommandStream.VERBS);
    CommandStream stream = CommandStream.ofVerbs(resting, rounds, PHASE, SEED);
    requireSameTrades(stream);
    Machine machine = new Machine();
    List<List<Result>> results = new ArrayList<>();
    for (int verb = 0; verb < CommandStream.VERBS; verb++) {
      results.add(results());
    }
    for (int repeat = -1; repeat < REPEATS; repeat++) {
      for (int n = 0; n < Contestant.values().length; n++) {
        int who = Math.floorMod(n + repeat, Contestant.values().length);
        Cost[] costs = phases(stream, Contestant.values()[who].maker.apply(new TradeSink()));
        for (int verb = 0; repeat >= 0 && verb < costs.length; verb++) {
          results.get(verb).get(who).nanos.add(costs[verb].nanosPerCommand());
          results.get(verb).get(who).bytes.add(costs[verb].bytesPerCommand());
        }
      }
    }
    String[] names = {"place", "move", "match", "cancel"};
    for (int verb = 0; verb < names.length; verb++) {
      String name = "verb %s, %,d resting".formatted(names[verb], resting);
      tell(name, results.get(verb), machine.others(0));
    }
  }

  private static Cost[] phases(CommandStream stream, Engine engine) {
    engine.apply(stream, 0, stream.phases.get(0));
    Cost[] costs = {new Cost(), new Cost(), new Cost(), new Cost()};
    int last = stream.phases.size() - 1;
    for (int phase = 0; phase < last; phase++) {
      int from = stream.phases.get(phase);
      int to = stream.phases.get(phase + 1);
      // The first fifth warms up.
      Cost cost = phase < last / 5 ? new Cost() : costs[phase % CommandStream.VERBS];
      cost.measure(to - from, () -> engine.apply(stream, from, to));
    }
    return costs;
  }

  private static List<Result> results() {
    List<Result> results = new ArrayList<>();
    for (int n = 0; n < Contestant.values().length; n++) {
      results.add(new Result());
    }
    return results;
  }

  private static void requireSameTrades(CommandStream stream) {
    TradeSink first = null;
    for (Contestant contestant : Contestant.values()) {
      TradeSink sink = new TradeSink();
      contestant.maker.apply(sink).apply(stream, 0, stream.size());
      first = first == null ? sink : first;
      if (sink.fingerprint() != first.fingerprint()
          || sink.trades() != first.trades()
          || sink.refusals() != 0) {
        throw new IllegalStateException(
            "%s made other trades: %d, %d refused; ours %d"
                .formatted(contestant.title, sink.trades(), sink.refusals(), first.trades()));
      }
    }
  }

  private static void tell(String name, List<Result> results, int busy) {
    Result core = results.get(Contestant.CORE.ordinal());
    Result book = results.get(Contestant.BOOK.ordinal());
    for (Contestant peer : Contestant.values()) {
      Samples theirs = results.get(peer.ordinal()).nanos;
      double times =
          switch (peer) {
            case DIRECT -> TIMES_DIRECT;
            case PARITY -> TIMES_PARITY;
            default -> 0;
          };
      if (peer.ordinal() > Contestant.BOOK.ordinal()) {
        Figures.tell(
            Figure.cost(
                name + ": core / " + peer.title, "ns", core.nanos, theirs, times, busy));
      }
      if (times > 0) {
        Figures.tell(
            Figure.cost(
                name + ": our book alone / " + peer.title,
                "ns",
                book.nanos,
                theirs,
                times,
                busy));
      }
    }
    Figures.tell(Figure.atMost(name + ": core allocates", "B", core.bytes, 0, busy));
    Figures.tell(Figure.atMost(name + ": our book alone allocates", "B", book.bytes, 0, busy));
  }
}
