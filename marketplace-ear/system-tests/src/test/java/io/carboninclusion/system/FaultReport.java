package io.carboninclusion.system;

import io.carboninclusion.system.FaultTally.Fault;
import io.carboninclusion.system.FaultTally.Figures;
import java.util.Locale;

/** The figures of a fault campaign as a table in Markdown. */
final class FaultReport {
  private static final String HEAD =
      """
      | fault | times | acknowledged | unknown | of these had happened | of the others, taken at the word | longest time until it traded again, ms | answers 500 | answers without a document |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|
      """;

  private FaultReport() {}

  static String of(FaultTally tally, CommitProxy proxy) {
    StringBuilder report = new StringBuilder("# Faults under load\n\n").append(HEAD);
    for (Fault fault : Fault.values()) {
      Figures f = tally.of(fault);
      report.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %,d | %,d | %,d | %,d | %,d | %,d | %,d |%n",
              fault.words,
              f.times.get(),
              f.acknowledged.get(),
              f.unknown.get(),
              f.unknownThere.get(),
              f.believedNo.get(),
              f.longestSilence.get(),
              f.failedWith500.get(),
              f.withoutDocument.get()));
    }
    return report
        .append(
            String.format(
                Locale.ROOT,
                "%nAcknowledged %,d orders in %,d commits. Of %d commits that were cut %d had taken"
                    + " place. %,d repeated answers compared byte by byte. The latest \"unknown\" of"
                    + " a stopped database came after %,d ms. Orders that came with status 200"
                    + " instead of 201: %d. Divergences: %d.%n",
                tally.acknowledged(),
                proxy.commits(),
                proxy.cut(),
                proxy.committed(),
                tally.duplicates(),
                tally.of(Fault.DATABASE_STOPPED).longestToUnknown.get(),
                tally.answersWith200(),
                tally.complaints().size()))
        .toString();
  }
}
