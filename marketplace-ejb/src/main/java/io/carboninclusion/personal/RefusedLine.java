package io.carboninclusion.personal;

import java.util.List;

/**
 * A line that was not counted.
 *
 * @param line its number in the file, from 1; the headings of a CSV file are line 1
 * @param detail numbers for the reason's sentence, or the name of a column; never what stood there
 */
public record RefusedLine(long line, LineRefusal reason, String detail) {

  /** The detail's parts in the order of the sentence's places. */
  public List<Object> arguments() {
    return detail.isEmpty() ? List.of() : List.of((Object[]) detail.split(" "));
  }
}
