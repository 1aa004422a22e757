package io.carboninclusion.registry;

import io.carboninclusion.kernel.Quantity;

/**
 * Serial numbers of one instrument that follow each other, one per kilogram, both ends included.
 *
 * @param instrument the instrument's code
 * @param first the first serial, from 1
 * @param last the last one, which belongs to the range
 */
public record SerialRange(String instrument, long first, long last) {

  public SerialRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no serial range: " + first + " to " + last);
    }
  }

  /** As many kilograms as serials. */
  public long kg() {
    return last - first + 1;
  }

  public Quantity quantity() {
    return new Quantity(kg());
  }

  public boolean contains(long serial) {
    return first <= serial && serial <= last;
  }

  public String firstText() {
    return new SerialNumber(instrument, first).toString();
  }

  public String lastText() {
    return new SerialNumber(instrument, last).toString();
  }

  /** {@code SC-FOR-2024-0001820001 – 0001838000}. */
  @Override
  public String toString() {
    return firstText() + " – " + SerialNumber.digits(last);
  }
}
