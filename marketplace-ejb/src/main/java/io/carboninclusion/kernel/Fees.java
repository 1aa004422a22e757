package io.carboninclusion.kernel;

/**
 * What both sides of a trade pay the market, in hundredths of a percent of what is traded for: the
 * maker, whose order was there before, and the taker. An order keeps the fees of the moment in
 * which it took its place in the book.
 *
 * <p>A fee is rounded down to a thousandth of a fen at each trade. The fees of several parts
 * therefore are never more than that of the whole, which is what a purchase freezes, so that none
 * can lack money.
 */
public record Fees(int maker, int taker) {
  /** All of the amount. */
  public static final int FULL = 10_000;

  /** The only one that takes nothing: compare by identity. */
  public static final Fees NONE = new Fees(0, 0);

  public static Fees of(long maker, long taker) {
    return maker == 0 && taker == 0 ? NONE : new Fees((int) maker, (int) taker);
  }

  /** The lesser of each of the two. */
  public Fees atMost(Fees other) {
    return maker <= other.maker && taker <= other.taker
        ? this
        : of(Math.min(maker, other.maker), Math.min(taker, other.taker));
  }

  /** Of the order that was there before; thousandths of a fen, as the amount. */
  public long ofMaker(long amount) {
    return share(amount, maker);
  }

  /** Of the order that came to it. */
  public long ofTaker(long amount) {
    return share(amount, taker);
  }

  /** An amount with the greater of the two fees, as nobody knows which it will be. */
  public long with(long amount) {
    return this == NONE ? amount : amount + share(amount, worst());
  }

  /** The greatest amount that a sum pays {@link #with} its fee. */
  public long without(long sum) {
    return this == NONE ? sum : without(sum, worst());
  }

  /** The greatest amount that a sum pays with the maker's fee. */
  public long withoutMaker(long sum) {
    return this == NONE ? sum : without(sum, maker);
  }

  /** The greatest amount that a sum pays with the taker's fee. */
  public long withoutTaker(long sum) {
    return this == NONE ? sum : without(sum, taker);
  }

  private static long without(long sum, int basisPoints) {
    // amount * (FULL + basisPoints) < (sum + 1) * FULL, in parts that fit.
    long parts = FULL + basisPoints;
    long whole = (sum + 1) / parts;
    long rest = (sum + 1) % parts;
    return whole * FULL + Math.floorDiv(rest * FULL - 1, parts);
  }

  private int worst() {
    return Math.max(maker, taker);
  }

  /** Rounded down; the amount is divided first so that the product fits. */
  private static long share(long amount, int basisPoints) {
    return amount / FULL * basisPoints + amount % FULL * basisPoints / FULL;
  }
}
