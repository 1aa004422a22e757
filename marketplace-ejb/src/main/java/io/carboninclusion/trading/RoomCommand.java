package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.exchange.Traits;

/**
 * What a room asks of the core on behalf of an intent that it has committed before. The intent's id
 * is the command's key: sent again, it gets the first answer. Amounts are thousandths of a fen,
 * quantities kilograms, prices fen per tonne; a document hash is SHA-256, 32 bytes.
 */
public sealed interface RoomCommand {

  /** Of what no room has asked for, because its time brings it; it has no key. */
  long NO_INTENT = 0;

  /** The id of the room's committed intent, unique over all rooms, or {@link #NO_INTENT}. */
  long intent();

  record Deposit(long intent, long account, long amountMilliFen) implements RoomCommand {}

  /** Freezes a sum; the intent's id becomes the withdrawal's. */
  record RequestWithdrawal(long intent, long account, long amountMilliFen) implements RoomCommand {}

  record CloseWithdrawal(long intent, long withdrawal, boolean paid) implements RoomCommand {}

  /** Creates units; the intent's id becomes the issuance's. */
  record Issue(long intent, long account, int instrument, long kg, byte[] documentHash)
      implements RoomCommand {}

  /** Retires units; the intent's id becomes the retirement's. */
  record Retire(
      long intent, long account, int instrument, long kg, long certificate, byte[] documentHash)
      implements RoomCommand {}

  record DefineInstrument(
      long intent, int instrument, long tickFen, long lotKg, byte[] documentHash)
      implements RoomCommand {}

  /** The band in hundredths of a percent; 0 is a fixed price, -1 no band. */
  record SetPriceRules(long intent, int instrument, long referenceFen, int bandBasisPoints)
      implements RoomCommand {}

  record OpenTrading(long intent, int instrument) implements RoomCommand {}

  record HaltTrading(long intent, int instrument) implements RoomCommand {}

  /** Makes a fresh account that of a case: what it buys can only be retired for it. */
  record OpenCase(long intent, long account) implements RoomCommand {}

  /**
   * Closes a case without open orders: retires all it holds, the intent's id becomes the
   * retirement's, and moves what is below one fen to the account for that.
   *
   * @param kg exactly what the case holds; 0 if it bought nothing, then nothing is retired
   */
  record CloseCase(
      long intent, long account, int instrument, long kg, long certificate, byte[] documentHash)
      implements RoomCommand {}

  /** Moves a pool's cash to the personal wallets. */
  record Distribute(long intent, long account, long amountMilliFen) implements RoomCommand {}

  /**
   * Places an order of a room's; a case's limit may stand above the band and counts as its edge
   * then.
   *
   * @param amount kilograms for a limit order, thousandths of a fen for a budget
   */
  record Place(
      long intent,
      long account,
      int instrument,
      Side side,
      OrderType type,
      Terms terms,
      long priceFen,
      long amount)
      implements RoomCommand {

    private static final Terms GTC = Terms.plain(TimeInForce.GTC);

    /** A purchase of so many kilograms, none above the limit, that rests until it is complete. */
    public static Place purchase(
        long intent, long account, int instrument, long limitFen, long kg) {
      return new Place(intent, account, instrument, Side.BUY, OrderType.LIMIT, GTC, limitFen, kg);
    }

    /** A purchase for a sum, nothing above the limit, that rests while it can buy a lot. */
    public static Place purchaseFor(
        long intent, long account, int instrument, long limitFen, long budgetMilliFen) {
      return new Place(
          intent, account, instrument, Side.BUY, OrderType.BUDGET, GTC, limitFen, budgetMilliFen);
    }
  }

  /**
   * Buys at once across all books that fit, on behalf of a room.
   *
   * @param priceFen the limit; 0 only for a sum
   * @param amount kilograms for a limit order, thousandths of a fen for a sum
   */
  record PlaceByCriteria(
      long intent,
      long account,
      Criteria criteria,
      OrderType type,
      Terms terms,
      long priceFen,
      long amount)
      implements RoomCommand {}

  /** Tells what criteria may ask of an instrument. */
  record DescribeInstrument(long intent, int instrument, Traits traits) implements RoomCommand {}

  /**
   * Changes an open limit order of that account.
   *
   * @param kg the new quantity in all, with what has traded already
   */
  record Amend(long intent, long account, long order, long priceFen, long kg)
      implements RoomCommand {}

  /**
   * Cancels the open orders of that account, the oldest first, as many as one command may.
   *
   * @param instrument whose orders alone are meant, or 0 for all
   * @param side that alone is meant, or null for both
   */
  record CancelAll(long intent, long account, int instrument, Side side) implements RoomCommand {}

  /** Sets one of an instrument's rules, in the rule's unit. */
  record SetRule(long intent, int instrument, Rule rule, long value) implements RoomCommand {}

  /**
   * Begins a trading day of an instrument.
   *
   * @param day counted from 1970-01-01
   * @param dueMicros when it was due; what is carried out late is so by this much
   */
  record OpenDay(long intent, int instrument, int day, long dueMicros) implements RoomCommand {}

  /**
   * Ends the trading day of an instrument: its close, and the end of what expires with it.
   *
   * @param day the one under way, counted from 1970-01-01
   * @param dueMicros when it was due
   */
  record CloseDay(long intent, int instrument, int day, long dueMicros) implements RoomCommand {}

  /**
   * Begins or ends a session of an instrument.
   *
   * @param opensMicros when a closed one opens; else 0
   * @param dueMicros when it was due
   */
  record ChangePhase(
      long intent, int instrument, TradingPhase phase, long opensMicros, long dueMicros)
      implements RoomCommand {}

  /**
   * Proposes a block to another account.
   *
   * @param intent 0 for a trader's own
   * @param side what the proposer does
   * @param validUntilMicros the first moment at which it cannot be accepted any more
   */
  record ProposeBlock(
      long intent,
      long account,
      int instrument,
      long counterparty,
      Side side,
      long priceFen,
      long kg,
      long validUntilMicros)
      implements RoomCommand {}

  /**
   * Accepts, declines or withdraws a block proposal.
   *
   * @param intent 0 for a trader's own
   */
  record AnswerBlock(long intent, long account, long proposal, BlockAnswer answer)
      implements RoomCommand {}

  /**
   * Ends a block proposal whose last moment is over.
   *
   * @param dueMicros that moment
   */
  record ExpireBlock(long intent, long proposal, long dueMicros) implements RoomCommand {}

  /**
   * Announces a one-way auction and freezes its lot; the intent's id becomes the auction's.
   *
   * @param kg the lot
   * @param floorFen the least that a bid may offer
   * @param leastKg the least that a bid may be for
   * @param beginMicros when it opens, in microseconds since 1970
   * @param endMicros when it clears
   */
  record AnnounceAuction(
      long intent,
      long account,
      int instrument,
      long kg,
      long floorFen,
      long leastKg,
      long beginMicros,
      long endMicros)
      implements RoomCommand {}

  /**
   * Begins to take bids.
   *
   * @param dueMicros when it was due
   */
  record OpenAuction(long intent, long auction, long dueMicros) implements RoomCommand {}

  /** A sealed bid, which cannot be taken back. */
  record Bid(long intent, long account, long auction, long priceFen, long kg)
      implements RoomCommand {}

  /**
   * Ends an auction's window and settles what it sold.
   *
   * @param dueMicros when it was due
   */
  record ClearAuction(long intent, long auction, long dueMicros) implements RoomCommand {}

  /** Cancels an open order of that account. */
  record Cancel(long intent, long account, long order) implements RoomCommand {}
}
