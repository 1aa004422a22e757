package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ladder finds the same levels as a sorted map, near the market and far from it. */
class LadderTest {
  private static final long TICK = 5;

  @ParameterizedTest
  @EnumSource(Side.class)
  void findsWhatASortedMapFinds(Side side) {
    SplittableRandom random = new SplittableRandom(99);
    Ladder ladder = new Ladder(side, TICK);
    NavigableMap<Long, Level> map = new TreeMap<>();
    for (int step = 0; step < 50_000; step++) {
      long price = price(random);
      if (random.nextInt(3) > 0) {
        map.put(price, ladder.at(price));
      } else if (map.containsKey(price)) {
        ladder.drop(map.remove(price));
      } else if (!map.isEmpty()) {
        ladder.drop(
            side == Side.BUY ? map.pollLastEntry().getValue() : map.pollFirstEntry().getValue());
      }
      long bound = price(random) + random.nextInt(5);
      var inside = side == Side.BUY ? map.floorEntry(bound) : map.ceilingEntry(bound);
      assertThat(price(ladder.bestFrom(bound))).isEqualTo(inside == null ? -1 : inside.getKey());
      var best = map.isEmpty() ? null : side == Side.BUY ? map.lastEntry() : map.firstEntry();
      assertThat(price(ladder.best())).isEqualTo(best == null ? -1 : best.getKey());
    }
    assertThat(map).isNotEmpty();
    walk(side, ladder, map);
  }

  private static void walk(Side side, Ladder ladder, NavigableMap<Long, Level> map) {
    Level level = ladder.best();
    for (long price : side == Side.BUY ? map.descendingKeySet() : map.keySet()) {
      assertThat(price(level)).isEqualTo(price);
      level = ladder.after(level);
    }
    assertThat(level).isNull();
  }

  @Test
  void anOrderFarAwayCostsOnePageAndNotTheRangeBetween() {
    Ladder ladder = new Ladder(Side.SELL, 1);
    ladder.at(1);
    Level far = ladder.at(Limits.MAX_PRICE_FEN);
    assertThat(ladder.bestFrom(2)).isSameAs(far);
  }

  private static long price(SplittableRandom random) {
    long ticks =
        random.nextInt(10) == 0 ? random.nextInt(1, 2_000_000) : random.nextInt(1000, 1300);
    return ticks * TICK;
  }

  private static long price(Level level) {
    return level == null ? -1 : level.priceFen;
  }
}
