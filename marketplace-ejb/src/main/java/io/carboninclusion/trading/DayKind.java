package io.carboninclusion.trading;

/** What the calendar says of a day beyond its weekday. */
public enum DayKind {
  /** 节假日: no trading. */
  HOLIDAY,
  /** 调休上班日: a Saturday or Sunday worked instead; the market opens only if the setting says so. */
  MAKE_UP_WORKDAY,
  /** An earlier entry is taken back: the weekday alone decides. */
  ORDINARY
}
