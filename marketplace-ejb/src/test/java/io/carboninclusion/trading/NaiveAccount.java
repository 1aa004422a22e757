package io.carboninclusion.trading;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** An account of the {@link NaiveMarket}: all of its cash, and each serial it holds. */
final class NaiveAccount {
  final int id;

  /** Also what is frozen, in thousandths of a fen. */
  long cash;

  boolean isCase;
  boolean isClosed;

  /** By instrument: the serials it holds, also those that are frozen. */
  final Map<Integer, TreeSet<Long>> serials = new TreeMap<>();

  NaiveAccount(int id) {
    this.id = id;
  }

  TreeSet<Long> serials(int instrument) {
    return serials.computeIfAbsent(instrument, i -> new TreeSet<>());
  }

  long kg(int instrument) {
    TreeSet<Long> held = serials.get(instrument);
    return held == null ? 0 : held.size();
  }
}
