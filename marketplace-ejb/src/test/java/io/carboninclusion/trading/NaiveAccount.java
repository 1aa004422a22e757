package io.carboninclusion.trading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** An account of the {@link NaiveMarket}: all of its cash, and each serial it holds. */
final class NaiveAccount {
  final int id;

  /** Also what is frozen, in thousandths of a fen. */
  long cash;

  boolean isCase;
  boolean isClosed;

  /** By instrument: the serials it holds, also those that are frozen, the longest held first. */
  final Map<Integer, Deque<Long>> serials = new TreeMap<>();

  NaiveAccount(int id) {
    this.id = id;
  }

  Deque<Long> serials(int instrument) {
    return serials.computeIfAbsent(instrument, i -> new ArrayDeque<>());
  }

  long kg(int instrument) {
    Deque<Long> held = serials.get(instrument);
    return held == null ? 0 : held.size();
  }
}
