package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.TimeInForce.GTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
    hashes.add(accepted(order -> order.terms = Terms.plain(TimeInForce.IOC)));
    hashes.add(accepted(order -> order.terms = new Terms(GTC, 1, false, 0, SelfTrade.NONE)));
    hashes.add(accepted(order -> order.terms = new Terms(GTC, 0, true, 0, SelfTrade.NONE)));
    hashes.add(accepted(order -> order.terms = new Terms(GTC, 0, false, 1, SelfTrade.NONE)));
    hashes.add(
        accepted(order -> order.terms = new Terms(GTC, 0, false, 0, SelfTrade.CANCEL_OLDEST)));
    hashes.add(accepted(order -> order.terms = new Terms(GTC, 0, false, 0, SelfTrade.DECREMENT)));
    hashes.add(accepted(order -> order.priceFen++));
    hashes.add(accepted(order -> order.kg++));
    hashes.add(accepted(order -> order.openKg++));
    hashes.add(accepted(order -> order.filledKg++));
    hashes.add(accepted(order -> order.budget++));
    hashes.add(accepted(order -> order.frozen++));
    for (Criteria criteria :
        List.of(
            new Criteria(1, 51, 2_023, 2_024, false),
            new Criteria(2, 51, 2_023, 2_024, false),
            new Criteria(1, 52, 2_023, 2_024, false),
            new Criteria(1, 51, 2_022, 2_024, false),
            new Criteria(1, 51, 2_023, 2_025, false),
            new Criteria(1, 51, 2_023, 2_024, true))) {
      hashes.add(accepted(order -> order.criteria = criteria));
    }
    assertThat(hashes).hasSize(19 + 6);
  }

  private static long accepted(Consumer<Order> difference) {
    Order order = order(5);
    difference.accept(order);
    EventStream stream = new EventStream(new QuietEvents());
    stream.orderAccepted(order);
    return stream.hash();
  }

  private static Book book(int instrument) {
    return new Book(new Instrument(instrument, 1, 1), null);
  }

  /** Every event that there is, each of its fields at once one more, another of its kind. */
  @Test
  void everyFieldOfEveryEventChangesTheHash() throws ReflectiveOperationException {
    Set<Long> hashes = new HashSet<>();
    int told = 0;
    for (Method event : Events.class.getMethods()) {
      Object[] fields = Arrays.stream(event.getParameterTypes()).map(this::first).toArray();
      hashes.add(hash(event, fields));
      told++;
      for (int field = 0; field < fields.length; field++) {
        for (Object other : others(fields[field])) {
          Object[] changed = fields.clone();
          changed[field] = other;
          hashes.add(hash(event, changed));
          told++;
          assertThat(hashes).as("%s, field %d: %s", event.getName(), field, other).hasSize(told);
        }
      }
    }
    assertThat(told).isGreaterThan(100);
  }

  private static long hash(Method event, Object... fields) throws ReflectiveOperationException {
    EventStream stream = new EventStream(new QuietEvents());
    event.invoke(stream, fields);
    return stream.hash();
  }

  private Object first(Class<?> type) {
    if (type == int.class) {
      return 7;
    }
    if (type == long.class) {
      return 11L;
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == Order.class) {
      return order(5);
    }
    if (type == Traits.class) {
      return new Traits(1, 51, 2_024, false);
    }
    if (type == BlockProposal.class) {
      return proposal(5, 9, it -> {});
    }
    if (type == Auction.class) {
      return auction(5, it -> {});
    }
    if (type == Bid.class) {
      return new Bid(5, new Account(1_002, null), 900, 10);
    }
    return type == Instrument.class ? instrument(it -> {}) : type.getEnumConstants()[0];
  }

  private static List<?> others(Object field) {
    if (field instanceof Integer) {
      return List.of(8, 7 + (1 << 24));
    }
    if (field instanceof Long) {
      return List.of(12L, 11L + (1L << 40));
    }
    if (field instanceof Boolean) {
      return List.of(true);
    }
    if (field instanceof Order) {
      return List.of(order(6), order(5 + (1L << 33)));
    }
    if (field instanceof Traits) {
      return List.of(
          new Traits(0, 51, 2_024, false),
          new Traits(1, 52, 2_024, false),
          new Traits(1, 51, 2_025, false),
          new Traits(1, 51, 2_024, true));
    }
    if (field instanceof BlockProposal) {
      return List.of(
          proposal(6, 9, it -> {}),
          proposal(5, 10, it -> {}),
          proposal(5, 9, it -> it.status = BlockStatus.EXPIRED));
    }
    if (field instanceof Auction) {
      return List.of(auction(6, it -> {}), auction(5 + (1L << 33), it -> {}));
    }
    if (field instanceof Bid) {
      Bid served = new Bid(5, new Account(1_002, null), 900, 10);
      served.filledKg = 10;
      return List.of(
          served,
          new Bid(6, new Account(1_002, null), 900, 10),
          new Bid(5, new Account(1_003, null), 900, 10),
          new Bid(5, new Account(1_002, null), 901, 10),
          new Bid(5, new Account(1_002, null), 900, 11));
    }
    if (field instanceof Instrument) {
      return List.of(
          new Instrument(8, 1, 1),
          instrument(it -> it.status = InstrumentStatus.OPEN),
          instrument(it -> it.status = InstrumentStatus.HALTED),
          instrument(it -> it.setRules(900, Instrument.NO_BAND)),
          instrument(it -> it.setRules(900, 0)),
          instrument(it -> it.setRules(900, 1_000)),
          instrument(it -> it.setRules(901, 1_000)));
    }
    Object[] kinds = ((Enum<?>) field).getDeclaringClass().getEnumConstants();
    return List.of(kinds).subList(1, kinds.length);
  }

  private static BlockProposal proposal(long id, long kg, Consumer<BlockProposal> difference) {
    Account proposer = new Account(1_002, null);
    BlockProposal proposal =
        new BlockProposal(id, proposer, 1_003, instrument(it -> {}), Side.BUY, 900, kg, 40, 50);
    difference.accept(proposal);
    return proposal;
  }

  private static Auction auction(long id, Consumer<Auction> difference) {
    Auction auction = new Auction(id, new Account(1_002, null), book(7), 10, 20, 3, 40, 50);
    difference.accept(auction);
    return auction;
  }

  @Test
  void anAuctionThatDiffersInAnythingHasAnotherHash() {
    Account seller = new Account(1_002, null);
    List<Auction> auctions =
        List.of(
            auction(5, it -> {}),
            auction(6, it -> {}),
            new Auction(5, new Account(1_003, null), book(7), 10, 20, 3, 40, 50),
            new Auction(5, seller, book(8), 10, 20, 3, 40, 50),
            new Auction(5, seller, book(7), 11, 20, 3, 40, 50),
            new Auction(5, seller, book(7), 10, 21, 3, 40, 50),
            new Auction(5, seller, book(7), 10, 20, 4, 40, 50),
            new Auction(5, seller, book(7), 10, 20, 3, 41, 50),
            new Auction(5, seller, book(7), 10, 20, 3, 40, 51),
            auction(5, it -> it.status = AuctionStatus.OPEN),
            auction(5, it -> it.priceFen++),
            auction(5, it -> it.soldKg++));
    Set<Long> hashes = new HashSet<>();
    for (Auction auction : auctions) {
      EventStream stream = new EventStream(new QuietEvents());
      stream.auctionChanged(auction);
      hashes.add(stream.hash());
    }
    assertThat(hashes).hasSameSizeAs(auctions);
  }

  private static Instrument instrument(Consumer<Instrument> difference) {
    Instrument instrument = new Instrument(7, 1, 1);
    difference.accept(instrument);
    return instrument;
  }

  private static Order order(long id) {
    Order order = new Order();
    order.id = id;
    order.owner = new Account(1_002, null);
    order.book = book(7);
    order.side = Side.BUY;
    order.type = OrderType.LIMIT;
    order.terms = Terms.plain(GTC);
    return order;
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
