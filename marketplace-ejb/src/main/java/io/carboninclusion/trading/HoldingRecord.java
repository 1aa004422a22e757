package io.carboninclusion.trading;

import java.util.List;

/**
 * Units of one instrument.
 *
 * @param instrument the instrument's code
 * @param frozenKg frozen for open sales
 * @param retireOnlyKg bought for a case: can only be retired for it
 * @param blocks the serials of all of them, lowest first
 */
public record HoldingRecord(
    int instrumentId,
    String instrument,
    long availableKg,
    long frozenKg,
    long retireOnlyKg,
    List<SerialBlock> blocks) {
  public HoldingRecord {
    blocks = List.copyOf(blocks);
  }
}
