package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import java.util.HashMap;
import java.util.Map;

/** How many listen to streams, in all and from each address: each of them holds a connection. */
final class StreamPlaces {
  private final int most;
  private final int mostOfOneAddress;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  StreamPlaces(int most, int mostOfOneAddress) {
    this.most = most;
    this.mostOfOneAddress = mostOfOneAddress;
  }

  /**
   * @throws Rejected STREAMS_FULL {limit}, TOO_MANY_STREAMS {limit of one address}
   */
  synchronized void take(String address) {
    if (all >= most) {
      throw Rejected.because(ApiRefusal.STREAMS_FULL, most);
    }
    if (taken.getOrDefault(address, 0) >= mostOfOneAddress) {
      throw Rejected.because(ApiRefusal.TOO_MANY_STREAMS, mostOfOneAddress);
    }
    taken.merge(address, 1, Integer::sum);
    all++;
  }

  synchronized void giveBack(String address) {
    all--;
    taken.computeIfPresent(address, (same, places) -> places == 1 ? null : places - 1);
  }
}
