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

  /** Account and instrument ids index arrays: they are dense and stay below these. */
  public static final int MAX_ACCOUNT = 50_000_000;

  public static final int MAX_INSTRUMENT = 1_000_000;

  private Limits() {}
}
