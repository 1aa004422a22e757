package io.carboninclusion.personal;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Checks what an administrator proposes as a methodology. */
final class MethodologyWish {

  private static final String CODE = "[A-Z0-9][A-Z0-9-]{0,38}[A-Z0-9]";
  private static final String VERSION = "[0-9A-Za-z][0-9A-Za-z.-]{0,19}";
  private static final int NAME = 200;
  private static final int MODES = 50;

  /** The greatest cap of any kind. */
  private static final int CAP = 4_000_000;

  private MethodologyWish() {}

  /**
   * The same with its texts as they will be kept.
   *
   * @throws Rejected METHODOLOGY_..., TEXT_...
   */
  static NewMethodology checked(NewMethodology wish, Set<String> modes) {
    if (wish.code() == null || !wish.code().matches(CODE)) {
      throw Rejected.because(PersonalRefusal.METHODOLOGY_CODE_INVALID).at("code");
    }
    if (wish.version() == null || !wish.version().matches(VERSION)) {
      throw Rejected.because(PersonalRefusal.METHODOLOGY_CODE_INVALID).at("version");
    }
    if (wish.validFrom() == null
        || wish.validTo() != null && wish.validTo().isBefore(wish.validFrom())) {
      throw Rejected.because(PersonalRefusal.METHODOLOGY_VALIDITY_REVERSED).at("validTo");
    }
    checkModes(wish, modes);
    return new NewMethodology(
        wish.code(),
        wish.version(),
        wish.scheme(),
        Text.line("nameZh", wish.nameZh(), NAME),
        Text.line("nameEn", wish.nameEn(), NAME),
        wish.validFrom(),
        wish.validTo(),
        wish.refuseOverlap(),
        wish.onRequest(),
        wish.example(),
        wish.modes());
  }

  private static void checkModes(NewMethodology wish, Set<String> modes) {
    if (wish.modes() == null || wish.modes().isEmpty() || wish.modes().size() > MODES) {
      throw Rejected.because(PersonalRefusal.METHODOLOGY_MODES_MISSING, MODES).at("modes");
    }
    Set<String> seen = new HashSet<>();
    for (ModeRule rule : wish.modes()) {
      if (rule == null || rule.mode() == null || !modes.contains(rule.mode())) {
        throw Rejected.because(PersonalRefusal.METHODOLOGY_MODE_UNKNOWN, String.join(", ", modes))
            .at("modes");
      }
      if (!seen.add(rule.mode())) {
        throw Rejected.because(PersonalRefusal.METHODOLOGY_MODE_TWICE, rule.mode()).at("modes");
      }
      checkFactor(rule);
      checkCaps(rule);
    }
  }

  private static void checkFactor(ModeRule rule) {
    long limit =
        rule.unit() == ActUnit.METRE ? ModeRule.METRE_FACTOR_LIMIT_UG : ModeRule.FACTOR_LIMIT_UG;
    if (rule.unit() == null || rule.factorUg() < 1 || rule.factorUg() > limit) {
      throw Rejected.because(PersonalRefusal.METHODOLOGY_FACTOR_INVALID, rule.mode(), limit)
          .at("factorUg");
    }
  }

  private static void checkCaps(ModeRule rule) {
    boolean usable =
        Stream.of(
                rule.maxKmh(),
                rule.minMetres(),
                rule.maxMetres(),
                rule.maxRidesDay(),
                rule.maxStepsDay())
            .allMatch(cap -> cap == null || cap >= 1 && cap <= CAP);
    if (!usable) {
      throw Rejected.because(PersonalRefusal.METHODOLOGY_CAP_INVALID, rule.mode(), CAP).at("modes");
    }
  }
}
