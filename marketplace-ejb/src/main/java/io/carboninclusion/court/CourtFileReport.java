package io.carboninclusion.court;

import io.carboninclusion.kernel.Rejected;
import java.util.List;

/**
 * What became of a file of courts.
 *
 * @param taken courts that were added or renewed
 * @param refusedLines how many lines were refused
 * @param refused the first of them, at most {@link Limits#IMPORT_LINES}
 */
public record CourtFileReport(int taken, int refusedLines, List<BadLine> refused) {

  public CourtFileReport {
    refused = List.copyOf(refused);
  }

  /**
   * A line that was refused while the others stand.
   *
   * @param line its number in the file, from 1
   * @param refusal why, with the column as its field
   */
  public record BadLine(int line, Rejected refusal) {}
}
