package io.carboninclusion.personal;

/**
 * What would go into an open pool if it were closed now.
 *
 * @param mg of all these acts; whole kilograms of it would be the pool's
 */
public record PoolPreview(long acts, long contributors, long mg) {

  public long kg() {
    return mg / PoolClosing.MG_PER_KG;
  }

  /** What would be carried over to the next pool. */
  public long carriedMg() {
    return mg % PoolClosing.MG_PER_KG;
  }
}
