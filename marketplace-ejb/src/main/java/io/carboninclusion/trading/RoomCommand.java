package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;

/**
 * What a room asks of the core on behalf of an intent that it has committed before. The intent's id
 * is the command's key: sent again, it gets the first answer. Amounts are thousandths of a fen,
 * quantities kilograms, prices fen per tonne; a document hash is SHA-256, 32 bytes.
 */
public sealed interface RoomCommand {

  /** The id of the room's committed intent; unique over all rooms. */
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
      TimeInForce timeInForce,
      long priceFen,
      long amount)
      implements RoomCommand {

    /** A purchase of so many kilograms, none above the limit, that rests until it is complete. */
    public static Place purchase(
        long intent, long account, int instrument, long limitFen, long kg) {
      return new Place(
          intent, account, instrument, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, limitFen, kg);
    }

    /** A purchase for a sum, nothing above the limit, that rests while it can buy a lot. */
    public static Place purchaseFor(
        long intent, long account, int instrument, long limitFen, long budgetMilliFen) {
      return new Place(
          intent,
          account,
          instrument,
          Side.BUY,
          OrderType.BUDGET,
          TimeInForce.GTC,
          limitFen,
          budgetMilliFen);
    }
  }

  /**
   * Changes an open limit order of that account.
   *
   * @param kg the new quantity in all, with what has traded already
   */
  record Amend(long intent, long account, long order, long priceFen, long kg)
      implements RoomCommand {}

  /** Cancels an open order of that account. */
  record Cancel(long intent, long account, long order) implements RoomCommand {}
}
