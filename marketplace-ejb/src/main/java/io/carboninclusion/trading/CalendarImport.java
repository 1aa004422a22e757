package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import java.util.List;

/**
 * What became of a file of holidays and make-up workdays.
 *
 * @param proposal the id of what waits for a second administrator, or null if the file changes
 *     nothing
 * @param proposed entries that differ from the calendar
 * @param unchanged entries that the calendar has already
 * @param refused entries that are no good; the others stand
 */
public record CalendarImport(Long proposal, int proposed, int unchanged, List<BadEntry> refused) {

  /**
   * An entry that was refused.
   *
   * @param number of the entry in the file, from 1: such files are often one line
   * @param line of the file, from 1
   * @param day as it stands in the file
   */
  public record BadEntry(int number, long line, String day, Rejected refusal) {}
}
