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
  void whatWasHeldLongestLeavesFirstAcrossBlocks() {
    SerialBlocks seller = holding(1);
    SerialBlocks buyer = holding(2);
    seller.add(9, 101, 200);
    seller.add(8, 1, 50);

    seller.moveTo(buyer, 80);

    assertThat(ranges(buyer)).containsExactly("101-180/9");
    assertThat(ranges(seller)).containsExactly("181-200/9", "1-50/8");
  }

  @Test
  void whatArrivesBehindItsNeighbourOfTheSameIssuanceMerges() {
    SerialBlocks holding = holding(1);
    holding.add(9, 1, 10);
    holding.add(9, 11, 20);
    holding.add(8, 21, 30);
    holding.add(9, 41, 50);
    holding.add(9, 31, 40);

    assertThat(ranges(holding)).containsExactly("1-20/9", "21-30/8", "41-50/9", "31-40/9");
  }

  @Test
  void whatIsSoldInPartsIsOneBlockAgainAtTheBuyer() {
    SerialBlocks seller = holding(1);
    SerialBlocks buyer = holding(2);
    seller.add(9, 1, 100);
    log.take();

    seller.moveTo(buyer, 30);
    seller.moveTo(buyer, 50);
    assertThat(log.take())
        .containsExactly(
            "gone 1",
            "held 1: 31-100 of 9",
            "held 2: 1-30 of 9",
            "gone 31",
            "held 1: 81-100 of 9",
            "held 2: 1-80 of 9");
    seller.moveTo(buyer, 20);

    assertThat(ranges(buyer)).containsExactly("1-100/9");
    assertThat(seller.size()).isZero();
  }

  /** What leaves at the front makes room at the end. */
  @Test
  void aHoldingThatPassesEverythingOnDoesNotGrow() {
    SerialBlocks from = holding(1);
    SerialBlocks through = holding(2);
    SerialBlocks to = holding(3);
    for (int i = 0; i < 10_000; i++) {
      from.add(i, 10L * i + 1, 10L * i + 7);
      from.moveTo(through, 7);
      through.moveTo(to, 7);
    }
    assertThat(ranges(to)).hasSize(10_000).startsWith("1-7/0", "11-17/1");
    assertThat(through.kg()).isZero();
    assertThat(to.kg()).isEqualTo(70_000);
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
          assertThat(holding.first(i)).isNotEqualTo(holding.last(i - 1) + 1);
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

  @Test
  void whatIsRetiredInTheMiddleLetsItsNeighboursMerge() {
    SerialBlocks holding = holding(1);
    holding.add(9, 1, 10);
    holding.add(8, 51, 60);
    holding.add(9, 11, 20);
    log.take();

    holding.retireBehind(10, 10, 77);

    assertThat(ranges(holding)).containsExactly("1-20/9");
    assertThat(holding.kg()).isEqualTo(20);
    assertThat(log.take())
        .containsExactly("gone 51", "block-retired 77: 51-60 of 8", "gone 11", "held 1: 1-20 of 9");
  }

  @Test
  void whatIsRetiredInTheMiddleOfABlockSplitsIt() {
    SerialBlocks holding = holding(1);
    holding.add(9, 1, 20);
    holding.add(8, 51, 60);

    holding.retireBehind(5, 18, 77);

    assertThat(ranges(holding)).containsExactly("1-5/9", "54-60/8");
    assertThat(holding.kg()).isEqualTo(12);
  }

  /** Beside a list of single serials. */
  @Test
  void splitsInTheMiddleLoseAndGainNothing() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 200; round++) {
      SerialBlocks holding = holding(1);
      List<Long> model = new ArrayList<>();
      for (int step = 1; step <= 60; step++) {
        long first = step * 100L;
        long last = first + random.nextInt(30);
        long behind = random.nextInt(model.size() + 1);
        holding.insert(step, first, last, behind);
        int at = model.size() - (int) behind;
        for (long serial = last; serial >= first; serial--) {
          model.add(at, serial);
        }
        int kept = random.nextInt(model.size());
        int amount = 1 + random.nextInt(Math.min(20, model.size() - kept));
        holding.retireBehind(kept, amount, step);
        model.subList(kept, kept + amount).clear();
        assertThat(serials(holding)).isEqualTo(model);
        assertThat(holding.kg()).isEqualTo(model.size());
      }
    }
  }

  private static List<Long> serials(SerialBlocks blocks) {
    List<Long> serials = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      for (long serial = blocks.first(i); serial <= blocks.last(i); serial++) {
        serials.add(serial);
      }
    }
    return serials;
  }
}
