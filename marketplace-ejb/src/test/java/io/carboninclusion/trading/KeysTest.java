package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Keys are found again, are kept a day of journal time, and none is forgotten early. */
class KeysTest {
  private static final long HOUR = 3_600_000_000L;

  @Test
  void everyKeyIsFoundWithItsSequence() {
    Keys keys = new Keys(200_000);
    Random random = new Random(7);
    for (long sequence = 1; sequence <= 100_000; sequence++) {
      keys.add(random.nextLong() | 1, random.nextLong(), sequence * 3, sequence, sequence);
    }
    random = new Random(7);
    for (long sequence = 1; sequence <= 100_000; sequence++) {
      long high = random.nextLong() | 1;
      long low = random.nextLong();
      assertThat(keys.find(high, low, sequence * 3)).isEqualTo(sequence);
      assertThat(keys.find(high, low, 1)).isEqualTo(Keys.OTHER_BODY);
      assertThat(keys.find(high, low + 1, 1)).isEqualTo(Keys.NEW);
    }
  }

  @Test
  void aFullTableForgetsWhatIsOlderThanADayAndNothingElse() {
    Keys keys = new Keys(30);
    for (long i = 1; i <= 30; i++) {
      assertThat(keys.hasRoom(i * HOUR)).isTrue();
      keys.add(1, i, 0, i, i * HOUR);
    }
    assertThat(keys.hasRoom(31 * HOUR)).isTrue();
    assertThat(keys.find(1, 6, 0)).isEqualTo(Keys.NEW);
    assertThat(keys.find(1, 7, 0)).isEqualTo(7);
    for (long i = 31; keys.hasRoom(31 * HOUR); i++) {
      keys.add(1, i, 0, i, 31 * HOUR);
    }
    assertThat(keys.size()).isEqualTo(30);
    assertThat(keys.find(1, 8, 0)).isEqualTo(8);
  }

  /** Real keys lie in many parts, which forget one after the other: none early, none twice. */
  @Test
  void manyPartsForgetWhatIsOldAndNothingElse() {
    int limit = 10_000;
    Keys keys = new Keys(limit);
    for (int i = 1; i <= limit; i++) {
      assertThat(keys.hasRoom(i * HOUR / 100)).isTrue();
      keys.add(high(i), i, 0, i, i * HOUR / 100);
    }
    long now = 100 * HOUR;
    int added = 0;
    for (int i = limit + 1; keys.hasRoom(now); i++) {
      keys.add(high(i), i, 0, i, now);
      added++;
    }
    assertThat(keys.size()).isEqualTo(limit);
    assertThat(added).isBetween(7_500, 7_602);
    for (int i = 7_603; i <= limit + added; i++) {
      assertThat(keys.find(high(i), i, 0)).isEqualTo(i);
    }
    for (int i = 1; i <= 7_500; i++) {
      assertThat(keys.find(high(i), i, 0)).isEqualTo(Keys.NEW);
    }
  }

  /**
   * Found by simulated life 2,475: after a start the first answer came back instead of the last.
   */
  @Test
  void aForgottenKeyThatCameAgainIsRememberedByItsLaterCommand() {
    Keys keys = new Keys(30);
    keys.remember(1, 1, 5, 1, HOUR);
    keys.remember(1, 2, 5, 2, 2 * HOUR);
    keys.remember(1, 1, 6, 3, 26 * HOUR);
    assertThat(keys.find(1, 1, 6)).isEqualTo(3);
    assertThat(keys.find(1, 1, 5)).isEqualTo(Keys.OTHER_BODY);
    assertThat(keys.size()).isEqualTo(2);
    for (long i = 4; i <= 31; i++) {
      keys.remember(1, i, 5, i, 27 * HOUR);
    }
    assertThat(keys.hasRoom(49 * HOUR)).isTrue();
    assertThat(keys.find(1, 1, 6)).as("kept for its own day").isEqualTo(3);
    assertThat(keys.find(1, 2, 5)).isEqualTo(Keys.NEW);
  }

  private static long high(int i) {
    return i * 0x9E3779B97F4A7C15L | 1;
  }

  @Test
  void aTableFilledWithinOneMinuteHasRoomAfterADay() {
    Keys keys = new Keys(3);
    for (long i = 1; i <= 3; i++) {
      keys.add(1, i, 0, i, HOUR + i);
    }
    assertThat(keys.hasRoom(25 * HOUR + 3)).isFalse();
    assertThat(keys.hasRoom(25 * HOUR + 4)).isTrue();
    assertThat(keys.size()).isZero();
    keys.add(1, 4, 0, 4, 25 * HOUR + 4);
    assertThat(keys.find(1, 4, 0)).isEqualTo(4);
  }
}
