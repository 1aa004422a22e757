package io.carboninclusion.exchange;

/**
 * The greatest numbers that the core takes, chosen so that a price times a quantity, and every sum
 * of balances, fits into 63 bits.
 */
public final class Limits {
  /** One million CNY per tonne, in fen. */
  public static final long MAX_PRICE_FEN = 100_000_000L;

  /** Ten million tonnes in one order, issuance or retirement, in kg. */
  public static final long MAX_KG = 10_000_000_000L;

  /** All cash that may ever stand on the accounts together, in thousandths of a fen (10^13 CNY). */
  public static final long MAX_CASH_MILLI_FEN = 1_000_000_000_000_000_000L;

  /** Open orders that one account may hold at a time. */
  public static final int MAX_OPEN_ORDERS = 1_000_000;

  /** Orders that one command to cancel all of them takes out at most. */
  public static final int MAX_CANCELLED_AT_ONCE = 1_000;

  /** Orders that one command expires at most, at the end or the beginning of a trading day. */
  public static final int MAX_EXPIRED_AT_ONCE = 1_000;

  /** Block proposals that one account may have made and that have not ended. */
  public static final int MAX_OPEN_BLOCKS = 1_000;

  /** How long a block proposal may be valid: 30 days, in microseconds. */
  public static final long MAX_BLOCK_MICROS = 30 * 86_400_000_000L;

  /** Purchases across books that may rest at a time. */
  public static final int MAX_RESTING_CRITERIA = 1_000;

  /** Auctions that are announced or open at a time. */
  public static final int MAX_AUCTIONS = 1_000;

  /** Bids of one auction: its clearing is one command and must not hold up the others. */
  public static final int MAX_BIDS = 10_000;

  /** Trading days are counted from 1970-01-01; this one is the last of the year 9999. */
  public static final int MAX_DAY = 2_932_896;

  /** Account and instrument ids index arrays: they are dense and stay below these. */
  public static final int MAX_ACCOUNT = 50_000_000;

  public static final int MAX_INSTRUMENT = 1_000_000;

  private Limits() {}
}
