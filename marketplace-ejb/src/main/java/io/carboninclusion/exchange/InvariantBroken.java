package io.carboninclusion.exchange;

/**
 * Something that must never be has happened. The market stops; two administrators find the way out.
 */
public final class InvariantBroken extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public InvariantBroken(String what) {
    super(what);
  }
}
