package io.carboninclusion.personal;

/**
 * Why one line of an upload is not counted; keys {@code line.<name>} of the bundle. A line is
 * looked at in this order and named by the first that holds, so the answer does not depend on
 * chunks.
 */
public enum LineRefusal {
  LINE_TOO_LONG,
  LINE_ENCODING,
  LINE_UNREADABLE,
  LINE_COLUMNS,
  FIELD_MISSING,
  REFERENCE_UNREADABLE,
  TIME_UNREADABLE,
  METRES_UNREADABLE,
  STEPS_UNREADABLE,
  MODE_UNKNOWN,
  CONSENTS_UNREADABLE,
  VERSION_UNREADABLE,
  CONSENT_IN_FUTURE,
  CONSENT_WITHDRAWN,
  END_BEFORE_START,
  ACT_TOO_LONG,
  ACT_IN_FUTURE,
  ACCOUNT_UNKNOWN,
  CONSENT_MISSING,
  NO_METHODOLOGY,
  MODE_NOT_COUNTED,
  STEPS_MISSING,
  METRES_BELOW,
  METRES_ABOVE,
  SPEED_ABOVE,
  ALREADY_COUNTED,
  OVERLAPS,
  RIDES_OF_DAY,
  STEPS_OF_DAY;

  private static final LineRefusal[] ALL = values();

  static LineRefusal at(int ordinal) {
    return ALL[ordinal];
  }
}
