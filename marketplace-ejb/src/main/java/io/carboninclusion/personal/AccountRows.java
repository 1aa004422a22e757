package io.carboninclusion.personal;

import io.carboninclusion.kernel.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts, their consents and acts, as rows. An erased account is nobody's and not found. */
final class AccountRows {

  private static final String ACCOUNT =
      """
      SELECT a.id, a.scheme, a.consents, a.opened_at, b.acts, b.earned_mg
        FROM market.personal_account a
        JOIN market.personal_balance b ON b.account_id = a.id
       WHERE a.erased_at IS NULL AND a.id = ?
      """;

  private static final String ACTS =
      """
      SELECT t.*, m.code, m.version, o.code AS mode_code, o.name_zh, o.name_en
        FROM market.personal_act t
        JOIN market.personal_methodology m ON m.id = t.methodology_id
        JOIN market.personal_mode o ON o.id = t.mode
       WHERE t.account_id = ? AND (t.start_minute < ? OR t.start_minute = ? AND t.id < ?)
       ORDER BY t.start_minute DESC, t.id DESC LIMIT ?""";

  private final PoolSql sql;

  AccountRows(PoolSql sql) {
    this.sql = sql;
  }

  Optional<PersonalAccount> find(long id) throws SQLException {
    List<PersonalAccount.Consent> said = said(id);
    return sql.find(ACCOUNT, row -> read(row, said), id);
  }

  Optional<PersonalAccount> find(long id, long partner, String scheme) throws SQLException {
    List<PersonalAccount.Consent> said = said(id);
    return sql.find(
        ACCOUNT + "AND a.partner_id = ? AND a.scheme = ?",
        row -> read(row, said),
        id,
        partner,
        scheme);
  }

  Optional<Long> idOf(Hash128 key) throws SQLException {
    return sql.find(
        "SELECT id FROM market.personal_account WHERE key_hash = ?",
        row -> row.getLong(1),
        (Object) key.bytes());
  }

  /** Accounts of a partner that are not erased. */
  long count(long partner) throws SQLException {
    return sql.number(
        "SELECT COUNT(key_hash) FROM market.personal_account WHERE partner_id = ?", partner);
  }

  /**
   * The newest acts first.
   *
   * @param cursor id of the last act that was shown, or null
   */
  Page<PersonalAct> acts(long account, Long cursor, int limit) throws SQLException {
    int size = Page.size(limit);
    long minute = Integer.MAX_VALUE;
    if (cursor != null) {
      minute =
          sql.find(
                  "SELECT start_minute FROM market.personal_act WHERE id = ? AND account_id = ?",
                  row -> row.getLong(1),
                  cursor,
                  account)
              .orElse(0L);
    }
    List<PersonalAct> acts =
        sql.list(
            ACTS,
            AccountRows::act,
            account,
            minute,
            minute,
            cursor == null ? Long.MAX_VALUE : cursor,
            size + 1);
    return Page.cut(acts, size, PersonalAct::id);
  }

  /**
   * Ends consents; each word is kept.
   *
   * @param purposes bits that end
   */
  void end(PersonalAccount account, int purposes, String by) throws SQLException {
    String now = PersonalTimes.datetime(Clock.systemUTC().instant());
    for (ConsentPurpose purpose : account.consents()) {
      if ((purpose.bit() & purposes) != 0) {
        String version =
            account.said().stream()
                .filter(word -> word.purpose() == purpose)
                .findFirst()
                .orElseThrow()
                .version();
        sql.update(
            """
            INSERT INTO market.personal_consent
              (id, account_id, purpose, version, given, said_at, said_by)
            VALUES (NEXT VALUE FOR market.personal_block_seq, ?, ?, ?, FALSE, ?, ?)""",
            account.id(),
            purpose.bit(),
            version,
            now,
            by);
      }
    }
    sql.update(
        "UPDATE market.personal_account SET consents = consents & ~? WHERE id = ?",
        purposes,
        account.id());
  }

  /** From now on nobody knows whose account it is; its acts and sums stay as they are. */
  void forget(long id) throws SQLException {
    sql.update(
        "UPDATE market.personal_account SET key_hash = NULL, consents = 0, erased_at = ?"
            + " WHERE id = ? AND erased_at IS NULL",
        PersonalTimes.datetime(Clock.systemUTC().instant()),
        id);
  }

  /** So that two words on one account come one after the other. */
  void lock(long id) throws SQLException {
    sql.list("SELECT id FROM market.personal_account WHERE id = ? FOR UPDATE", row -> id, id);
  }

  private List<PersonalAccount.Consent> said(long id) throws SQLException {
    return sql.list(
        """
        SELECT purpose, version, given, said_at, said_by FROM market.personal_consent
         WHERE account_id = ? ORDER BY id DESC LIMIT 200""",
        row ->
            new PersonalAccount.Consent(
                ConsentPurpose.of(row.getInt("purpose")).iterator().next(),
                row.getString("version"),
                row.getBoolean("given"),
                PersonalTimes.instant(row, "said_at"),
                row.getString("said_by")),
        id);
  }

  private static PersonalAccount read(ResultSet row, List<PersonalAccount.Consent> said)
      throws SQLException {
    return new PersonalAccount(
        row.getLong("id"),
        row.getString("scheme"),
        ConsentPurpose.of(row.getInt("consents")),
        said,
        PersonalTimes.instant(row, "opened_at"),
        row.getLong("acts"),
        row.getLong("earned_mg"));
  }

  private static PersonalAct act(ResultSet row) throws SQLException {
    return new PersonalAct(
        row.getLong("id"),
        row.getString("mode_code"),
        row.getString("name_zh"),
        row.getString("name_en"),
        Instant.ofEpochSecond(row.getLong("start_minute") * 60),
        Instant.ofEpochSecond(row.getLong("end_minute") * 60),
        row.getLong("micrometres"),
        row.getInt("steps"),
        row.getLong("mg"),
        row.getString("code") + " " + row.getString("version"),
        row.getObject("pool_id", Long.class));
  }
}
