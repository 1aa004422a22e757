package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A core restored from a snapshot goes on exactly as the original does. */
class SnapshotTest {
  /** So many numbers an instrument that was described. */
  private static final int TRAITS = 4;

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5})
  void theRestoredCoreTellsTheSameEventsAsTheOriginal(long seed) {
    EventLog log = new EventLog();
    Exchange original = new Exchange(log);
    RandomCommands commands = new RandomCommands(seed);
    for (int i = 0; i < 30_000; i++) {
      commands.applyNext(original);
    }
    List<Long> saved = save(original);
    log.take();
    EventLog otherLog = new EventLog();
    Exchange restored = restore(saved, otherLog);
    restored.verify();
    assertThat(restored.stateHash()).isEqualTo(original.stateHash());
    assertThat(save(restored)).isEqualTo(saved);

    RandomCommands same = new RandomCommands(seed);
    Exchange replayed = new Exchange(new EventLog());
    for (int i = 0; i < 30_000; i++) {
      same.applyNext(replayed);
    }
    for (int i = 0; i < 5_000; i++) {
      commands.applyNext(original);
      same.applyNext(restored);
    }

    assertThat(otherLog.take()).isEqualTo(log.take());
    assertThat(restored.stateHash()).isEqualTo(original.stateHash());
    assertThat(restored.openOrders()).isGreaterThan(100);
    restored.verify();
  }

  @Test
  void anotherLayoutIsRefused() {
    assertThatThrownBy(() -> restore(List.of(6L, 0L), new EventLog()))
        .hasMessageContaining("layout 6");
  }

  /**
   * As engine 1 wrote it: an id was the age, issuances stood beside their kg, nothing else used.
   */
  @Test
  void theLayoutOfEngineOneIsReadAndKnowsItsPendingWithdrawals() {
    Exchange original = new Exchange(new EventLog());
    original.defineInstrument(1, 1, 10);
    original.setPriceRules(1, 1_000, 2_000);
    original.openTrading(1);
    original.deposit(1_001, 5_000_000, 1);
    original.issue(1_002, 1, 500, 77);
    place(original, 1_001, Side.BUY, 900, 100);
    place(original, 1_001, Side.BUY, 900, 200);
    original.requestWithdrawal(1_001, 4_000, 9);
    Exchange restored = restore(asEngineOne(save(original)), new EventLog());

    restored.verify();
    restored.prove();
    assertThat(restored.openOrders()).isEqualTo(2);
    assertThat(restored.requestWithdrawal(1_001, 4_000, 9)).isEqualTo(Reason.DUPLICATE_ID);
    assertThat(restored.issue(1_002, 1, 500, 77)).isEqualTo(Reason.DUPLICATE_ID);
    assertThat(restored.closeWithdrawal(9, true)).isEqualTo(Reason.ACCEPTED);
    EventLog log = new EventLog();
    restored.listener(log);
    place(restored, 1_002, Side.SELL, 900, 100);
    assertThat(String.join(" ", log.take())).contains("maker 1");
    restored.verify();
  }

  private static void place(Exchange core, int account, Side side, long price, long kg) {
    assertThat(core.place(account, 1, side, OrderType.LIMIT, TimeInForce.GTC, price, kg, 0))
        .isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void aDayUnderWayItsRulesAndTermsGoOnBehindASavedState() {
    EventLog log = new EventLog();
    Exchange original = new Exchange(log);
    dayUnderWay(original);
    EventLog otherLog = new EventLog();
    Exchange restored = restore(save(original), otherLog);
    assertThat(save(restored)).isEqualTo(save(original));
    assertThat(restored.instrument(1).traits()).isEqualTo(new Traits(1, 51, 2_024, true));
    log.take();

    for (Exchange core : List.of(original, restored)) {
      place(core, 1_001, Side.BUY, 1_010, 100);
      assertThat(core.place(1_001, 1, Side.SELL, OrderType.LIMIT, TimeInForce.GTC, 1_010, 1_000, 0))
          .isEqualTo(Reason.BOUGHT_TODAY);
      core.closeDay(1, 20_783);
      core.openDay(1, 20_784);
      core.closeDay(1, 20_784);
      core.changePhase(1, TradingPhase.CLOSED, 20_785L * 86_400_000_000L);
      core.cancelAll(1_002, 0, null);
      core.verify();
    }

    assertThat(otherLog.take()).isEqualTo(log.take());
    assertThat(restored.stateHash()).isEqualTo(original.stateHash());
    assertThat(restored.instrument(1).closeFen()).isEqualTo(1_001);
    assertThat(restored.instrument(1).referenceFen()).isEqualTo(1_001);
    Exchange closed = restore(save(restored), new EventLog());
    assertThat(closed.instrument(1).phase()).isEqualTo(TradingPhase.CLOSED);
    assertThat(save(closed)).isEqualTo(save(restored));
  }

  /** It has traded 900 kg at 1,000, and orders of all terms rest; the close needs more than 999. */
  private static void dayUnderWay(Exchange core) {
    core.defineInstrument(1, 1, 10);
    core.setPriceRules(1, 1_000, 2_000);
    core.describeInstrument(1, new Traits(1, 51, 2_024, true));
    core.setRule(1, Rule.CLOSE_NEEDS_KG, 999);
    core.setRule(1, Rule.REFERENCE_IS_CLOSE, 1);
    core.setRule(1, Rule.T_PLUS_ONE, 1);
    core.openTrading(1);
    core.deposit(1_001, 50_000_000, 1);
    core.issue(1_002, 1, 5_000, 77);
    core.openDay(1, 20_783);
    place(core, 1_002, Side.SELL, 1_000, 900);
    place(core, 1_001, Side.BUY, 1_000, 900);
    for (Terms terms :
        List.of(
            Terms.plain(TimeInForce.DAY),
            new Terms(TimeInForce.GTD, 20_783, true, 0, SelfTrade.NONE),
            new Terms(TimeInForce.GTD, 20_784, false, 0, SelfTrade.CANCEL_NEWEST),
            new Terms(TimeInForce.GTC, 0, false, 0, SelfTrade.DECREMENT),
            new Terms(TimeInForce.GTC, 0, true, 0, SelfTrade.CANCEL_OLDEST))) {
      core.place(1_002, 1, Side.SELL, OrderType.LIMIT, terms, 1_010, 100, 0);
    }
    assertThat(core.openOrders()).isEqualTo(5);
  }

  /** As engine 3 wrote it: trades before the first day were counted, and belonged to no close. */
  @Test
  void whatWasCountedByEngineThreeBeforeTheFirstDayIsForgotten() {
    Exchange original = new Exchange(new EventLog());
    original.defineInstrument(1, 1, 10);
    original.openTrading(1);
    original.deposit(1_001, 50_000_000, 1);
    original.issue(1_002, 1, 5_000, 77);
    place(original, 1_002, Side.SELL, 900, 100);
    place(original, 1_001, Side.BUY, 900, 100);
    Exchange restored = restore(asEngineThree(save(original)), new EventLog());

    assertThat(original.instrument(1).dayKg()).isEqualTo(100);
    assertThat(restored.instrument(1).dayKg()).isZero();
  }

  /** As engine 2 wrote it: no trading day and no rules behind a book, no terms behind an order. */
  @Test
  void theLayoutOfEngineTwoIsRead() {
    Exchange original = new Exchange(new EventLog());
    original.defineInstrument(1, 1, 10);
    original.openTrading(1);
    original.deposit(1_001, 5_000_000, 1);
    original.issue(1_002, 1, 500, 77);
    place(original, 1_001, Side.BUY, 900, 100);
    place(original, 1_001, Side.BUY, 900, 200);
    List<Long> saved = save(original);

    Exchange restored = restore(asEngineTwo(saved), new EventLog());

    restored.verify();
    assertThat(save(restored)).isEqualTo(saved);
  }

  /**
   * As engine 4 wrote it: no traits behind a book's rules, but its own count of arrivals; no fees
   * behind an order.
   */
  @Test
  void ofTheCountsOfTwoBooksTheGreaterGoesOn() {
    Exchange original = new Exchange(new EventLog());
    original.deposit(1_001, 5_000_000, 1);
    for (int instrument : List.of(1, 2)) {
      original.defineInstrument(instrument, 1, 10);
      original.openTrading(instrument);
    }
    place(original, 1_001, Side.BUY, 900, 100);
    place(original, 1_001, Side.BUY, 900, 200);
    List<Long> saved = save(original);

    Exchange restored = restore(asEngineFour(saved, 1), new EventLog());

    restored.verify();
    assertThat(save(restored)).isEqualTo(saved);
  }

  private static List<Long> asEngineFour(List<Long> numbers) {
    return asEngineFour(numbers, 0);
  }

  /**
   * @param fewer how many fewer orders than the book before each book counted
   */
  private static List<Long> asEngineFour(List<Long> numbers, int fewer) {
    // Behind all else stand the block proposals (the last id and how many are open) and the
    // auctions
    // (the last bid's id, how many ids are used and how many auctions are pending).
    List<Long> behind = numbers.subList(numbers.size() - 5, numbers.size());
    assertThat(behind).containsOnly(0L);
    Iterator<Long> in = numbers.subList(0, numbers.size() - 5).iterator();
    List<Long> out = new ArrayList<>();
    in.next();
    out.add(4L);
    copy(in, out, 3);
    long arrivals = in.next();
    for (long books = copy(in, out, 1); books > 0; books--) {
      copy(in, out, 16);
      copy(in, out, Math.toIntExact(copy(in, out, 1)));
      skip(in, in.next() * TRAITS);
      skip(in, 2);
      out.add(arrivals);
      arrivals -= fewer;
    }
    copyAccounts(in, out, 6, 0);
    for (long orders = copy(in, out, 1); orders > 0; orders--) {
      copy(in, out, 18);
      skip(in, 3);
    }
    in.forEachRemaining(out::add);
    return out;
  }

  /** As engine 3 wrote it: no sessions behind a book's day, no purchases beside a holding. */
  private static List<Long> asEngineThree(List<Long> numbers) {
    Iterator<Long> in = asEngineFour(numbers).iterator();
    List<Long> out = new ArrayList<>();
    in.next();
    out.add(3L);
    copy(in, out, 3);
    for (long books = copy(in, out, 1); books > 0; books--) {
      copy(in, out, 14);
      skip(in, 2);
      copy(in, out, Math.toIntExact(copy(in, out, 1)));
      copy(in, out, 1);
    }
    copyAccounts(in, out, 4, 2);
    in.forEachRemaining(out::add);
    return out;
  }

  private static List<Long> asEngineTwo(List<Long> numbers) {
    Iterator<Long> in = asEngineThree(numbers).iterator();
    List<Long> out = new ArrayList<>();
    in.next();
    out.add(2L);
    copy(in, out, 3);
    for (long books = copy(in, out, 1); books > 0; books--) {
      copy(in, out, 8);
      skip(in, 6);
      skip(in, in.next());
      copy(in, out, 1);
    }
    copyAccounts(in, out, 4, 0);
    for (long orders = copy(in, out, 1); orders > 0; orders--) {
      copy(in, out, 7);
      skip(in, 4);
      copy(in, out, 7);
    }
    in.forEachRemaining(out::add);
    return out;
  }

  private static void skip(Iterator<Long> in, long count) {
    for (long i = 0; i < count; i++) {
      in.next();
    }
  }

  private static List<Long> asEngineOne(List<Long> saved) {
    Iterator<Long> in = asEngineTwo(saved).iterator();
    List<Long> out = new ArrayList<>();
    in.next();
    out.add(1L);
    copy(in, out, 3);
    for (long books = copy(in, out, 1); books > 0; books--) {
      copy(in, out, 8);
      in.next();
    }
    copyAccounts(in, out, 4, 0);
    for (long orders = copy(in, out, 1); orders > 0; orders--) {
      copy(in, out, 1);
      in.next();
      copy(in, out, 12);
    }
    for (long withdrawals = copy(in, out, 1); withdrawals > 0; withdrawals--) {
      copy(in, out, 3);
    }
    out.addAll(List.of(1L, 77L, 500L));
    return out;
  }

  private static void copyAccounts(Iterator<Long> in, List<Long> out, int ofHolding, int without) {
    for (long accounts = copy(in, out, 1); accounts > 0; accounts--) {
      copy(in, out, 4);
      for (long holdings = copy(in, out, 1); holdings > 0; holdings--) {
        copy(in, out, ofHolding);
        skip(in, without);
        for (long blocks = copy(in, out, 1); blocks > 0; blocks--) {
          copy(in, out, 3);
        }
      }
    }
  }

  /** The last of those copied. */
  private static long copy(Iterator<Long> in, List<Long> out, int count) {
    for (int i = 0; i < count; i++) {
      out.add(in.next());
    }
    return out.get(out.size() - 1);
  }

  private static List<Long> save(Exchange exchange) {
    List<Long> numbers = new ArrayList<>();
    exchange.save(numbers::add);
    return numbers;
  }

  private static Exchange restore(List<Long> saved, Events listener) {
    Exchange restored = new Exchange(listener);
    Iterator<Long> numbers = saved.iterator();
    restored.restore(numbers::next);
    assertThat(numbers).isExhausted();
    return restored;
  }
}
