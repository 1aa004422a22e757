package io.carboninclusion.exchange;

import java.util.List;

/**
 * What a purchase across books would do now: its refusal with the numbers that belong to it, or
 * what it would take.
 *
 * @param books how many instruments fit
 * @param meetsOwn whether it would end at an offer of its own account
 * @param fee what it would pay beside, thousandths of a fen
 * @param frozen what it freezes until it is done, thousandths of a fen
 * @param parts of each instrument, in the order of its first trade there; empty where it is refused
 */
public record CriteriaPreview(
    Reason reason,
    long expected,
    long given,
    int books,
    boolean meetsOwn,
    long fee,
    long frozen,
    List<Part> parts) {

  static CriteriaPreview refused(Reason reason, long expected, long given) {
    return new CriteriaPreview(reason, expected, given, 0, false, 0, 0, List.of());
  }

  /**
   * What it would buy of one instrument.
   *
   * @param amount price x quantity, thousandths of a fen
   */
  public record Part(int instrument, long kg, long amount) {}
}
