package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Serial ranges are inclusive, and no split or merge loses, gains or doubles a kilogram. */
class SerialBlocksTest {
  private final EventLog log = new EventLog();

  private SerialBlocks holding(int account) {
    return new SerialBlocks(account, 1, new EventStream(log));
  }

  private static List<String> ranges(SerialBlocks blocks) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      ranges.add(blocks.first(i) + "-" + blocks.last(i) + "/" + blocks.issuance(i));
    }
    return ranges;
  }

  @Test
  void oneKilogramIsARangeOfOneSerial() {
    SerialBlocks seller = holding(1);
    SerialBlocks buyer = holding(2);
    seller.add(9, 1, 10);

    seller.moveTo(buyer, 1);

    assertThat(ranges(seller)).containsExactly("2-10/9");
    assertThat(ranges(buyer)).containsExactly("1-1/9");
    assertThat(seller.kg() + buyer.kg()).isEqualTo(10);
  }

  @Test
  void theLowestSerialsLeaveFirstAcrossBlocks() {
    SerialBlocks seller = holding(1);
    SerialBlocks buyer = holding(2);
    seller.add(9, 101, 200);
    seller.add(8, 1, 50);

    seller.moveTo(buyer, 80);

    assertThat(ranges(buyer)).containsExactly("1-50/8", "101-130/9");
    assertThat(ranges(seller)).containsExactly("131-200/9");
  }

  @Test
  void neighboursOfOneIssuanceMergeAndOthersDoNot() {
    SerialBlocks holding = holding(1);
    holding.add(9, 1, 10);
    holding.add(9, 21, 30);
    holding.add(9, 11, 20);
    holding.add(8, 31, 40);

    assertThat(ranges(holding)).containsExactly("1-30/9", "31-40/8");
  }

  /** A sweep over many blocks must tell and leave exactly what block by block would. */
  @Test
  void manyBlocksAtOnceAreTheSameAsOneByOne() {
    for (int seed = 0; seed < 300; seed++) {
      SerialBlocks[] swept = scattered(seed);
      SerialBlocks[] single = scattered(seed);
      long amount = 1 + new SplittableRandom(seed).nextLong(swept[0].kg());
      log.lines.clear();

      swept[0].moveTo(swept[1], amount);
      List<String> atOnce = log.take();
      for (long rest = amount; rest > 0; ) {
        long block = Math.min(rest, single[0].last(0) - single[0].first(0) + 1);
        single[0].moveTo(single[1], block);
        rest -= block;
      }

      assertThat(atOnce).isEqualTo(log.take());
      assertThat(ranges(swept[0])).isEqualTo(ranges(single[0]));
      assertThat(ranges(swept[1])).isEqualTo(ranges(single[1]));
      assertThat(swept[1].kg()).isEqualTo(single[1].kg());
    }
  }

  /** A thousand neighbouring pieces of three issuances, dealt to two holdings and to nobody. */
  private SerialBlocks[] scattered(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SerialBlocks[] holdings = {holding(1), holding(2), holding(3)};
    long first = 1;
    for (int piece = 0; piece < 1_000; piece++) {
      long last = first + random.nextLong(5);
      holdings[random.nextInt(3)].add(piece / 334, first, last);
      first = last + 1;
    }
    return holdings;
  }

  /**
   * Many holdings trade one million kilograms in pieces; every serial stays in exactly one place.
   */
  @Test
  void randomSplitsAndMergesKeepEverySerialOnce() {
    SplittableRandom random = new SplittableRandom(20261122);
    SerialBlocks[] holdings = new SerialBlocks[8];
    for (int i = 0; i < holdings.length; i++) {
      holdings[i] = holding(i);
    }
    holdings[0].add(1, 1, 600_000);
    holdings[0].add(2, 600_001, 1_000_000);
    for (int step = 0; step < 20_000; step++) {
      SerialBlocks from = holdings[random.nextInt(holdings.length)];
      SerialBlocks to = holdings[random.nextInt(holdings.length)];
      if (from != to && from.kg() > 0) {
        from.moveTo(to, 1 + random.nextLong(Math.min(from.kg(), 5_000)));
      }
      log.lines.clear();
    }
    TreeMap<Long, Long> all = new TreeMap<>();
    for (SerialBlocks holding : holdings) {
      long kg = 0;
      for (int i = 0; i < holding.size(); i++) {
        assertThat(all.put(holding.first(i), holding.last(i))).isNull();
        kg += holding.last(i) - holding.first(i) + 1;
        if (i > 0 && holding.issuance(i) == holding.issuance(i - 1)) {
          assertThat(holding.first(i)).isGreaterThan(holding.last(i - 1) + 1);
        }
      }
      assertThat(holding.kg()).isEqualTo(kg);
    }
    long next = 1;
    for (var block : all.entrySet()) {
      assertThat(block.getKey()).isEqualTo(next);
      next = block.getValue() + 1;
    }
    assertThat(next).isEqualTo(1_000_001);
  }
}
