package io.carboninclusion.exchange;

/**
 * What an instrument is, as far as a criterion may ask. The core compares these numbers and knows
 * nothing of what they stand for; nobody but the rooms above gives them meaning.
 *
 * @param kind the ordinal of its kind, 0 to {@link #MAX_KIND}
 * @param scheme the number of its scheme, from 1 on
 * @param vintage the year of the reductions, 1 to {@link #MAX_VINTAGE}
 * @param compensates whether courts admit it for ecological compensation
 */
public record Traits(int kind, int scheme, int vintage, boolean compensates) {
  public static final int MAX_KIND = 31;
  public static final int MAX_VINTAGE = 9_999;

  boolean makeSense() {
    boolean ofOneKind = kind >= 0 && kind <= MAX_KIND;
    return ofOneKind && scheme >= 1 && vintage >= 1 && vintage <= MAX_VINTAGE;
  }
}
