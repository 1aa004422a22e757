package io.carboninclusion.exchange;

/**
 * What may be proposed as a block, to whom, and what may become of a proposal: held against the
 * rules of the moment, when it is proposed and again when it is accepted. Reads only; the numbers
 * of a refusal stand beside it, as in {@link Admission}.
 */
final class BlockAdmission {
  private static final int FULL = 10_000;

  private final Ledger ledger;
  private final OpenBlocks open;
  private long expected;
  private long given;

  BlockAdmission(Ledger ledger, OpenBlocks open) {
    this.ledger = ledger;
    this.open = open;
  }

  long expected() {
    return expected;
  }

  long given() {
    return given;
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
      reason = terms(instrument, priceFen, kg, nowMicros);
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

  /** Held against the rules of this moment once more: what it trades, it trades now. */
  Reason mayAccept(int account, long id, long nowMicros) {
    Reason reason = mayDecline(account, id);
    if (reason != Reason.ACCEPTED) {
      return reason;
    }
    BlockProposal proposal = open.find(id);
    if (proposal.validUntilMicros <= nowMicros) {
      return refuse(Reason.BLOCK_PROPOSAL_OVER, 0, id);
    }
    reason = terms(proposal.instrument, proposal.priceFen, proposal.kg, nowMicros);
    if (reason == Reason.ACCEPTED && ledger.isCase(account)) {
      reason = refuse(Reason.RETIRE_ONLY, 0, account);
    }
    if (reason == Reason.ACCEPTED && proposal.side == Side.BUY) {
      // It is counted among what its proposer may come to hold.
      reason = position(proposal.proposer, proposal.instrument, 0);
    }
    Account other = ledger.find(account);
    return reason != Reason.ACCEPTED
        ? reason
        : affordable(
            other, proposal.instrument, proposal.side.opposite(), proposal.priceFen, proposal.kg);
  }

  Reason mayDecline(int account, long id) {
    BlockProposal proposal = open.find(id);
    return proposal == null || proposal.counterparty != account
        ? refuseNamed(proposal, account, id)
        : Reason.ACCEPTED;
  }

  Reason mayWithdraw(int account, long id) {
    BlockProposal proposal = open.find(id);
    return proposal == null || proposal.proposer.id != account
        ? refuseNamed(proposal, account, id)
        : Reason.ACCEPTED;
  }

  Reason mayExpire(long id, long nowMicros) {
    BlockProposal proposal = open.find(id);
    if (proposal == null) {
      return refuseNamed(null, 0, id);
    }
    return proposal.validUntilMicros <= nowMicros
        ? Reason.ACCEPTED
        : refuse(Reason.BLOCK_STILL_VALID, proposal.validUntilMicros, id);
  }

  /** Two enterprises; a case buys in the book alone, where its court ordered it. */
  private Reason parties(int account, int counterparty) {
    for (int party : new int[] {account, counterparty}) {
      if (party < SystemAccounts.FIRST_ENTERPRISE || party > Limits.MAX_ACCOUNT) {
        return refuse(Reason.UNKNOWN_ACCOUNT, 0, party);
      }
      if (ledger.isCase(party)) {
        return refuse(Reason.RETIRE_ONLY, 0, party);
      }
    }
    return account == counterparty
        ? refuse(Reason.BLOCK_WITH_ONESELF, 0, account)
        : Reason.ACCEPTED;
  }

  private Reason terms(Instrument instrument, long priceFen, long kg, long nowMicros) {
    if (instrument.status != InstrumentStatus.OPEN) {
      return refuse(Reason.INSTRUMENT_HALTED, 0, instrument.id());
    }
    if (instrument.phase == TradingPhase.CLOSED) {
      return refuse(Reason.OUTSIDE_SESSION, instrument.opensMicros, instrument.id());
    }
    if (!BlockHours.areOpen(instrument, nowMicros)) {
      long from = instrument.rule(Rule.BLOCK_FROM_MINUTE);
      return refuse(Reason.OUTSIDE_BLOCK_HOURS, from, instrument.rule(Rule.BLOCK_UNTIL_MINUTE));
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

  /** With so much more than it holds and has offered to buy. */
  private Reason position(Account buyer, Instrument instrument, long kg) {
    if (!instrument.isLimited(Rule.MAX_POSITION_KG)) {
      return Reason.ACCEPTED;
    }
    long most = instrument.rule(Rule.MAX_POSITION_KG);
    long position = instrument.positionKg(buyer) + kg;
    return position <= most ? Reason.ACCEPTED : refuse(Reason.POSITION_TOO_LARGE, most, position);
  }

  /** It has ended, it is others', or the account is the one of its two parties that may not. */
  private Reason refuseNamed(BlockProposal found, int account, long id) {
    if (found != null && (found.proposer.id == account || found.counterparty == account)) {
      return refuse(Reason.BLOCK_OTHER_PARTY, 0, id);
    }
    boolean over = found == null && open.everWas(id);
    return refuse(over ? Reason.BLOCK_PROPOSAL_OVER : Reason.UNKNOWN_BLOCK_PROPOSAL, 0, id);
  }

  private Reason refuse(Reason reason, long expectedNumber, long givenNumber) {
    expected = expectedNumber;
    given = givenNumber;
    return reason;
  }
}
