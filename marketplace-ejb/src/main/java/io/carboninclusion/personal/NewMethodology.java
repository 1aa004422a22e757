package io.carboninclusion.personal;

import java.time.LocalDate;
import java.util.List;

/**
 * A methodology's version as an administrator proposes it; {@link PersonalMethodology} says more.
 */
public record NewMethodology(
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
    List<ModeRule> modes) {}
