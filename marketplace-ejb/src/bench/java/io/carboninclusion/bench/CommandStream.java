package io.carboninclusion.bench;

import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A seeded stream of commands for one instrument, written out before it is measured: first as many
 * resting orders as asked for, then commands that keep their number. It is drawn against our own
 * core, so that cancels and moves name orders that are open; peers that made other trades would be
 * found by {@link TradeSink#fingerprint()}.
 *
 * <p>Ids are dense from 1, in the order in which orders come, as our core gives them.
 */
final class CommandStream {
  static final byte PLACE = 0;

  /** A limit order that crosses the book; what is left of it is not kept. */
  static final byte TAKE = 1;

  static final byte CANCEL = 2;
  static final byte MOVE = 3;

  /** How many verbs there are. */
  static final int VERBS = 4;

  static final int INSTRUMENT = 1;
  static final int ACCOUNTS = 1_000;
  static final int FIRST_ACCOUNT = 1_001;
  static final long LOT_KG = 1_000;
  static final int MIDDLE_FEN = 10_000;

  final byte[] verbs;
  final byte[] sides;
  final int[] accounts;
  final int[] prices;
  final int[] ids;

  /** Of a move: what is still open. */
  final int[] kg;

  /** Of a move: with what has traded, which is how our core names a quantity. */
  final int[] inAll;

  final int resting;

  /** Where each phase of {@link #ofVerbs} begins, and the end. */
  final List<Integer> phases = new ArrayList<>();
  private final StreamKind kind;
  private final Random random;
  private final int depth;
  private final OpenOrders open;
  private final OwnCore core;
  private int size;
  private int lastId;
  private int middle = MIDDLE_FEN;

  private CommandStream(StreamKind kind, int resting, int commands, long seed) {
    int all = resting + commands;
    this.kind = kind;
    this.resting = resting;
    this.random = new Random(seed);
    this.depth = resting >= 100_000 ? 2_000 : 200;
    verbs = new byte[all];
    sides = new byte[all];
    accounts = new int[all];
    prices = new int[all];
    kg = new int[all];
    ids = new int[all];
    inAll = new int[all];
    open = new OpenOrders(all + 1);
    core = new OwnCore(open);
  }

  /**
   * @param resting orders that stand in the book when the measurement begins
   */
  static CommandStream of(StreamKind kind, int resting, int commands, long seed) {
    CommandStream stream = new CommandStream(kind, resting, commands, seed);
    while (stream.size < resting) {
      stream.rest();
    }
    while (stream.size < resting + commands) {
      stream.draw();
    }
    return stream;
  }

  /**
   * Each verb in phases of its own, so that it can be measured on its own: new orders, moves that do
   * not trade, orders that take, and cancels until as many rest as before.
   */
  static CommandStream ofVerbs(int resting, int rounds, int phase, long seed) {
    int most = rounds * phase * VERBS + resting;
    CommandStream stream = new CommandStream(StreamKind.UNIFORM, resting, most, seed);
    while (stream.size < resting) {
      stream.rest();
    }
    for (int round = 0; round < rounds; round++) {
      stream.repeat(phase, stream::rest);
      stream.repeat(phase, stream::moveAside);
      stream.repeat(phase / 2, stream::take);
      stream.repeat(Math.max(0, stream.open.size() - resting), stream::cancelAny);
    }
    stream.phases.add(stream.size);
    return stream;
  }

  private void repeat(int times, Runnable step) {
    phases.add(size);
    for (int i = 0; i < times; i++) {
      step.run();
    }
  }

  int size() {
    return size;
  }

  private void draw() {
    if (size % 500 == 0) {
      middle = MIDDLE_FEN + (int) (Math.sin(size / 40_000.0) * 20);
    }
    byte verb = kind.draw(random);
    if (verb == CANCEL && open.size() < resting * 0.98) {
      verb = PLACE;
    } else if (verb == PLACE && open.size() > resting * 1.02) {
      verb = CANCEL;
    }
    switch (verb) {
      case CANCEL -> cancel(open.any(random));
      case MOVE -> move(open.any(random));
      case TAKE -> take();
      default -> rest();
    }
  }

  private void rest() {
    Side side = Side.of(random.nextInt(2));
    int distance = kind.distance(random, depth);
    order(PLACE, side, side == Side.BUY ? middle - distance : middle + distance);
  }

  private void take() {
    Side side = Side.of(random.nextInt(2));
    int reach = depth / 4;
    order(TAKE, side, side == Side.BUY ? middle + reach : middle - reach);
  }

  private void order(byte verb, Side side, int price) {
    accounts[size] = FIRST_ACCOUNT + random.nextInt(ACCOUNTS);
    sides[size] = (byte) side.ordinal();
    prices[size] = price;
    kg[size] = (int) (kind.lots(random) * LOT_KG);
    ids[size] = ++lastId;
    add(verb);
  }

  private void cancel(int id) {
    name(id);
    add(CANCEL);
  }

  /** A few ticks away on its own side; one in fifty goes through the middle and trades. */
  private void move(int id) {
    name(id);
    boolean buys = sides[size] == Side.BUY.ordinal();
    int distance = random.nextInt(50) == 0 ? -2 : kind.distance(random, depth);
    move(id, buys ? middle - distance : middle + distance);
  }

  private void moveAside() {
    int id = open.any(random);
    name(id);
    int distance = kind.distance(random, depth);
    move(id, sides[size] == Side.BUY.ordinal() ? middle - distance : middle + distance);
  }

  private void cancelAny() {
    cancel(open.any(random));
  }

  /** A price that is the order's already becomes the next: our core would keep its place there. */
  private void move(int id, int price) {
    int aside = sides[size] == Side.BUY.ordinal() ? -1 : 1;
    prices[size] = price == open.price(id) ? price + aside : price;
    kg[size] = (int) open.openKg(id);
    inAll[size] = (int) open.inAll(id);
    add(MOVE);
  }

  private void name(int id) {
    ids[size] = id;
    accounts[size] = open.account(id);
    sides[size] = (byte) open.side(id).ordinal();
  }

  private void add(byte verb) {
    verbs[size] = verb;
    size++;
    core.apply(this, size - 1, size);
  }


  static TimeInForce timeInForce(byte verb) {
    return verb == TAKE ? TimeInForce.IOC : TimeInForce.GTC;
  }
}
