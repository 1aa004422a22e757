package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The state hash tells apart what differs by one bucket or one kilogram. */
class EventStreamTest {
  @Test
  void noTwoTransfersOfNeighbouringAmountsAndAnyBucketsLookAlike() {
    Set<Long> hashes = new HashSet<>();
    int transfers = 0;
    for (long kg = 1; kg <= 50; kg++) {
      for (Bucket debit : Bucket.values()) {
        for (Bucket credit : Bucket.values()) {
          EventStream stream = new EventStream(new EventLog());
          stream.transferred(7, 1001, debit, 1002, credit, kg, Cause.TRADE, 1);
          hashes.add(stream.hash());
          transfers++;
        }
      }
    }
    assertThat(hashes).hasSize(transfers);
  }

  @Test
  void anOrderThatDiffersInAnyTermHasAnotherHash() {
    Set<Long> hashes = new HashSet<>();
    hashes.add(accepted(order -> {}));
    hashes.add(accepted(order -> order.id++));
    hashes.add(accepted(order -> order.owner = new Account(1_003, null)));
    hashes.add(accepted(order -> order.owner = new Account(1_002 + (1 << 24), null)));
    hashes.add(accepted(order -> order.book = book(8)));
    hashes.add(accepted(order -> order.side = Side.SELL));
    hashes.add(accepted(order -> order.type = OrderType.BUDGET));
    hashes.add(accepted(order -> order.timeInForce = TimeInForce.IOC));
    hashes.add(accepted(order -> order.priceFen++));
    hashes.add(accepted(order -> order.kg++));
    hashes.add(accepted(order -> order.openKg++));
    hashes.add(accepted(order -> order.filledKg++));
    hashes.add(accepted(order -> order.budget++));
    hashes.add(accepted(order -> order.frozen++));
    assertThat(hashes).hasSize(14);
  }

  private static long accepted(Consumer<Order> difference) {
    Order order = new Order();
    order.id = 5;
    order.owner = new Account(1_002, null);
    order.book = book(7);
    order.side = Side.BUY;
    order.type = OrderType.LIMIT;
    order.timeInForce = TimeInForce.GTC;
    difference.accept(order);
    EventStream stream = new EventStream(new QuietEvents());
    stream.orderAccepted(order);
    return stream.hash();
  }

  private static Book book(int instrument) {
    return new Book(new Instrument(instrument, 1, 1), null);
  }

  /** An account's high bits are not the next instrument's low ones. */
  @Test
  void blocksOfFarAccountsAndNextInstrumentsDiffer() {
    EventStream one = new EventStream(new QuietEvents());
    one.blockHeld(1_002 + (1 << 24), 7, 1, 1, 9);
    EventStream other = new EventStream(new QuietEvents());
    other.blockHeld(1_002, 8, 1, 1, 9);
    assertThat(one.hash()).isNotEqualTo(other.hash());
  }

  /** What another machine or another version of Java mixes differently would stop a follower. */
  @Test
  void theHashIsTheSameOnEveryMachine() {
    EventStream stream = new EventStream(new EventLog());
    stream.transferred(7, 1001, Bucket.FROZEN, 1002, Bucket.AVAILABLE, 2_000, Cause.TRADE, 1);
    stream.transferred(
        0, 1002, Bucket.AVAILABLE, 1002, Bucket.FROZEN, 18_000_000, Cause.ORDER_FREEZE, 2);
    assertThat(stream.hash()).isEqualTo(-3_082_364_998_358_646_006L);
  }
}
