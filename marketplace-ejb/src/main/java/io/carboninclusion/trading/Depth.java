package io.carboninclusion.trading;

import java.util.List;

/**
 * The price levels of an instrument, best first, as of one place in the journal.
 *
 * @param sequence the last command that is in it
 */
public record Depth(
    String instrument, long sequence, List<DepthLevel> bids, List<DepthLevel> asks) {

  public Depth {
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }

  /** The best {@code levels} of both sides. */
  public Depth best(int levels) {
    return new Depth(instrument, sequence, cut(bids, levels), cut(asks, levels));
  }

  private static List<DepthLevel> cut(List<DepthLevel> all, int levels) {
    return all.subList(0, Math.min(levels, all.size()));
  }
}
