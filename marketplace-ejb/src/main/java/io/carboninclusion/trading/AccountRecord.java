package io.carboninclusion.trading;

import java.util.List;

/**
 * Cash and holdings of one participant.
 *
 * @param sequence the last command that is in it
 */
public record AccountRecord(long sequence, CashBalance cash, List<HoldingRecord> holdings) {
  public AccountRecord {
    holdings = List.copyOf(holdings);
  }
}
