package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two instances in processes of their own on one database, under load: the one that trades is
 * killed by kill -9, or stopped and woken later. The other takes over; what was answered stands
 * once, nothing stands twice, and every key has one answer.
 *
 * <p>{@code -Dtakeover.rounds=50} makes the long run; half of the rounds stop instead of killing.
 */
@Timeout(value = 35, unit = TimeUnit.MINUTES)
class TakeOverTest {
  private static final int ROUNDS = Integer.getInteger("takeover.rounds", 4);
  private static final long TAKEN_OVER_MILLIS = 10_000;

  private final MarketFixture market = new MarketFixture();
  private final Map<String, Long> acknowledged = InstanceProcess.answers();
  private final List<InstanceProcess> all = new ArrayList<>();
  private final List<Long> takeOvers = new ArrayList<>();
  private final Random random = new Random(5);

  @AfterEach
  void close() {
    all.forEach(InstanceProcess::kill);
    market.close();
  }

  private InstanceProcess launch() {
    InstanceProcess instance = new InstanceProcess(market, "i" + all.size(), acknowledged);
    all.add(instance);
    return instance;
  }

  @Test
  void nothingAnsweredIsLostOrDoubled() throws Exception {
    market.start();
    market.openInstrument(1);
    market.issue(1001, 1, 9_000_000_000L);
    market.deposit(1002, 1_000_000_000_000L);
    market.market.close();
    InstanceProcess leader = launch();
    await("first", leader, leader::trades);
    InstanceProcess other = launch();
    for (int round = 0; round < ROUNDS; round++) {
      await("round " + round, other, other::standsBy);
      TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1_500));
      boolean kills = round % 2 == 0;
      long since = System.nanoTime();
      if (kills) {
        leader.kill();
      } else {
        leader.signal("STOP");
      }
      InstanceProcess next = other;
      await("round " + round, next, () -> next.trades() && next.hasAnsweredSince(since));
      takeOvers.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
      if (kills) {
        other = launch();
      } else {
        leader.signal("CONT");
        other = leader;
      }
      leader = next;
    }
    InstanceProcess last = other;
    await("last", last, last::standsBy);
    Collections.sort(takeOvers);
    System.out.printf(
        "%d rounds, %d orders answered, taken over after %d ms in the middle, %d ms at most%n",
        ROUNDS, acknowledged.size(), takeOvers.get(ROUNDS / 2), takeOvers.get(ROUNDS - 1));
    assertThat(all).allSatisfy(instance -> assertThat(instance.complaints()).isEmpty());
    assertThat(takeOvers).allMatch(millis -> millis <= TAKEN_OVER_MILLIS);
    all.forEach(InstanceProcess::kill);
    whatWasAnsweredStandsOnce();
  }

  private void whatWasAnsweredStandsOnce() throws SQLException {
    market.start();
    market.awaitViews();
    assertThat(acknowledged).hasSizeGreaterThan(500 * ROUNDS);
    assertThat(
            market.number(
                "SELECT COUNT(*) - COUNT(DISTINCT client_order_id) FROM market_view.market_order"))
        .isZero();
    Map<String, Long> journalled = new HashMap<>();
    market.sql.list(
        "SELECT client_order_id, order_id FROM market_view.market_order",
        row -> journalled.put(row.getString(1), row.getLong(2)));
    assertThat(journalled).containsAllEntriesOf(acknowledged);
    assertThat(new JournalCheck(market.app).complaints()).isEmpty();
    assertThat(new LedgerReads(market.sql).check().balanced()).isTrue();
    assertThat(RebuiltViews.differences(market)).isEmpty();
  }

  private static void await(String when, InstanceProcess instance, Callable<Boolean> condition) {
    try {
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .pollInterval(10, TimeUnit.MILLISECONDS)
          .until(condition);
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(when + ": the instance is " + instance, late);
    }
  }
}
