package io.carboninclusion.trading;

import io.carboninclusion.exchange.BalanceReader;
import io.carboninclusion.exchange.Exchange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every balance of the views, all of one moment, to hold a core against.
 *
 * @param mark where the views stood
 * @param cash account, available, frozen
 * @param units account, instrument, available, frozen, retire-only
 */
record ViewBalances(Views.Mark mark, List<long[]> cash, List<long[]> units) {

  /** Where they are read; the simulation has none to read. */
  @FunctionalInterface
  interface Source {
    ViewBalances read() throws SQLException;
  }

  /**
   * @param connections as a user that may read the views
   */
  static ViewBalances read(Connections connections) {
    return new Sql(connections)
        .snapshot(
            at ->
                new ViewBalances(
                    mark(at),
                    Sql.list(
                        at,
                        "SELECT account, available_milli_fen, frozen_milli_fen"
                            + " FROM market_view.cash_balance",
                        row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)}),
                    Sql.list(
                        at,
                        "SELECT account, instrument, available_kg, frozen_kg, retire_only_kg"
                            + " FROM market_view.unit_balance",
                        row ->
                            new long[] {
                              row.getLong(1),
                              row.getLong(2),
                              row.getLong(3),
                              row.getLong(4),
                              row.getLong(5)
                            })));
  }

  private static Views.Mark mark(Connection at) throws SQLException {
    return Sql.list(
            at,
            "SELECT batch, sequence, row_hash FROM market_view.watermark",
            row -> new Views.Mark(row.getLong(1), row.getLong(2), row.getBytes(3)))
        .get(0);
  }

  /**
   * One sentence for each balance that the core, standing where the views do, has otherwise; also
   * for one that the views have lost.
   */
  List<String> differences(Exchange core) {
    Comparison comparison = new Comparison(cash, units);
    core.read(comparison);
    comparison.onlyInTheViews();
    return comparison.differences;
  }

  /** What is left of the rows when the core has shown all it has must be empty. */
  private static final class Comparison implements BalanceReader {
    private static final long[] NOTHING = new long[5];

    private final Map<Long, long[]> cash = new HashMap<>();
    private final Map<Long, long[]> units = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    Comparison(List<long[]> cash, List<long[]> units) {
      cash.forEach(row -> this.cash.put(row[0], row));
      units.forEach(row -> this.units.put(key(row[0], row[1]), row));
    }

    @Override
    public void cash(int account, long available, long frozen) {
      long[] row = cash.remove((long) account);
      compareCash(account, available, frozen, row == null ? NOTHING : row);
    }

    @Override
    public void units(int account, int instrument, long available, long frozen, long retireOnly) {
      long[] row = units.remove(key(account, instrument));
      long[] core = {account, instrument, available, frozen, retireOnly};
      compareUnits(core, row == null ? NOTHING : row);
    }

    void onlyInTheViews() {
      cash.values().forEach(row -> compareCash(row[0], 0, 0, row));
      units.values().forEach(row -> compareUnits(new long[] {row[0], row[1], 0, 0, 0}, row));
    }

    private void compareCash(long account, long available, long frozen, long[] row) {
      String what = " cash of account " + account;
      compare("available" + what, available, row[1]);
      compare("frozen" + what, frozen, row[2]);
    }

    private void compareUnits(long[] core, long[] row) {
      String what = " units of instrument " + core[1] + " on account " + core[0];
      compare("available" + what, core[2], row[2]);
      compare("frozen" + what, core[3], row[3]);
      compare("retire-only" + what, core[4], row[4]);
    }

    private void compare(String what, long core, long viewed) {
      if (core != viewed) {
        differences.add(
            "The views show %d as %s; by the journal it is %d.".formatted(viewed, what, core));
      }
    }

    private static long key(long account, long instrument) {
      return (account << 32) + instrument;
    }
  }
}
