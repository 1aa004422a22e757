package io.carboninclusion.trading;

import java.util.List;
import java.util.function.LongSupplier;

/** Reads what {@link NumberWriter} wrote. */
final class NumberReader implements LongSupplier {
  private final List<byte[]> parts;
  private int part;
  private int at;

  NumberReader(List<byte[]> parts) {
    this.parts = parts;
  }

  /**
   * @throws IllegalStateException behind the last number
   */
  @Override
  public long getAsLong() {
    while (part < parts.size() && at == parts.get(part).length) {
      part++;
      at = 0;
    }
    if (part == parts.size()) {
      throw new IllegalStateException("the snapshot ends too early");
    }
    byte[] bytes = parts.get(part);
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      number |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (number >>> 1) ^ -(number & 1);
  }
}
