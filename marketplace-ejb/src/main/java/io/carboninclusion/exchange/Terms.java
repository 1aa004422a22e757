package io.carboninclusion.exchange;

import java.util.Arrays;

/**
 * What an order asks for beside price and quantity.
 *
 * @param lastDay the trading day at whose close a GTD order expires, counted from 1970-01-01; the
 *     core gives a DAY order its own; 0 for all others
 * @param postOnly it is refused if it would trade at once
 * @param minKg it trades so many kilograms at once, or nothing at all and does not rest; 0 asks for
 *     nothing
 */
public record Terms(
    TimeInForce timeInForce, int lastDay, boolean postOnly, long minKg, SelfTrade selfTrade) {

  /**
   * What a refusal of terms is about. The ordinal is kept with the outcome: add at the end only.
   */
  public enum Field {
    TIME_IN_FORCE,
    LAST_DAY,
    POST_ONLY,
    MIN_KG,
    SELF_TRADE;

    private static final Field[] ALL = values();

    /** The field with this ordinal, without copying the array of values. */
    public static Field of(int ordinal) {
      return ALL[ordinal];
    }
  }

  private static final Terms[] PLAIN =
      Arrays.stream(TimeInForce.values())
          .map(time -> new Terms(time, 0, false, 0, SelfTrade.NONE))
          .toArray(Terms[]::new);

  /** Nothing but a time in force; makes no object. */
  public static Terms plain(TimeInForce timeInForce) {
    return PLAIN[timeInForce.ordinal()];
  }

  /** Whether there is nothing but a time in force. */
  public boolean isPlain() {
    return lastDay == 0 && !postOnly && minKg == 0 && selfTrade == SelfTrade.NONE;
  }

  /** GTC or IOC and nothing else, as nearly all orders are: there is nothing to judge. */
  boolean areUsual() {
    return (timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.IOC) && isPlain();
  }

  /** What an order for {@code kg} must trade at once, 0 if it need not. */
  public long leastAtOnce(long kg) {
    return timeInForce == TimeInForce.FOK ? kg : minKg;
  }

  /** The same until the close of that day. */
  Terms until(int day) {
    return new Terms(timeInForce, day, postOnly, minKg, selfTrade);
  }
}
