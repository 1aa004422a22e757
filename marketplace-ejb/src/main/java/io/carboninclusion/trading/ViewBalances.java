package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

  /** One sentence for each balance that the core, standing where the views do, has otherwise. */
  List<String> differences(Exchange core) {
    List<String> differences = new ArrayList<>();
    for (long[] row : cash) {
      int account = (int) row[0];
      String what = " cash of account " + account;
      compare("available" + what, core.availableCash(account), row[1], differences);
      compare("frozen" + what, core.frozenCash(account), row[2], differences);
    }
    for (long[] row : units) {
      int account = (int) row[0];
      int id = (int) row[1];
      String what = " units of instrument " + id + " on account " + account;
      compare("available" + what, core.availableKg(account, id), row[2], differences);
      compare("frozen" + what, core.frozenKg(account, id), row[3], differences);
      compare("retire-only" + what, core.retireOnlyKg(account, id), row[4], differences);
    }
    return differences;
  }

  private static void compare(String what, long core, long viewed, List<String> differences) {
    if (core != viewed) {
      differences.add(
          "The views show %d as %s; by the journal it is %d.".formatted(viewed, what, core));
    }
  }
}
