package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The walk that proves the books: each asset sums to zero over all accounts, what is frozen is
 * exactly what open orders, block proposals and withdrawals need, a case's units and no others are
 * retire-only, and the held serials of an instrument lie within what was issued, without overlap,
 * as many as were not retired.
 */
final class Conservation {
  private final Ledger ledger;
  private final Book[] books;

  /** Instruments whose open orders are counted by account. */
  private final List<Instrument> counting;

  private final Map<Integer, Long> frozenCash = new HashMap<>();
  private final Map<Long, Long> frozenKg = new HashMap<>();
  private final Map<Long, long[]> ordersOf = new HashMap<>();
  private final Map<Integer, List<long[]>> held = new HashMap<>();
  private final Map<Integer, Long> unitSum = new HashMap<>();

  Conservation(Ledger ledger, Book[] books) {
    this.ledger = ledger;
    this.books = books;
    this.counting =
        Arrays.stream(books)
            .filter(book -> book != null && book.instrument.ordersByAccount != null)
            .map(book -> book.instrument)
            .toList();
  }

  void add(Order order) {
    require(order.frozen == order.needed(), "order " + order.id + " has frozen " + order.frozen);
    if (order.book.instrument.ordersByAccount != null) {
      long[] count =
          ordersOf.computeIfAbsent(key(order.owner.id, order.instrument()), k -> new long[2]);
      count[0]++;
      count[1] += order.side == Side.BUY ? order.openKg : 0;
    }
    if (order.side == Side.BUY) {
      add(order.owner.id, order.frozen);
    } else {
      addUnits(order.owner.id, order.instrument(), order.frozen);
    }
  }

  void add(int account, long frozen) {
    frozenCash.merge(account, frozen, Math::addExact);
  }

  /** By a proposed block or a bid. */
  void mayCome(int account, Instrument instrument, long kg) {
    if (instrument.ordersByAccount != null) {
      ordersOf.computeIfAbsent(key(account, instrument.id()), k -> new long[2])[1] += kg;
    }
  }

  void addUnits(int account, int instrument, long kg) {
    frozenKg.merge(key(account, instrument), kg, Math::addExact);
  }

  void verify() {
    long cash = 0;
    for (Account account : ledger.accounts()) {
      if (account != null) {
        cash = Math.addExact(cash, Math.addExact(account.available, account.frozen));
        long frozen = frozenCash.getOrDefault(account.id, 0L);
        require(account.frozen == frozen, "account " + account.id + ": frozen cash");
        walkHoldings(account);
        walkOrders(account);
      }
    }
    require(cash == 0, "cash sums to " + cash);
    unitSum.forEach((id, sum) -> require(sum == 0, "units of " + id + " sum to " + sum));
    held.forEach(this::walkSerials);
  }

  private void walkHoldings(Account account) {
    for (Holding holding : account.holdings()) {
      int id = holding.instrument;
      long kg = holding.kg();
      unitSum.merge(id, kg, Math::addExact);
      long frozen = frozenKg.getOrDefault(key(account.id, id), 0L);
      require(holding.frozen == frozen, "account " + account.id + ": frozen units of " + id);
      long misplaced = account.isCase ? holding.available | holding.frozen : holding.retireOnly;
      require(misplaced == 0, "account " + account.id + ": bucket of units of " + id);
      if (!account.isSource() && account.id != SystemAccounts.RETIRED) {
        SerialBlocks blocks = holding.blocks;
        require(blocks.kg() == kg, "account " + account.id + ": blocks of " + id);
        List<long[]> all = held.computeIfAbsent(id, i -> new ArrayList<>());
        for (int i = 0; i < blocks.size(); i++) {
          all.add(new long[] {blocks.first(i), blocks.last(i)});
        }
      }
    }
  }

  private void walkOrders(Account account) {
    for (Instrument instrument : counting) {
      OrdersByAccount counted = instrument.ordersByAccount;
      long[] open = ordersOf.getOrDefault(key(account.id, instrument.id()), new long[2]);
      require(
          counted.orders(account) == open[0] && counted.buyKg(account) == open[1],
          "account " + account.id + ": open orders counted in " + instrument.id());
    }
  }

  private void walkSerials(int id, List<long[]> blocks) {
    blocks.sort(Comparator.comparingLong(block -> block[0]));
    long before = 0;
    long sum = 0;
    for (long[] block : blocks) {
      require(block[0] > before && block[1] >= block[0], "serials of " + id + " at " + block[0]);
      before = block[1];
      sum += block[1] - block[0] + 1;
    }
    long issued = books[id].instrument.lastSerial();
    Account sink = ledger.find(SystemAccounts.RETIRED);
    long retired = sink == null ? 0 : sink.availableKg(id);
    require(before <= issued && sum + retired == issued, "serials of " + id + " do not add up");
  }

  private static long key(int account, int instrument) {
    return ((long) account << 32) + instrument;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new InvariantBroken(what);
    }
  }
}
