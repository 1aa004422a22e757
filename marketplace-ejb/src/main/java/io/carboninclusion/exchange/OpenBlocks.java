package io.carboninclusion.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The block proposals that have not ended, by id and by their last moment, and what follows from
 * them: how many an account has, what they hold in all, and what they may bring their proposers
 * where an instrument counts that. They are all of {@link BlockTrades} that is saved.
 */
final class OpenBlocks {
  private final Ledger ledger;
  private final Totals totals;
  private final LongMap<BlockProposal> byId = new LongMap<>();
  private final TreeSet<BlockProposal> byExpiry =
      new TreeSet<>(
          Comparator.comparingLong(BlockProposal::validUntilMicros)
              .thenComparing(BlockProposal::id));
  private long lastId;

  OpenBlocks(Ledger ledger, Totals totals) {
    this.ledger = ledger;
    this.totals = totals;
  }

  /** The id of a new one. */
  long nextId() {
    return ++lastId;
  }

  void add(BlockProposal proposal) {
    byId.add(proposal.id, proposal);
    byExpiry.add(proposal);
    proposal.proposer.openBlocks++;
    totals.block(proposal.side, proposal.frozen());
    count(proposal, proposal.kg);
  }

  void remove(BlockProposal proposal) {
    byId.remove(proposal.id);
    byExpiry.remove(proposal);
    proposal.proposer.openBlocks--;
    totals.block(proposal.side, -proposal.frozen());
    count(proposal, -proposal.kg);
  }

  private static void count(BlockProposal proposal, long kg) {
    OrdersByAccount counts = proposal.instrument.ordersByAccount;
    if (counts != null && proposal.side == Side.BUY) {
      counts.mayCome(proposal.proposer, kg);
    }
  }

  /** The open one with this id, or null. */
  BlockProposal find(long id) {
    return id < 1 ? null : byId.get(id);
  }

  /** Whether there once was one with this id. */
  boolean everWas(long id) {
    return id >= 1 && id <= lastId;
  }

  /** When the next one expires; far away while there is none. */
  long nextExpiryMicros() {
    return byExpiry.isEmpty() ? Long.MAX_VALUE : byExpiry.first().validUntilMicros;
  }

  /** As many as asked for, whatever expires first before the others. */
  List<BlockProposal> first(int most) {
    return byExpiry.stream().limit(most).toList();
  }

  /** After a rule has asked for it: what the proposals to buy of this instrument may bring. */
  void countAnew(Instrument instrument) {
    for (BlockProposal it : byExpiry) {
      if (it.instrument == instrument) {
        count(it, it.kg);
      }
    }
  }

  void check(Conservation check) {
    for (BlockProposal it : byExpiry) {
      if (it.side == Side.BUY) {
        check.add(it.proposer.id, it.frozen());
        check.mayCome(it.proposer.id, it.instrument, it.kg);
      } else {
        check.addUnits(it.proposer.id, it.instrument(), it.frozen());
      }
    }
  }

  void write(LongConsumer out) {
    out.accept(lastId);
    out.accept(byExpiry.size());
    for (BlockProposal it : byExpiry) {
      out.accept(it.id);
      out.accept(it.proposer.id);
      out.accept(it.counterparty);
      out.accept(it.instrument());
      out.accept(it.side.ordinal());
      out.accept(it.priceFen);
      out.accept(it.kg);
      out.accept(it.proposedMicros);
      out.accept(it.validUntilMicros);
    }
  }

  void read(LongSupplier in, Book[] books) {
    lastId = in.getAsLong();
    for (int count = Snapshot.number(in); count > 0; count--) {
      add(
          new BlockProposal(
              in.getAsLong(),
              ledger.account(Snapshot.number(in)),
              Snapshot.number(in),
              books[Snapshot.number(in)].instrument,
              Side.of(Snapshot.number(in)),
              in.getAsLong(),
              in.getAsLong(),
              in.getAsLong(),
              in.getAsLong()));
    }
  }
}
