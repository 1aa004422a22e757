package io.carboninclusion.exchange;

/** What an order that comes would trade at once, counted by reading alone. */
final class Rehearsal {
  private final Order taker;
  private final long neededKg;
  private long openKg;
  private long tradedKg;
  private boolean metOwn;

  /**
   * @param neededKg how much is asked for
   */
  Rehearsal(Order taker, long neededKg) {
    this.taker = taker;
    this.neededKg = neededKg;
    this.openKg = taker.openKg;
  }

  /**
   * The next order that it meets.
   *
   * @param kg what that one trades at its price
   * @return whether it is not known yet if enough would trade
   */
  boolean meets(Order maker, long kg) {
    SelfTrade how = taker.terms.selfTrade();
    boolean isOwn = how != SelfTrade.NONE && maker.owner == taker.owner;
    metOwn = isOwn && how == SelfTrade.CANCEL_NEWEST;
    boolean leaves = how == SelfTrade.CANCEL_OLDEST || maker.type == OrderType.BUDGET;
    if (!metOwn && !(isOwn && leaves)) {
      long met = Math.min(openKg, kg);
      openKg -= met;
      tradedKg += isOwn ? 0 : met;
    }
    return !metOwn && openKg > 0 && tradedKg < neededKg;
  }

  boolean isEnough() {
    return !metOwn && tradedKg >= neededKg;
  }
}
