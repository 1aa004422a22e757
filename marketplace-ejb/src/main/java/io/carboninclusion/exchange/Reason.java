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
  /** A case closes when nothing is open any more. Given: the number of its open orders and bids. */
  CASE_HAS_OPEN_ORDERS,
  /** Expected: what the case holds in kg. Given: what was to be retired. */
  CASE_HOLDS_OTHER_UNITS,
  /** The account has been used, so it can't become a case's. Given: the account's id. */
  ACCOUNT_IN_USE,
  /** Only an order with a quantity and a limit can be amended. Given: the order's id. */
  ORDER_NOT_AMENDABLE,
  /** Expected: what has traded in kg. Given: the new quantity, which must be greater. */
  QUANTITY_FILLED_ALREADY,
  /** What the order asks for can't go together. Given: the {@link Terms.Field}'s ordinal. */
  ORDER_TERMS_INVALID,
  /** Expected: the quantity in kg. Given: the least at once, which is more or negative. */
  MIN_QUANTITY_INVALID,
  /** Expected: the best price of the other side in fen per tonne. Given: the limit. */
  POST_ONLY_WOULD_TRADE,
  /** Expected: the first day that is left, counted from 1970-01-01. Given: the day. */
  LAST_DAY_OVER,
  /** No trading day of the instrument is under way. Given: the instrument's id. */
  NO_TRADING_DAY,
  /** A day must be closed before the next one begins. Given: the day under way. */
  TRADING_DAY_OPEN,
  /** Expected: the last day, counted from 1970-01-01. Given: the one to begin, not later. */
  TRADING_DAY_OVER,
  /** Expected: the nearest value that the rule takes. Given: the value. */
  RULE_OUT_OF_RANGE,
  /** Expected: the trading day under way, counted from 1970-01-01. Given: the one to end. */
  OTHER_TRADING_DAY,
  /** Expected: the lot in kg. Given: the least at once in kg. */
  MIN_QUANTITY_OFF_LOT,
  /** Expected: when it opens, in microseconds since 1970. Given: the instrument's id. */
  OUTSIDE_SESSION,
  /** Expected: what is needed in kg. Given: what is available and was not bought today. */
  BOUGHT_TODAY,
  /** A sum, or an order that trades at once or not at all. Given: the instrument's id. */
  NOT_IN_CALL_AUCTION,
  /** Kinds, scheme, vintages or traits make no sense. */
  CRITERIA_INVALID,
  /** No instrument is what the order asks for. */
  CRITERIA_FIT_NOTHING,
  /** A case closes with the units of one instrument. Given: the account's id. */
  CASE_BUYS_ONE_INSTRUMENT,
  /** Expected: the most in kg that may be held and offered to buy. Given: what it would be. */
  POSITION_TOO_LARGE,
  /** No such block proposal of this account or to it. Given: the proposal's id. */
  UNKNOWN_BLOCK_PROPOSAL,
  /** It was accepted, declined or withdrawn, or has expired. Given: the proposal's id. */
  BLOCK_PROPOSAL_OVER,
  /** The proposer can only withdraw, the other party only accept or decline. Given: the id. */
  BLOCK_OTHER_PARTY,
  /** Given: the account's id. */
  BLOCK_WITH_ONESELF,
  /** Expected: the last moment allowed, in microseconds since 1970. Given: valid until. */
  BLOCK_VALIDITY_INVALID,
  /** Expected: the least quantity of a block in kg. Given: the quantity. */
  BLOCK_BELOW_MINIMUM,
  /** Expected: the greatest number of open block proposals of an account. */
  TOO_MANY_BLOCK_PROPOSALS,
  /** Expected: when it expires, in microseconds since 1970. Given: the proposal's id. */
  BLOCK_STILL_VALID,
  /**
   * The price moved too far, so only orders that can wait are taken. Expected: when it goes on, in
   * microseconds since 1970. Given: the instrument's id.
   */
  HALTED_BY_PRICE,
  /** Given: the auction's id. */
  UNKNOWN_AUCTION,
  /** Expected: when it begins, in microseconds since 1970. Given: the auction's id. */
  AUCTION_NOT_BEGUN,
  /** Given: the auction's id. */
  AUCTION_BEGUN,
  /** Given: the auction's id. */
  AUCTION_OVER,
  /** Expected: when it begins, in microseconds since 1970. Given: its end, which must be later. */
  AUCTION_WINDOW_INVALID,
  /** The seller bids for its own lot. Given: the auction's id. */
  OWN_AUCTION,
  /** Expected: the floor in fen per tonne. Given: the price. */
  BID_BELOW_FLOOR,
  /** Expected: the least of a bid in kg. Given: the quantity in kg. */
  BID_BELOW_LEAST,
  /** Expected: the greatest number of bids of an auction. */
  TOO_MANY_BIDS,
  /** Expected: the greatest number of auctions that are not cleared. */
  TOO_MANY_AUCTIONS,
  /** Expected: the minute of the market's day from which blocks are agreed. Given: until which. */
  OUTSIDE_BLOCK_HOURS,
  /** Expected: the greatest number of purchases across books that may rest. Given: the present. */
  TOO_MANY_CRITERIA_ORDERS;

  private static final Reason[] REASONS = values();

  /** The reason with this ordinal, without copying the array of values. */
  public static Reason of(int ordinal) {
    return REASONS[ordinal];
  }
}
