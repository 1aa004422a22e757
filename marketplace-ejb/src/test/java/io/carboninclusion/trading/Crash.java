package io.carboninclusion.trading;

/** The simulated machine dies here. An error, so that nothing on the way takes it for a failure. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  /** Where it may die: between any two steps of the code that the world can tell apart. */
  enum Point {
    READING,
    BEFORE_INSERT,
    AFTER_INSERT,
    BEFORE_RESENDING,
    BETWEEN_COMMANDS,
    AFTER_APPLYING,
    BEFORE_ANSWERING,
    BEFORE_VIEWS,
    AFTER_VIEWS,
    BEFORE_SNAPSHOT,
    AFTER_SNAPSHOT
  }

  Crash(Point point) {
    super(point.name(), null, false, false);
  }
}
