package io.carboninclusion.trading;

/**
 * Why the room refuses at its door, before a command reaches the journal. What the core refuses has
 * its reasons in {@link io.carboninclusion.exchange.Reason}.
 */
public enum TradingRefusal {
  /** The field that must be there. */
  FIELD_MISSING,
  /** The field does not belong to this type of order. */
  FIELD_NOT_ALLOWED,
  /** At most 36 printable ASCII characters. */
  CLIENT_ORDER_ID_INVALID,
  /** The key came before with another body. */
  KEY_REUSED,
  /** Too many commands of this participant wait: {limit}. */
  TOO_MANY_WAITING,
  /** The market takes no more commands at the moment. */
  MARKET_BUSY,
  /** The views are too far behind the journal. */
  VIEWS_BEHIND,
  /** The market is still starting. */
  MARKET_STARTING,
  /** Another instance trades; this one only reads. */
  MARKET_STANDBY,
  /** The market has stopped and waits for its administrators. */
  MARKET_STOPPED,
  /** The answer did not arrive in time: ask again with the same key. */
  OUTCOME_UNKNOWN,
  /** No instrument has this code or id. */
  UNKNOWN_CODE,
  CODE_TAKEN,
  CODE_INVALID,
  VINTAGE_INVALID,
  PRICE_RULES_INVALID,
  /** A whole number of fen from 1. */
  AMOUNT_INVALID,
  UNKNOWN_ENTERPRISE,
  /** A deposit or payment with this reference was entered before. */
  BANK_REFERENCE_TAKEN,
  /** A payment of this withdrawal waits for the second administrator. */
  PAYMENT_PROPOSED,
  WITHDRAWAL_CLOSED,
  /** The command {sequence} is not the one that has stopped the market. */
  NOTHING_TO_VOID,
  /** A quantity from 1 to {greatest}. */
  LOT_INVALID,
  /** A price from 0.01 to {greatest}. */
  TICK_INVALID,
  /** 2 to 16 capitals and digits. */
  SCHEME_INVALID,
  /** On a pool's account nothing is bought. */
  POOL_ONLY_SELLS,
  /** Holidays and make-up workdays are no JSON of the format: {line}, {column}. */
  CALENDAR_FILE_UNREADABLE,
  /** At most {limit} entries in one change. */
  CALENDAR_TOO_MANY_DAYS,
  CALENDAR_NAMES_INVALID,
  CALENDAR_DAY_UNREADABLE,
  CALENDAR_DAY_TWICE,
  CALENDAR_DAY_OUT_OF_RANGE,
  CALENDAR_WORKDAY_NOT_WEEKEND,
  /** A holiday on a day that has trades. */
  CALENDAR_DAY_TRADED,
  CALENDAR_CLOSED_TOO_LONG,
  CALENDAR_UNCHANGED,
  /** From 1 to {greatest} days at once. */
  CALENDAR_RANGE_INVALID,
  TOO_MANY_SESSIONS,
  SESSION_TIMES_INVALID,
  /** Two sessions at one time: {kind, hours, kind, hours}. */
  SESSIONS_OVERLAP,
  SESSION_CONTINUOUS_MISSING,
  CALL_AUCTION_LEADS_NOWHERE,
  /** A day from 1970 to {last}. */
  LAST_DAY_INVALID,
  /** Session {number} is no 09:30-11:30. */
  SESSION_UNREADABLE,
  TIMETABLE_UNCHANGED,
  /** The proposal says other terms than were seen: {price, quantity}. */
  BLOCK_TERMS_DIFFER,
  /** An auction would begin before now. */
  AUCTION_BEGIN_OVER,
  /** An auction would begin or end too late: the greatest number of days ahead. */
  AUCTION_TOO_FAR,
  /** Its bids are sealed: when it ends. */
  AUCTION_NOT_CLEARED
}
