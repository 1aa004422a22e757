package io.carboninclusion.personal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides on the lines of a chunk one after the other, as they stand in the file: the answer to a
 * line depends on what was counted before it and not on how the file was cut.
 */
final class ActJudge {

  private final List<PersonalMethodology> methodologies;
  private final Map<String, Integer> modes;
  private final int lastMinute;
  private final Map<Integer, PersonalMethodology> byDay = new HashMap<>();
  private final Map<Integer, ModeRule[]> rules = new HashMap<>();

  /**
   * @param methodologies that may count, the one to prefer first
   * @param modes ids by code
   * @param lastMinute that an act may end in
   */
  ActJudge(List<PersonalMethodology> methodologies, Map<String, Integer> modes, long lastMinute) {
    this.methodologies = List.copyOf(methodologies);
    this.modes = Map.copyOf(modes);
    this.lastMinute = Math.toIntExact(lastMinute);
    for (PersonalMethodology methodology : methodologies) {
      rules.put(methodology.id(), byMode(methodology));
    }
  }

  /** Whether anything depends on what the same person did on the same day. */
  boolean looksBack() {
    return methodologies.stream()
        .anyMatch(
            m ->
                m.refuseOverlap()
                    || m.modes().stream()
                        .anyMatch(r -> r.maxRidesDay() != null || r.maxStepsDay() != null));
  }

  /**
   * What is counted is added to the journeys of its person.
   *
   * @param counted hashes of acts that are known to be counted already
   */
  ActVerdict judge(ActChunk chunk, Set<Hash128> counted) {
    ActVerdict verdict = new ActVerdict(chunk);
    Set<Hash128> seen = new HashSet<>(counted);
    for (int row = 0; row < chunk.size(); row++) {
      if (!verdict.isRefused(row)) {
        judge(verdict, row, seen);
      }
    }
    return verdict;
  }

  private void judge(ActVerdict verdict, int row, Set<Hash128> seen) {
    ActChunk chunk = verdict.chunk;
    long seconds = chunk.endSecond[row] - chunk.startSecond[row];
    if (seconds < 0) {
      verdict.refuse(row, LineRefusal.END_BEFORE_START);
    } else if (seconds > UploadLimits.ACT_MINUTES * 60L) {
      verdict.refuse(row, LineRefusal.ACT_TOO_LONG, seconds / 3_600, UploadLimits.ACT_MINUTES / 60);
    } else if (chunk.endMinute(row) > lastMinute) {
      verdict.refuse(row, LineRefusal.ACT_IN_FUTURE);
    } else if (chunk.person[row].id == Traveller.NOBODY) {
      verdict.refuse(row, LineRefusal.ACCOUNT_UNKNOWN);
    } else if (!chunk.consented[row]) {
      verdict.refuse(row, LineRefusal.CONSENT_MISSING);
    } else {
      quantify(verdict, row, seen);
    }
  }

  private void quantify(ActVerdict verdict, int row, Set<Hash128> seen) {
    ActChunk chunk = verdict.chunk;
    PersonalMethodology methodology = on(Journeys.day(chunk.startMinute(row)));
    if (methodology == null) {
      verdict.refuse(row, LineRefusal.NO_METHODOLOGY);
      return;
    }
    ModeRule rule = rules.get(methodology.id())[chunk.mode[row]];
    if (rule == null) {
      verdict.refuse(row, LineRefusal.MODE_NOT_COUNTED);
    } else if (hasAmount(verdict, row, rule) && isWithinCaps(verdict, row, rule)) {
      if (seen.contains(chunk.act[row])) {
        verdict.refuse(row, LineRefusal.ALREADY_COUNTED);
      } else if (fits(verdict, row, methodology.refuseOverlap(), rule)) {
        seen.add(chunk.act[row]);
        count(verdict, row, methodology, rule);
      }
    }
  }

  private static boolean hasAmount(ActVerdict verdict, int row, ModeRule rule) {
    ActChunk chunk = verdict.chunk;
    if (rule.unit() == ActUnit.METRE && chunk.micrometres[row] == ActChunk.NO_DISTANCE) {
      verdict.refuse(row, LineRefusal.FIELD_MISSING);
      verdict.detail[row] = Columns.ACTS.name(Columns.METRES);
    } else if (rule.unit() == ActUnit.STEP && chunk.steps[row] == ActChunk.NO_STEPS) {
      verdict.refuse(row, LineRefusal.STEPS_MISSING);
    }
    return !verdict.isRefused(row);
  }

  private static boolean isWithinCaps(ActVerdict verdict, int row, ModeRule rule) {
    ActChunk chunk = verdict.chunk;
    long distance = chunk.micrometres[row];
    if (distance == ActChunk.NO_DISTANCE) {
      return true;
    }
    if (rule.minMetres() != null && distance < rule.minMetres() * 1_000_000L) {
      verdict.refuse(row, LineRefusal.METRES_BELOW, distance / 1_000_000, rule.minMetres());
    } else if (rule.maxMetres() != null && distance > rule.maxMetres() * 1_000_000L) {
      verdict.refuse(row, LineRefusal.METRES_ABOVE, distance / 1_000_000, rule.maxMetres());
    } else if (rule.maxKmh() != null) {
      // km/h is micrometres * 3,600 / (seconds * 10^9), compared without dividing.
      long seconds = chunk.endSecond[row] - chunk.startSecond[row];
      if (distance * 36 > rule.maxKmh() * seconds * 10_000_000L) {
        long kmh = distance * 36 / (Math.max(1, seconds) * 10_000_000L);
        verdict.refuse(row, LineRefusal.SPEED_ABOVE, kmh, rule.maxKmh());
      }
    }
    return !verdict.isRefused(row);
  }

  private static boolean fits(ActVerdict verdict, int row, boolean refuseOverlap, ModeRule rule) {
    ActChunk chunk = verdict.chunk;
    Journeys before = chunk.person[row].journeys;
    int start = chunk.startMinute(row);
    int day = Journeys.day(start);
    if (refuseOverlap && before.overlaps(start, chunk.endMinute(row))) {
      verdict.refuse(row, LineRefusal.OVERLAPS);
    } else if (rule.maxRidesDay() != null
        && before.ridesOfDay(chunk.mode[row], day) >= rule.maxRidesDay()) {
      verdict.refuse(row, LineRefusal.RIDES_OF_DAY, rule.maxRidesDay() + 1L, rule.maxRidesDay());
    } else if (rule.maxStepsDay() != null) {
      long steps = before.stepsOfDay(chunk.mode[row], day) + steps(chunk, row);
      if (steps > rule.maxStepsDay()) {
        verdict.refuse(row, LineRefusal.STEPS_OF_DAY, steps, rule.maxStepsDay());
      }
    }
    return !verdict.isRefused(row);
  }

  private static void count(
      ActVerdict verdict, int row, PersonalMethodology methodology, ModeRule rule) {
    ActChunk chunk = verdict.chunk;
    int steps = steps(chunk, row);
    verdict.methodology[row] = methodology.id();
    verdict.mg[row] = rule.mg(Math.max(0, chunk.micrometres[row]), steps);
    chunk.person[row].journeys.add(
        chunk.startMinute(row), chunk.endMinute(row), chunk.mode[row], steps);
  }

  static int steps(ActChunk chunk, int row) {
    return Math.max(0, chunk.steps[row]);
  }

  private PersonalMethodology on(int day) {
    if (!byDay.containsKey(day)) {
      LocalDate date = LocalDate.ofEpochDay(day);
      byDay.put(day, methodologies.stream().filter(m -> m.counts(date)).findFirst().orElse(null));
    }
    return byDay.get(day);
  }

  private ModeRule[] byMode(PersonalMethodology methodology) {
    int greatest = modes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    ModeRule[] found = new ModeRule[greatest + 1];
    for (ModeRule rule : methodology.modes()) {
      found[modes.get(rule.mode())] = rule;
    }
    return found;
  }
}
