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
    assertThatThrownBy(() -> restore(List.of(3L, 0L), new EventLog()))
        .hasMessageContaining("layout 3");
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

  private static List<Long> asEngineOne(List<Long> numbers) {
    Iterator<Long> in = numbers.iterator();
    List<Long> out = new ArrayList<>();
    in.next();
    out.add(1L);
    copy(in, out, 3);
    for (long books = copy(in, out, 1); books > 0; books--) {
      copy(in, out, 8);
      in.next();
    }
    for (long accounts = copy(in, out, 1); accounts > 0; accounts--) {
      copy(in, out, 4);
      for (long holdings = copy(in, out, 1); holdings > 0; holdings--) {
        copy(in, out, 4);
        for (long blocks = copy(in, out, 1); blocks > 0; blocks--) {
          copy(in, out, 3);
        }
      }
    }
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
