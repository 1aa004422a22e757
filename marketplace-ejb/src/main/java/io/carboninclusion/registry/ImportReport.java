package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import java.util.List;

/**
 * What became of a file of projects.
 *
 * @param imported new projects
 * @param unchanged projects that were there and say the same
 * @param refusedLines how many lines were refused
 * @param refused the first of them, at most {@link Limits#IMPORT_LINES}
 */
public record ImportReport(int imported, int unchanged, int refusedLines, List<BadLine> refused) {

  /**
   * A line that was refused while the others stand.
   *
   * @param line its number in the file, from 1
   * @param refusal why, with the column as its field
   */
  public record BadLine(int line, Rejected refusal) {}
}
