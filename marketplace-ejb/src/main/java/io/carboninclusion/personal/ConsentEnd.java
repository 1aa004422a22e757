package io.carboninclusion.personal;

/** Ends consents in the transaction that is running, one word on an account after the other. */
final class ConsentEnd {

  private static final int ALL = 31;

  private ConsentEnd() {}

  /**
   * @param purposes bits
   * @param by PARTNER or CITIZEN
   */
  static void of(PoolSql.Database database, long account, int purposes, String by) {
    PoolSql.on(
        database,
        sql -> {
          AccountRows rows = new AccountRows(sql);
          rows.lock(account);
          var found = rows.find(account);
          if (found.isPresent()) {
            rows.end(found.get(), purposes, by);
          }
          return found;
        });
  }

  /** And cuts the link to the person. */
  static void ofAll(PoolSql.Database database, long account) {
    of(database, account, ALL, "ERASURE");
    PoolSql.on(
        database,
        sql -> {
          new AccountRows(sql).forget(account);
          return account;
        });
  }
}
