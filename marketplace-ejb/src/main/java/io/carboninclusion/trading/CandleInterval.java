package io.carboninclusion.trading;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The lengths of time that candles are kept for. Each is counted from 1970-01-01 00:00 in
 * Asia/Shanghai, which is eight hours ahead of UTC all year.
 */
public enum CandleInterval {
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  private static final long SHANGHAI_MICROS = Duration.ofHours(8).toNanos() / 1_000;

  /** The year 9999, in seconds: nothing comes later, and its microseconds fit. */
  private static final long END_OF_TIMES = 253_402_300_799L;

  private final long micros;

  CandleInterval(Duration length) {
    this.micros = length.toNanos() / 1_000;
  }

  /** The number of the interval in which this moment lies, in microseconds since 1970 UTC. */
  long at(long timeMicros) {
    return Math.floorDiv(timeMicros + SHANGHAI_MICROS, micros);
  }

  /** The number of the first interval that begins at this moment or later; none is before 1970. */
  long firstFrom(Instant time) {
    Instant known = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    long seconds = Math.min(known.getEpochSecond(), END_OF_TIMES);
    return at(seconds * 1_000_000 + (known.getNano() + 999) / 1_000 - 1) + 1;
  }

  /** When the interval with this number begins. */
  Instant begin(long number) {
    return Instant.EPOCH.plus(number * micros - SHANGHAI_MICROS, ChronoUnit.MICROS);
  }

  /** The table of the views that has one row for each interval with a trade. */
  String table() {
    return "instrument_" + column();
  }

  /** The column of that table which has the interval's number. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
