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
  AMEND_BY_INTENT;

  private static final Op[] OPS = values();

  static Op of(int ordinal) {
    if (ordinal < 0 || ordinal >= OPS.length) {
      throw new IllegalStateException("no command has the number " + ordinal);
    }
    return OPS[ordinal];
  }
}
