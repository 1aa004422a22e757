package io.carboninclusion.exchange;

import io.carboninclusion.kernel.Fees;
import java.util.function.ToLongFunction;

/**
 * A trading rule of an instrument that is one number, changed by command. The ordinal is journalled
 * and saved: add at the end only.
 */
public enum Rule {
  /** Up to this volume of a day, in kg, the close before it stays. */
  CLOSE_NEEDS_KG(0, Limits.MAX_KG, 0),
  /** 1: a day begins with the close before it as the reference price; 0: the reference stays. */
  REFERENCE_IS_CLOSE(0, 1, 0),
  /**
   * The most that one order may be for, in kg, and at least a lot. A sum may be no more than this
   * quantity costs at its limit, or without one at the lowest price allowed.
   */
  MAX_ORDER_KG(1, Limits.MAX_KG, Limits.MAX_KG),
  /** 1: what is bought on a trading day may be sold from the next one on; 0: at once. */
  T_PLUS_ONE(0, 1, 0),
  /**
   * The most open orders that an account may have in the instrument; at its greatest value no limit
   * beside {@link Limits#MAX_OPEN_ORDERS} of an account in all.
   */
  MAX_OPEN_ORDERS(1, Limits.MAX_OPEN_ORDERS, Limits.MAX_OPEN_ORDERS),
  /**
   * The most that an account may hold of the instrument and have offered to buy together, in the
   * book, as blocks and in auctions, in kg; at its greatest value no limit. Whatever would buy more
   * is refused; what is held already stays.
   */
  MAX_POSITION_KG(0, Limits.MAX_KG, Limits.MAX_KG),
  /** How far from the reference price a block may trade, in hundredths of a percent. */
  BLOCK_BAND_BASIS_POINTS(0, 10_000, 3_000),
  /** The least that a block may be for, in kg. */
  MIN_BLOCK_KG(1, Limits.MAX_KG, 1),
  /**
   * What an order that was there before pays the market for a trade, in hundredths of a percent.
   */
  MAKER_FEE_BASIS_POINTS(0, Fees.FULL, 0),
  /** What an order pays that trades with one that was there before, in hundredths of a percent. */
  TAKER_FEE_BASIS_POINTS(0, Fees.FULL, 0),
  /**
   * By how much orders may move the price within a window, in hundredths of a percent of that at
   * its beginning; what moves it further halts trading. 0: no automatic halts.
   */
  HALT_MOVE_BASIS_POINTS(0, 10_000, 0),
  /** How long that window is, in seconds; at most a day. */
  HALT_WINDOW_SECONDS(1, 86_400, 300),
  /** How long an automatic halt gathers orders for its call auction, in seconds; at most a day. */
  HALT_COOL_DOWN_SECONDS(1, 86_400, 300),
  /**
   * From which minute of the market's day on blocks are proposed and accepted; before {@link
   * #BLOCK_UNTIL_MINUTE}.
   */
  BLOCK_FROM_MINUTE(0, 1_439, 0),
  /** The minute of the market's day that ends it; 1440 is midnight. */
  BLOCK_UNTIL_MINUTE(1, 1_440, 1_440);

  private static final Rule[] ALL = values();

  private final long least;
  private final long greatest;
  private final long usual;

  Rule(long least, long greatest, long usual) {
    this.least = least;
    this.greatest = greatest;
    this.usual = usual;
  }

  /** The rule with this ordinal, without copying the array of values. */
  public static Rule of(int ordinal) {
    return ALL[ordinal];
  }

  /**
   * The least value that it takes of an instrument with this lot; below it is RULE_OUT_OF_RANGE.
   */
  public long least(long lotKg) {
    return this == MAX_ORDER_KG ? lotKg : least;
  }

  /** Whether it is 1 for on and 0 for off, and no quantity. */
  public boolean isSwitch() {
    return greatest == 1;
  }

  /** Whether its unit is the kilogram, and not a number of orders, a share or a switch. */
  public boolean isKilograms() {
    return name().endsWith("_KG");
  }

  /** Whether its unit is the second. */
  public boolean isSeconds() {
    return name().endsWith("_SECONDS");
  }

  /** Whether it is a time of the market's day, in minutes from its midnight. */
  public boolean isTimeOfDay() {
    return name().endsWith("_MINUTE");
  }

  /** Whether its unit is the hundredth of a percent. */
  public boolean isShare() {
    return name().endsWith("_BASIS_POINTS");
  }

  /** The greatest value allowed, in the rule's own unit. */
  public long greatest() {
    return greatest;
  }

  /** What holds until it is set, in the rule's own unit. */
  public long usual() {
    return usual;
  }

  /**
   * The nearest value that it takes of an instrument with this lot: itself, if it takes that.
   *
   * @param others what the other rules say there: blocks have a minute of the day at least
   */
  public long nearest(long value, long lotKg, ToLongFunction<Rule> others) {
    long nearest = Math.min(greatest, Math.max(least(lotKg), value));
    if (this == BLOCK_FROM_MINUTE) {
      return Math.min(nearest, others.applyAsLong(BLOCK_UNTIL_MINUTE) - 1);
    }
    return this == BLOCK_UNTIL_MINUTE
        ? Math.max(nearest, others.applyAsLong(BLOCK_FROM_MINUTE) + 1)
        : nearest;
  }

  /** The rules of a new instrument, by ordinal. */
  static long[] usualOfAll() {
    long[] values = new long[ALL.length];
    for (Rule rule : ALL) {
      values[rule.ordinal()] = rule.usual;
    }
    return values;
  }
}
