package io.carboninclusion.personal;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of a personal methodology with all its parameters. It never changes: a change is a
 * new version, and acts keep the one they were counted by.
 *
 * @param validFrom first day of acts (Asia/Shanghai) that it counts
 * @param validTo last day, or null
 * @param refuseOverlap whether an act is refused that overlaps another of the same person
 * @param onRequest whether it counts only uploads that name it
 * @param example whether its figures are examples that nobody has verified
 * @param approved whether a second administrator has approved it
 * @param proposal the approval it waits for, or null if it came with the market
 */
public record PersonalMethodology(
    int id,
    String code,
    String version,
    String scheme,
    String nameZh,
    String nameEn,
    LocalDate validFrom,
    LocalDate validTo,
    boolean refuseOverlap,
    boolean onRequest,
    boolean example,
    boolean approved,
    Long proposal,
    List<ModeRule> modes) {

  public PersonalMethodology {
    modes = List.copyOf(modes);
  }

  boolean counts(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
