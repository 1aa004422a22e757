package io.carboninclusion.trading;

/** The market did something else than the model, or what must never be. */
final class Divergence extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Divergence(String what) {
    super(what);
  }

  Divergence(String what, Throwable cause) {
    super(what + ": " + cause, cause);
  }

  static void require(boolean holds, String what, Object... values) {
    if (!holds) {
      throw new Divergence(what.formatted(values));
    }
  }
}
