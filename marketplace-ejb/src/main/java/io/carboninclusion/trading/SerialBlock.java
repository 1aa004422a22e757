package io.carboninclusion.trading;

/** Contiguous serials, one for each kilogram, both ends included. */
public record SerialBlock(long first, long last, long issuance) {
  public long kg() {
    return last - first + 1;
  }
}
