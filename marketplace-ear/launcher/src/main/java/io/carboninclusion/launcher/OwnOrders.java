package io.carboninclusion.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The orders of one side that the driver has resting in a venue, level by level, oldest first. */
final class OwnOrders {
  private record Resting(long id, long kg) {}

  private final OrderFlow.Venue venue;
  private final boolean buy;
  private final TreeMap<Long, Deque<Resting>> levels = new TreeMap<>();

  OwnOrders(OrderFlow.Venue venue, boolean buy) {
    this.venue = venue;
    this.buy = buy;
  }

  void add(long priceFen, long kg) {
    long id = venue.place(buy, priceFen, kg, false);
    levels.computeIfAbsent(priceFen, p -> new ArrayDeque<>()).addLast(new Resting(id, kg));
  }

  /** Makes the level hold exactly this much; the newest orders go first when it is too much. */
  void set(long priceFen, long kg) {
    long held = held(priceFen);
    Deque<Resting> level = levels.get(priceFen);
    while (held > kg) {
      Resting newest = level.removeLast();
      venue.cancel(newest.id);
      held -= newest.kg;
    }
    if (level != null && level.isEmpty()) {
      levels.remove(priceFen);
    }
    if (held < kg) {
      add(priceFen, kg - held);
    }
  }

  void reduce(long priceFen, long kg) {
    set(priceFen, Math.max(0, held(priceFen) - kg));
  }

  void clearExcept(List<OrderFlow.Level> recorded) {
    Set<Long> prices = recorded.stream().map(OrderFlow.Level::priceFen).collect(Collectors.toSet());
    List.copyOf(levels.keySet()).stream()
        .filter(price -> !prices.contains(price))
        .forEach(price -> set(price, 0));
  }

  /** Somebody else's order took this much of the level, the oldest orders first. */
  void filled(long priceFen, long kg) {
    Deque<Resting> level = levels.get(priceFen);
    long rest = kg;
    while (rest > 0 && level != null && !level.isEmpty()) {
      Resting oldest = level.removeFirst();
      if (oldest.kg > rest) {
        level.addFirst(new Resting(oldest.id, oldest.kg - rest));
      }
      rest -= Math.min(rest, oldest.kg);
    }
    if (level != null && level.isEmpty()) {
      levels.remove(priceFen);
    }
  }

  private long held(long priceFen) {
    Deque<Resting> level = levels.get(priceFen);
    return level == null ? 0 : level.stream().mapToLong(Resting::kg).sum();
  }
}
