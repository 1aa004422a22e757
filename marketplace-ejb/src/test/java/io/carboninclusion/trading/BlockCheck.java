package io.carboninclusion.trading;

import static io.carboninclusion.trading.Divergence.require;

import io.carboninclusion.exchange.BlockStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Compares the views of block trades with the model, row by row. */
final class BlockCheck {
  private final SimulatedTables views;
  private final NaiveMarket model;

  BlockCheck(SimulatedTables views, NaiveMarket model) {
    this.views = views;
    this.model = model;
  }

  void run() {
    Map<SimulatedTables.Key, long[]> days = new HashMap<>();
    for (NaiveBlocks.Proposal it : model.blocks.all) {
      RoomCommand.ProposeBlock asked = it.asked;
      long micros = views.row(ViewTable.OUTCOME, it.changedBy, 0)[2];
      long[] expected = {
        it.id,
        asked.account(),
        asked.counterparty(),
        asked.instrument(),
        asked.side().ordinal(),
        asked.priceFen(),
        asked.kg(),
        it.proposed,
        asked.validUntilMicros(),
        it.status.ordinal(),
        it.changedBy,
        micros
      };
      same("block proposal " + it.id, views.row(ViewTable.BLOCK_PROPOSAL, it.id, 0), expected);
      if (it.status == BlockStatus.ACCEPTED) {
        Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        long day = time.atOffset(ZoneOffset.ofHours(8)).toLocalDate().toEpochDay();
        long[] sum =
            days.computeIfAbsent(
                new SimulatedTables.Key(asked.instrument(), day),
                key -> new long[] {key.first(), key.second(), 0, 0, 0});
        sum[2] += asked.kg();
        sum[3] += asked.kg() * asked.priceFen();
        sum[4]++;
      }
    }
    count(ViewTable.BLOCK_PROPOSAL, model.blocks.all.size());
    count(ViewTable.BLOCK_DAY, days.size());
    days.forEach(
        (key, sum) ->
            same(
                "blocks of day " + key,
                views.row(ViewTable.BLOCK_DAY, key.first(), key.second()),
                sum));
  }

  private void count(ViewTable table, int expected) {
    int shown = views.table(table).size();
    require(shown == expected, "%s has %d rows and should have %d", table, shown, expected);
  }

  private static void same(String what, long[] shown, long[] expected) {
    require(
        Arrays.equals(shown, expected),
        "%s:\n  is %s\n  and should be %s",
        what,
        Arrays.toString(shown),
        Arrays.toString(expected));
  }
}
