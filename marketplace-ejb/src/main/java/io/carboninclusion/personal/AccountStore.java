package io.carboninclusion.personal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a chunk of accounts reads and writes, each by one statement. */
final class AccountStore {

  /** A word to be kept. */
  record Said(long account, ConsentPurpose purpose, AccountState.Word word) {}

  private AccountStore() {}

  /**
   * The accounts there are of these keys, with the last words of their persons. The accounts stay
   * locked until the transaction ends, and the words are read after that: a withdrawal is either
   * seen here or comes later, and what is written here never undoes it.
   */
  static Map<Hash128, AccountState> find(PoolSql sql, Set<Hash128> keys) throws SQLException {
    Map<Hash128, AccountState> byKey = new HashMap<>();
    if (keys.isEmpty()) {
      return byKey;
    }
    Map<Long, AccountState> byId = new HashMap<>();
    sql.list(
        "SELECT key_hash, id FROM market.personal_account WHERE key_hash IN ("
            + ActStore.literals(keys)
            + ") FOR UPDATE",
        row -> {
          AccountState state = new AccountState(row.getLong(2), false);
          byKey.put(Hash128.of(row.getBytes(1)), state);
          byId.put(state.id, state);
          return state;
        });
    if (!byId.isEmpty()) {
      String ids = byId.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
      sql.list(
          "SELECT account_id, purpose, version, given, said_at FROM market.personal_consent"
              + " WHERE account_id IN ("
              + ids
              + ") ORDER BY account_id, id",
          row -> {
            ConsentPurpose purpose = ConsentPurpose.of(row.getInt(2)).iterator().next();
            Instant saidAt = PersonalTimes.instant(row, "said_at");
            byId.get(row.getLong(1))
                .knows(purpose, new AccountState.Word(row.getString(3), row.getBoolean(4), saidAt));
            return purpose;
          });
    }
    return byKey;
  }

  /** Adds new accounts with empty balances. */
  static void open(
      Connection connection, UploadJob job, Map<Hash128, AccountState> fresh, Instant now)
      throws SQLException {
    LoadText accounts = new LoadText();
    LoadText balances = new LoadText();
    fresh.forEach(
        (key, state) -> {
          accounts
              .number(state.id)
              .text(job.scheme())
              .number(job.partner())
              .hash(key)
              .number(state.consents())
              .text(PersonalTimes.datetime(now))
              .nothing()
              .end();
          balances.number(state.id).number(0).number(0).end();
        });
    accounts.allInto(
        connection,
        "market.personal_account",
        "id, scheme, partner_id, key_hash, consents, opened_at, erased_at");
    balances.allInto(connection, "market.personal_balance", "account_id, acts, earned_mg");
  }

  /** Keeps what was said; ids from {@code firstId} on. */
  static void say(Connection connection, long firstId, List<Said> said) throws SQLException {
    LoadText rows = new LoadText();
    for (Said one : said) {
      rows.number(firstId + rows.rows())
          .number(one.account())
          .number(one.purpose().bit())
          .text(one.word().version())
          .number(one.word().given() ? 1 : 0)
          .text(PersonalTimes.datetime(one.word().saidAt()))
          .text("PARTNER")
          .end();
    }
    rows.allInto(
        connection,
        "market.personal_consent",
        "id, account_id, purpose, version, given, said_at, said_by");
  }

  /** What holds now for accounts that were there before. */
  static void change(Connection connection, Collection<AccountState> changed) throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    LoadText rows = new LoadText();
    for (AccountState state : changed) {
      rows.number(state.id).number(state.consents()).end();
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TEMPORARY TABLE IF NOT EXISTS market.changed_consent"
              + " (id bigint NOT NULL PRIMARY KEY, consents tinyint NOT NULL)");
      statement.execute("DELETE FROM market.changed_consent");
      rows.allInto(connection, "market.changed_consent", "id, consents");
      statement.executeUpdate(
          "UPDATE market.personal_account a JOIN market.changed_consent c ON c.id = a.id"
              + " SET a.consents = c.consents WHERE a.erased_at IS NULL");
    }
  }
}
