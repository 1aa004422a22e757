package io.carboninclusion.exchange;

/**
 * Counts the orders as they come into the books, or come again when they are amended: the less, the
 * older. One count for all books, so that offers of two books at one price have an order, too.
 */
final class Arrivals {
  private long last;

  long next() {
    return ++last;
  }

  long last() {
    return last;
  }

  /** Goes on behind this one; a saved state of engine 3 or less counted in each book apart. */
  void goOnBehind(long priority) {
    last = Math.max(last, priority);
  }
}
