package io.carboninclusion.exchange;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Ids that have been used and must not come again, 16 to 32 bytes each: ten million take 320 MB at
 * most.
 */
final class LongSet {
  private long[] members = new long[64];
  private int size;

  /** Whether it is an id at all and has not been used. */
  boolean isFree(long member) {
    return member >= 1 && members[slot(member)] != member;
  }

  /** Adds one that is not there yet. */
  void add(long member) {
    if (size * 2 >= members.length) {
      long[] old = members;
      members = new long[old.length * 2];
      for (long moved : old) {
        if (moved != 0) {
          members[slot(moved)] = moved;
        }
      }
    }
    members[slot(member)] = member;
    size++;
  }

  void write(LongConsumer out) {
    out.accept(size);
    Arrays.stream(members).filter(member -> member != 0).sorted().forEach(out);
  }

  void read(LongSupplier in) {
    for (long count = in.getAsLong(); count > 0; count--) {
      add(in.getAsLong());
    }
  }

  /** Where the member stands, or the free place where it would. */
  private int slot(long member) {
    int last = members.length - 1;
    int slot = (int) (member * 0x9E3779B97F4A7C15L >>> 32) & last;
    while (members[slot] != 0 && members[slot] != member) {
      slot = (slot + 1) & last;
    }
    return slot;
  }
}
