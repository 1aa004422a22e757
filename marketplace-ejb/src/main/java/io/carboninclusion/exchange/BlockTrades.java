package io.carboninclusion.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Block trades (大宗协议): proposed to a named party and settled in one step when that one accepts.
 * They have a band and a least quantity of their own and never touch the book: its last price,
 * close and volume do not know them.
 *
 * <p>As in {@link Admission} the deciding half reads only, and the numbers of a refusal stand
 * beside it.
 */
final class BlockTrades {
  private static final int FULL = 10_000;

  private final Ledger ledger;
  private final EventStream events;
  private final Totals totals;
  private final LongMap<BlockProposal> open = new LongMap<>();
  private final TreeSet<BlockProposal> byExpiry =
      new TreeSet<>(
          Comparator.comparingLong(BlockProposal::validUntilMicros)
              .thenComparing(BlockProposal::id));
  private long lastProposal;
  private long expected;
  private long given;

  BlockTrades(Ledger ledger, EventStream events, Totals totals) {
    this.ledger = ledger;
    this.events = events;
    this.totals = totals;
  }

  long expected() {
    return expected;
  }

  long given() {
    return given;
  }

  /** When the next one expires; far away while there is none. */
  long nextExpiryMicros() {
    return byExpiry.isEmpty() ? Long.MAX_VALUE : byExpiry.first().validUntilMicros;
  }

  Reason mayPropose(
      int account,
      int counterparty,
      Instrument instrument,
      Side side,
      long priceFen,
      long kg,
      long validUntilMicros,
      long nowMicros) {
    Reason reason = parties(account, counterparty);
    if (reason == Reason.ACCEPTED) {
      reason = terms(instrument, priceFen, kg);
    }
    if (reason != Reason.ACCEPTED) {
      return reason;
    }
    long latest = nowMicros + Limits.MAX_BLOCK_MICROS;
    if (validUntilMicros <= nowMicros || validUntilMicros > latest) {
      return refuse(Reason.BLOCK_VALIDITY_INVALID, latest, validUntilMicros);
    }
    Account proposer = ledger.find(account);
    if (proposer != null && proposer.openBlocks >= Limits.MAX_OPEN_BLOCKS) {
      return refuse(Reason.TOO_MANY_BLOCK_PROPOSALS, Limits.MAX_OPEN_BLOCKS, proposer.openBlocks);
    }
    return affordable(proposer, instrument, side, priceFen, kg);
  }

  void propose(
      int account,
      int counterparty,
      Instrument instrument,
      Side side,
      long priceFen,
      long kg,
      long validUntilMicros,
      long nowMicros) {
    BlockProposal proposal =
        new BlockProposal(
            ++lastProposal,
            ledger.account(account),
            counterparty,
            instrument,
            side,
            priceFen,
            kg,
            nowMicros,
            validUntilMicros);
    add(proposal);
    move(proposal, Bucket.AVAILABLE, Bucket.FROZEN, Cause.BLOCK_FREEZE);
    events.blockChanged(proposal);
  }

  /** Held against the rules of this moment once more: what it trades, it trades now. */
  Reason mayAccept(int account, long id, long nowMicros) {
    Reason reason = mayDecline(account, id);
    if (reason != Reason.ACCEPTED) {
      return reason;
    }
    BlockProposal proposal = find(id);
    if (proposal.validUntilMicros <= nowMicros) {
      return refuse(Reason.BLOCK_PROPOSAL_OVER, 0, id);
    }
    reason = terms(proposal.instrument, proposal.priceFen, proposal.kg);
    if (reason == Reason.ACCEPTED && isCase(account)) {
      reason = refuse(Reason.RETIRE_ONLY, 0, account);
    }
    if (reason == Reason.ACCEPTED && proposal.side == Side.BUY) {
      reason = position(proposal.proposer, proposal.instrument, proposal.kg);
    }
    Account other = ledger.find(account);
    return reason != Reason.ACCEPTED
        ? reason
        : affordable(
            other, proposal.instrument, proposal.side.opposite(), proposal.priceFen, proposal.kg);
  }

  /** Cash for units, from what is frozen on one side and free on the other. */
  void accept(long id) {
    BlockProposal it = find(id);
    boolean buys = it.side == Side.BUY;
    Account other = ledger.account(it.counterparty);
    Account buyer = buys ? it.proposer : other;
    Account seller = buys ? other : it.proposer;
    Bucket money = buys ? Bucket.FROZEN : Bucket.AVAILABLE;
    Bucket goods = buys ? Bucket.AVAILABLE : Bucket.FROZEN;
    long paid = it.priceFen * it.kg;
    ledger.cash(buyer, money, seller, Bucket.AVAILABLE, paid, Cause.BLOCK_TRADE, id);
    ledger.units(
        it.instrument(), seller, goods, buyer, Bucket.AVAILABLE, it.kg, Cause.BLOCK_TRADE, id);
    if (it.instrument.rule(Rule.T_PLUS_ONE) == 1) {
      buyer.holdingFor(it.instrument()).bought(it.instrument.tradingDay(), it.kg);
    }
    end(it, BlockStatus.ACCEPTED);
  }

  Reason mayDecline(int account, long id) {
    BlockProposal proposal = find(id);
    return proposal == null || proposal.counterparty != account
        ? refuseNamed(proposal, account, id)
        : Reason.ACCEPTED;
  }

  Reason mayWithdraw(int account, long id) {
    BlockProposal proposal = find(id);
    return proposal == null || proposal.proposer.id != account
        ? refuseNamed(proposal, account, id)
        : Reason.ACCEPTED;
  }

  Reason mayExpire(long id, long nowMicros) {
    BlockProposal proposal = find(id);
    if (proposal == null) {
      return refuseNamed(null, 0, id);
    }
    return proposal.validUntilMicros <= nowMicros
        ? Reason.ACCEPTED
        : refuse(Reason.BLOCK_STILL_VALID, proposal.validUntilMicros, id);
  }

  /** Ends it without a trade and gives back what it held. */
  void release(long id, BlockStatus why) {
    BlockProposal proposal = find(id);
    move(proposal, Bucket.FROZEN, Bucket.AVAILABLE, Cause.BLOCK_RELEASE);
    end(proposal, why);
  }

  private void add(BlockProposal proposal) {
    open.add(proposal.id, proposal);
    byExpiry.add(proposal);
    proposal.proposer.openBlocks++;
    totals.block(proposal.side, proposal.frozen());
  }

  private void end(BlockProposal proposal, BlockStatus why) {
    open.remove(proposal.id);
    byExpiry.remove(proposal);
    proposal.proposer.openBlocks--;
    totals.block(proposal.side, -proposal.frozen());
    proposal.status = why;
    events.blockChanged(proposal);
  }

  private void move(BlockProposal it, Bucket from, Bucket to, Cause why) {
    Account owner = it.proposer;
    if (it.side == Side.BUY) {
      ledger.cash(owner, from, owner, to, it.frozen(), why, it.id);
    } else {
      ledger.units(it.instrument(), owner, from, owner, to, it.frozen(), why, it.id);
    }
  }

  /** Two enterprises; a case buys in the book alone, where its court ordered it. */
  private Reason parties(int account, int counterparty) {
    for (int party : new int[] {account, counterparty}) {
      if (party < SystemAccounts.FIRST_ENTERPRISE || party > Limits.MAX_ACCOUNT) {
        return refuse(Reason.UNKNOWN_ACCOUNT, 0, party);
      }
      if (isCase(party)) {
        return refuse(Reason.RETIRE_ONLY, 0, party);
      }
    }
    return account == counterparty
        ? refuse(Reason.BLOCK_WITH_ONESELF, 0, account)
        : Reason.ACCEPTED;
  }

  private Reason terms(Instrument instrument, long priceFen, long kg) {
    if (instrument.status != InstrumentStatus.OPEN) {
      return refuse(Reason.INSTRUMENT_HALTED, 0, instrument.id());
    }
    if (instrument.phase == TradingPhase.CLOSED) {
      return refuse(Reason.OUTSIDE_SESSION, instrument.opensMicros, instrument.id());
    }
    if (priceFen < 1 || priceFen > Limits.MAX_PRICE_FEN) {
      return refuse(Reason.PRICE_OUT_OF_RANGE, Limits.MAX_PRICE_FEN, priceFen);
    }
    if (priceFen % instrument.tickFen() != 0) {
      return refuse(Reason.PRICE_OFF_TICK, instrument.tickFen(), priceFen);
    }
    long nearest = nearest(instrument, priceFen);
    if (priceFen != nearest) {
      return refuse(Reason.PRICE_OUTSIDE_BAND, nearest, priceFen);
    }
    if (kg < 1 || kg > Limits.MAX_KG) {
      return refuse(Reason.QUANTITY_OUT_OF_RANGE, Limits.MAX_KG, kg);
    }
    if (kg % instrument.lotKg() != 0) {
      return refuse(Reason.QUANTITY_OFF_LOT, instrument.lotKg(), kg);
    }
    long leastKg = instrument.rule(Rule.MIN_BLOCK_KG);
    return kg >= leastKg ? Reason.ACCEPTED : refuse(Reason.BLOCK_BELOW_MINIMUM, leastKg, kg);
  }

  /** The nearest price of the band for blocks; without a reference price there is none. */
  private static long nearest(Instrument instrument, long priceFen) {
    long reference = instrument.referenceFen();
    if (reference == 0) {
      return priceFen;
    }
    long band = instrument.rule(Rule.BLOCK_BAND_BASIS_POINTS);
    long lowest = -Math.floorDiv(-reference * (FULL - band), FULL);
    long highest = Math.floorDiv(reference * (FULL + band), FULL);
    return Math.max(lowest, Math.min(highest, priceFen));
  }

  private Reason affordable(
      Account owner, Instrument instrument, Side side, long priceFen, long kg) {
    if (side == Side.BUY) {
      Reason reason = position(owner, instrument, kg);
      if (reason != Reason.ACCEPTED) {
        return reason;
      }
      long available = owner == null ? 0 : owner.available;
      return priceFen * kg <= available
          ? Reason.ACCEPTED
          : refuse(Reason.INSUFFICIENT_CASH, priceFen * kg, available);
    }
    long available = owner == null ? 0 : owner.movableKg(instrument.id());
    if (kg > available) {
      return refuse(Reason.INSUFFICIENT_UNITS, kg, available);
    }
    if (instrument.rule(Rule.T_PLUS_ONE) == 1) {
      long sellable = owner.holding(instrument.id()).sellable(instrument.tradingDay());
      return kg <= sellable ? Reason.ACCEPTED : refuse(Reason.BOUGHT_TODAY, kg, sellable);
    }
    return Reason.ACCEPTED;
  }

  /** A proposal to buy counts when it trades: what is held and on order in the book counts now. */
  private Reason position(Account buyer, Instrument instrument, long kg) {
    if (!instrument.isLimited(Rule.MAX_POSITION_KG)) {
      return Reason.ACCEPTED;
    }
    long most = instrument.rule(Rule.MAX_POSITION_KG);
    long position = instrument.positionKg(buyer) + kg;
    return position <= most ? Reason.ACCEPTED : refuse(Reason.POSITION_TOO_LARGE, most, position);
  }

  private boolean isCase(int account) {
    Account owner = ledger.find(account);
    return owner != null && owner.isCase;
  }

  private BlockProposal find(long id) {
    return id < 1 ? null : open.get(id);
  }

  /** It has ended, it is others', or the account is the one of its two parties that may not. */
  private Reason refuseNamed(BlockProposal found, int account, long id) {
    if (found != null && (found.proposer.id == account || found.counterparty == account)) {
      return refuse(Reason.BLOCK_OTHER_PARTY, 0, id);
    }
    boolean over = found == null && id >= 1 && id <= lastProposal;
    return refuse(over ? Reason.BLOCK_PROPOSAL_OVER : Reason.UNKNOWN_BLOCK_PROPOSAL, 0, id);
  }

  private Reason refuse(Reason reason, long expectedNumber, long givenNumber) {
    expected = expectedNumber;
    given = givenNumber;
    return reason;
  }

  void check(Conservation check) {
    for (BlockProposal it : byExpiry) {
      if (it.side == Side.BUY) {
        check.add(it.proposer.id, it.frozen());
      } else {
        check.addUnits(it.proposer.id, it.instrument(), it.frozen());
      }
    }
  }

  void write(LongConsumer out) {
    out.accept(lastProposal);
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
    lastProposal = in.getAsLong();
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

  /** As many as asked for, whatever expires first before the others. */
  List<BlockProposal> first(int most) {
    return byExpiry.stream().limit(most).toList();
  }
}
