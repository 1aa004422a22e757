package io.carboninclusion.personal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a person allows to be done with the acts; each is given and withdrawn by itself. */
public enum ConsentPurpose {
  COMPUTE(1),
  POOL(2),
  BANK(4),
  INSURER(8),
  DISPLAY(16);

  private final int bit;

  ConsentPurpose(int bit) {
    this.bit = bit;
  }

  /** As it stands in the tables: a power of two, so that several are a sum. */
  public int bit() {
    return bit;
  }

  public static Optional<ConsentPurpose> named(String name) {
    return Arrays.stream(values()).filter(purpose -> purpose.name().equals(name)).findFirst();
  }

  static Set<ConsentPurpose> of(int bits) {
    Set<ConsentPurpose> purposes = EnumSet.noneOf(ConsentPurpose.class);
    for (ConsentPurpose purpose : values()) {
      if ((bits & purpose.bit) != 0) {
        purposes.add(purpose);
      }
    }
    return purposes;
  }
}
