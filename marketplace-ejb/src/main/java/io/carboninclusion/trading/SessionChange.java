package io.carboninclusion.trading;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a timetable does to an instrument at one moment.
 *
 * @param due when, whatever the time is when somebody hears of it
 * @param day the trading day it belongs to
 */
record SessionChange(Instant due, LocalDate day, To to) {

  /** In the order in which those of one moment happen. */
  enum To {
    CLOSED,
    DAY_CLOSED,
    DAY_OPENED,
    CALL_AUCTION,
    CONTINUOUS,
    BREAK
  }
}
