package io.carboninclusion.trading;

import java.time.Instant;
import java.util.List;

/**
 * An order as its owner sees it now.
 *
 * @param sequence the command that placed it
 * @param clientOrderId the owner's own reference, or null
 * @param instrument the instrument's code, or null for an order across books
 * @param wanted what an order across books may buy, else null
 * @param bought what an order across books bought of each instrument; empty for another
 */
public record OrderRecord(
    long sequence,
    String clientOrderId,
    String instrument,
    Wanted wanted,
    List<Bought> bought,
    OrderState state,
    Instant placedAt,
    Instant changedAt) {

  public OrderRecord {
    bought = List.copyOf(bought);
  }

  /** Whether it belongs to no book. */
  public boolean isAcrossBooks() {
    return wanted != null;
  }

  OrderRecord with(List<Bought> parts) {
    return new OrderRecord(
        sequence, clientOrderId, instrument, wanted, parts, state, placedAt, changedAt);
  }

  public long id() {
    return state.id();
  }
}
