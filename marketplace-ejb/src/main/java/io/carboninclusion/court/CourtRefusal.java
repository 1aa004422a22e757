package io.carboninclusion.court;

/** Why this room refuses; each is a key {@code rejected.<name>} of its bundle. */
public enum CourtRefusal {
  CASE_NUMBER_OPENING,
  CASE_NUMBER_YEAR,
  CASE_NUMBER_YEAR_RANGE,
  CASE_NUMBER_CLOSING,
  CASE_NUMBER_COURT,
  CASE_NUMBER_COURT_DIGITS,
  CASE_NUMBER_TYPE,
  CASE_NUMBER_SERIAL,
  CASE_NUMBER_END,
  CASE_NUMBER_REST,
  /** The number is that of {court}, and the caller belongs to {court} with {code}. */
  CASE_OF_OTHER_COURT,
  UNKNOWN_RESTORATION_ORDER,
  UNKNOWN_CAUSE,
  CAUSE_CODE_UNUSABLE,
  TONNES_UNREADABLE,
  TONNES_OUT_OF_RANGE,
  SUM_OUT_OF_RANGE,
  CAP_OUT_OF_RANGE,
  TONNES_AND_SUM,
  TONNES_OR_SUM,
  DEADLINE_PAST,
  DECISION_IN_FUTURE,
  ENTRY_INCOMPLETE,
  REASON_FOR_OTHER_KIND,
  ORDER_STEP_PASSED,
  /** Somebody else has written the draft since it was read. */
  DRAFT_CHANGED,
  NOT_CONFIRMED,
  DEPOSIT_TOO_SMALL,
  NOTHING_TO_FILE,
  HAS_BOUGHT,
  COURT_CODE_UNUSABLE,
  COURT_LEVEL_UNUSABLE,
  DIVISION_CODE_UNUSABLE;

  /** The field of a case or document number. */
  static final String NUMBER = "number";
}
