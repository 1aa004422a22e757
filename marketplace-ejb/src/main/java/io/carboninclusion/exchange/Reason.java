package io.carboninclusion.exchange;

/**
 * What became of a command: {@link #ACCEPTED} or the one reason for which it was refused. A refusal
 * is an outcome like any other and changes nothing. Ordinals are stored in the views and in the
 * state hash: add at the end only. The two numbers that travel with a refusal are named beside
 * each.
 */
public enum Reason {
  ACCEPTED,
  /** The command made the core fail while it was deciding; nothing changed. */
  REFUSED_BY_FAULT,
  /** Given: the instrument's id. */
  UNKNOWN_INSTRUMENT,
  /** Given: the instrument's id. */
  INSTRUMENT_EXISTS,
  /** The instrument is not open for orders. */
  INSTRUMENT_HALTED,
  /** Expected: the tick in fen. Given: the price in fen per tonne. */
  PRICE_OFF_TICK,
  /** Expected: the nearest allowed price in fen per tonne. Given: the price. */
  PRICE_OUTSIDE_BAND,
  /** Expected: the greatest price in fen per tonne. Given: the price. */
  PRICE_OUT_OF_RANGE,
  /** Expected: the lot in kg. Given: the quantity in kg. */
  QUANTITY_OFF_LOT,
  /** Expected: the greatest quantity in kg. Given: the quantity. */
  QUANTITY_OUT_OF_RANGE,
  /** Expected: the greatest amount in thousandths of a fen. Given: the amount. */
  AMOUNT_OUT_OF_RANGE,
  /** Expected: what one lot costs at the limit, in thousandths of a fen. Given: the budget. */
  BUDGET_BELOW_ONE_LOT,
  /** A budget order can only buy, and without a limit it can't rest. */
  BUDGET_ORDER_INVALID,
  /** Expected: what is needed in thousandths of a fen. Given: what is available. */
  INSUFFICIENT_CASH,
  /** Expected: what is needed in kg. Given: what is available. */
  INSUFFICIENT_UNITS,
  /** No such order of this account. Given: the order's id. */
  UNKNOWN_ORDER,
  /** The order was filled or cancelled before. Given: the order's id. */
  ORDER_NOT_OPEN,
  /** Expected: the greatest number of open orders of an account. */
  TOO_MANY_OPEN_ORDERS,
  /** Given: the withdrawal's id. */
  UNKNOWN_WITHDRAWAL,
  /** The id was used before. Given: the id. */
  DUPLICATE_ID,
  /** Given: the account's id. */
  UNKNOWN_ACCOUNT,
  /** Tick, lot, reference price or band make no sense together. */
  RULES_INVALID,
  /** A banded instrument needs a reference price before it opens. */
  NO_REFERENCE_PRICE,
  /** Units of a case can only be retired for it. Given: the account's id. */
  RETIRE_ONLY,
  /** Given: the account's id. */
  NOT_A_CASE,
  /** The case is closed for good. Given: the account's id. */
  CASE_CLOSED,
  /** A case closes when nothing is open any more. Given: the number of its open orders. */
  CASE_HAS_OPEN_ORDERS,
  /** Expected: what the case holds in kg. Given: what was to be retired. */
  CASE_HOLDS_OTHER_UNITS,
  /** The account has been used, so it can't become a case's. Given: the account's id. */
  ACCOUNT_IN_USE,
  /** Only an order with a quantity and a limit can be amended. Given: the order's id. */
  ORDER_NOT_AMENDABLE,
  /** Expected: what has traded in kg. Given: the new quantity, which must be greater. */
  QUANTITY_FILLED_ALREADY;

  private static final Reason[] REASONS = values();

  /** The reason with this ordinal, without copying the array of values. */
  public static Reason of(int ordinal) {
    return REASONS[ordinal];
  }
}
