package io.carboninclusion.trading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rebuilds the views of a market under test out of its journal and compares table by table. */
final class RebuiltViews {
  private static final String REBUILT = "market_view_next";

  private RebuiltViews() {}

  /** The tables that came out otherwise; the market runs on the rebuilt ones then. */
  static List<String> differences(MarketFixture market) throws SQLException {
    market.market.close();
    ViewRebuild rebuild = new ViewRebuild(market.migrationInBulk);
    rebuild.build();
    List<String> different = new ArrayList<>();
    for (String table : ViewTable.names()) {
      if (!sums(market, "market_view", table).equals(sums(market, REBUILT, table))) {
        different.add(table);
      }
    }
    rebuild.swap();
    market.start();
    return different;
  }

  private static List<Long> sums(MarketFixture market, String schema, String table) {
    String name = schema + "." + table;
    Sql sql = new Sql(market.migration);
    List<Long> sums =
        new ArrayList<>(sql.list("CHECKSUM TABLE " + name + " EXTENDED", row -> row.getLong(2)));
    sums.addAll(sql.list("SELECT COUNT(*) FROM " + name, row -> row.getLong(1)));
    return sums;
  }
}
