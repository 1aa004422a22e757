package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The state hash tells apart what differs by one bucket or one kilogram. */
class EventStreamTest {
  @Test
  void noTwoTransfersOfNeighbouringAmountsAndAnyBucketsLookAlike() {
    Set<Long> hashes = new HashSet<>();
    int transfers = 0;
    for (long kg = 1; kg <= 50; kg++) {
      for (Bucket debit : Bucket.values()) {
        for (Bucket credit : Bucket.values()) {
          EventStream stream = new EventStream(new EventLog());
          stream.transferred(7, 1001, debit, 1002, credit, kg, Cause.TRADE, 1);
          hashes.add(stream.hash());
          transfers++;
        }
      }
    }
    assertThat(hashes).hasSize(transfers);
  }

  /** What another machine or another version of Java mixes differently would stop a follower. */
  @Test
  void theHashIsTheSameOnEveryMachine() {
    EventStream stream = new EventStream(new EventLog());
    stream.transferred(7, 1001, Bucket.FROZEN, 1002, Bucket.AVAILABLE, 2_000, Cause.TRADE, 1);
    stream.transferred(
        0, 1002, Bucket.AVAILABLE, 1002, Bucket.FROZEN, 18_000_000, Cause.ORDER_FREEZE, 2);
    assertThat(stream.hash()).isEqualTo(-3_532_888_692_495_108_653L);
  }
}
