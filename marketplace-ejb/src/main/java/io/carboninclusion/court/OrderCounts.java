package io.carboninclusion.court;

import java.util.Map;

/**
 * How many orders a court has.
 *
 * @param byState without the states that none is in
 * @param overdue past their deadline with nothing retired
 */
public record OrderCounts(Map<OrderState, Long> byState, long overdue) {

  public OrderCounts {
    byState = Map.copyOf(byState);
  }

  public long of(OrderState state) {
    return byState.getOrDefault(state, 0L);
  }

  public long all() {
    return byState.values().stream().mapToLong(Long::longValue).sum();
  }
}
