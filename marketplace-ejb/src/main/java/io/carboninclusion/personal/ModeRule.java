package io.carboninclusion.personal;

/**
 * How a methodology counts one mode: its factor and its caps.
 *
 * @param mode code of the mode, as in SHARED_BIKE
 * @param factorUg reduction for one unit in millionths of a gram: the baseline's factor less the
 *     mode's own; 40 g/km is 40,000 for a metre
 * @param maxKmh the highest mean speed, or null for none
 * @param minMetres the shortest distance, or null
 * @param maxMetres the longest distance of one act, or null
 * @param maxRidesDay acts of this mode in one day of Asia/Shanghai, or null
 * @param maxStepsDay steps in one day of Asia/Shanghai, or null
 */
public record ModeRule(
    String mode,
    ActUnit unit,
    long factorUg,
    Integer maxKmh,
    Integer minMetres,
    Integer maxMetres,
    Integer maxRidesDay,
    Integer maxStepsDay) {

  /** The greatest factors: 1 kg for a metre or a step, 1 kg for a ride. */
  public static final long FACTOR_LIMIT_UG = 1_000_000_000L;

  public static final long METRE_FACTOR_LIMIT_UG = 1_000_000L;

  /**
   * The reduction in whole milligrams, rounded down once for the act.
   *
   * @param micrometres exact distance, at most {@link UploadLimits#MICROMETRES}
   */
  long mg(long micrometres, long steps) {
    return switch (unit) {
      case METRE -> Math.multiplyExact(micrometres, factorUg) / 1_000_000_000L;
      case RIDE -> factorUg / 1_000;
      case STEP -> Math.multiplyExact(steps, factorUg) / 1_000;
    };
  }
}
