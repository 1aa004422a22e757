package io.carboninclusion.trading;

/** What a command in the journal asks for. The ordinal is journalled: add at the end only. */
enum Op {
  PLACE,
  CANCEL,
  DEPOSIT,
  REQUEST_WITHDRAWAL,
  CLOSE_WITHDRAWAL,
  ISSUE,
  RETIRE,
  DEFINE_INSTRUMENT,
  SET_PRICE_RULES,
  OPEN_TRADING,
  HALT_TRADING,
  OPEN_CASE,
  CLOSE_CASE,
  DISTRIBUTE,
  PLACE_BY_INTENT,
  CANCEL_BY_INTENT,
  AMEND,
  AMEND_BY_INTENT,
  PLACE_ON_TERMS,
  PLACE_ON_TERMS_BY_INTENT,
  CANCEL_ALL,
  CANCEL_ALL_BY_INTENT,
  SET_RULE,
  OPEN_DAY,
  CLOSE_DAY,
  CHANGE_PHASE,
  DESCRIBE_INSTRUMENT,
  PLACE_BY_CRITERIA,
  PLACE_BY_CRITERIA_BY_INTENT,
  PROPOSE_BLOCK,
  ACCEPT_BLOCK,
  DECLINE_BLOCK,
  WITHDRAW_BLOCK,
  EXPIRE_BLOCK,
  ANNOUNCE_AUCTION,
  OPEN_AUCTION,
  BID,
  BID_BY_INTENT,
  CLEAR_AUCTION;

  private static final Op[] OPS = values();

  static Op of(int ordinal) {
    if (ordinal < 0 || ordinal >= OPS.length) {
      throw new IllegalStateException("no command has the number " + ordinal);
    }
    return OPS[ordinal];
  }
}
