package io.carboninclusion.court;

import io.carboninclusion.kernel.Rejected;
import java.util.List;

/**
 * A number as it was understood.
 *
 * @param number as it will be kept
 * @param parts of a case number, or null for an agency's document number
 * @param body the court's name by the directory, else the caller's own
 * @param courtKnown whether the directory has the court's code; true for a document number
 * @param warnings to be read, not to be obeyed: COURT_NOT_IN_DIRECTORY {code}
 */
public record NumberRead(
    String number, CaseNumber parts, String body, boolean courtKnown, List<Rejected> warnings) {

  public NumberRead {
    warnings = List.copyOf(warnings);
  }
}
