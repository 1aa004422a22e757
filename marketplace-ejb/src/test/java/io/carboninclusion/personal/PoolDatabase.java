package io.carboninclusion.personal;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** The real database of this JVM with empty tables of pools, people and acts. */
final class PoolDatabase {

  private static final String[] TABLES = {
    "personal_payout_share",
    "personal_payout",
    "personal_pool_contribution",
    "personal_pool_carry",
    "personal_pool_closing",
    "personal_pool",
    "personal_act",
    "personal_account"
  };

  private final DatabaseAccess access = TestDatabase.access();

  /** As the application, with what it may do. */
  Connection app() throws SQLException {
    return access.connect(access.app(), DatabaseAccess.MARKET);
  }

  /** As the one who may do everything: to prepare what other rooms write. */
  Connection migration() throws SQLException {
    return access.connect(access.migration(), DatabaseAccess.MARKET);
  }

  PoolDatabase empty() {
    prepare("SET foreign_key_checks = 0");
    for (String table : TABLES) {
      prepare("DELETE FROM " + table);
    }
    return this;
  }

  void prepare(String statement, Object... parameters) {
    PoolSql.on(this::migration, sql -> sql.update(statement, parameters));
  }

  long number(String query, Object... parameters) {
    return PoolSql.on(this::app, sql -> sql.number(query, parameters));
  }
}
