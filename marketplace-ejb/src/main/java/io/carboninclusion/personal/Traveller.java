package io.carboninclusion.personal;

/**
 * Whose acts an upload has, while it is worked through: known by a keyed hash and a number, with
 * what the person did around the days at hand.
 */
final class Traveller {

  static final long NOBODY = 0;

  final long id;
  final Journeys journeys = new Journeys();
  private boolean consented;
  private int knownFrom = Integer.MAX_VALUE;
  private int knownTo = Integer.MIN_VALUE;

  /**
   * @param id of the account, or {@link #NOBODY}
   */
  Traveller(long id, boolean consented) {
    this.id = id;
    this.consented = consented;
  }

  boolean consents() {
    return consented;
  }

  void withdraws() {
    consented = false;
  }

  boolean isFresh() {
    return knownFrom > knownTo;
  }

  /** Whether the journeys of these minutes are known. */
  boolean isKnown(int from, int to) {
    return id == NOBODY || knownFrom <= from && to <= knownTo;
  }

  /** From here on the journeys of these minutes are known, and no others. */
  void knows(int from, int to) {
    journeys.clear();
    knownFrom = from;
    knownTo = to;
  }

  /** As {@link #knows}, where nothing was counted but what was added here. */
  void knowsByHeart(int from, int to) {
    journeys.forgetBefore(from);
    knownFrom = from;
    knownTo = to;
  }
}
