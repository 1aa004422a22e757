package io.carboninclusion.court;

import io.carboninclusion.kernel.Rejected;

/**
 * A court's case number taken apart: {@code （2025）川1823刑初12号} is year 2025, court 川1823, type 刑初
 * and serial 12. The form is that of the Supreme People's Court's rules on case numbers, in force
 * since 2016.
 *
 * @param courtCode 最高法, or the province's character with no digits (high court), two (intermediate
 *     court) or four
 * @param type one to eight Chinese characters, as in 刑初, 民初, 知民终
 */
public record CaseNumber(int year, String courtCode, String type, long serial) {

  /** The first year of this form of number. */
  public static final int FIRST_YEAR = 2016;

  /** The longest text that is looked at, in characters. */
  static final int LONGEST = 60;

  /**
   * Reads a number as people type it: brackets and digits of either width, spaces anywhere.
   *
   * @param latestYear the greatest year that may stand in it
   * @throws Rejected CASE_NUMBER_... with the place of the first error as {0}, counted in
   *     characters of the typed text from 1; TEXT_TOO_LONG
   */
  static CaseNumber parse(String typed, int latestYear) {
    return new CaseNumberReader(typed).read(latestYear);
  }

  /** As it is written: full-width brackets, no spaces. */
  @Override
  public String toString() {
    return "（" + year + "）" + courtCode + type + serial + "号";
  }
}
