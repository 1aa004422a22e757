package io.carboninclusion.personal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A person's own words on what may be done with the acts, and the erasure of the person: then
 * nobody is known behind the account any more, nothing is pooled of it, and every sum stays as it
 * was. All of it is part of the caller's transaction.
 */
@Dependent
class Consents {

  /** Who said it, as the column has it. */
  enum Speaker {
    CITIZEN,
    ERASURE
  }

  private static final String LAST_WORDS =
      """
      SELECT c.purpose, c.given, c.version, c.said_at FROM market.personal_consent c
        JOIN (SELECT MAX(id) id FROM market.personal_consent WHERE account_id = ?
               GROUP BY purpose) last ON last.id = c.id""";
  private static final String SAY =
      "INSERT INTO market.personal_consent (id, account_id, purpose, version, given, said_at,"
          + " said_by) VALUES (NEXT VALUE FOR market.personal_block_seq, ?, ?, ?, ?, ?, ?)";

  @Inject PoolRows rows;

  /** The last word on each purpose; of one that was never spoken of, that it is not given. */
  List<PersonConsent> of(long account) {
    Map<ConsentPurpose, PersonConsent> said = new TreeMap<>();
    rows.on(
        sql ->
            sql.list(
                LAST_WORDS,
                row -> {
                  ConsentPurpose purpose = ConsentPurpose.of(row.getInt(1)).iterator().next();
                  return said.put(
                      purpose,
                      new PersonConsent(
                          purpose,
                          row.getBoolean(2),
                          row.getString(3),
                          PersonalTimes.instant(row, "said_at")));
                },
                account));
    return Arrays.stream(ConsentPurpose.values())
        .map(purpose -> said.getOrDefault(purpose, new PersonConsent(purpose, false, "", null)))
        .toList();
  }

  /** Writes the word down; from now on it holds. */
  void say(long account, PersonConsent word, boolean given) {
    rows.on(
        sql -> {
          say(sql, account, word, given, Speaker.CITIZEN);
          return sql.update(
              "UPDATE market.personal_account SET consents = IF(?, consents | ?, consents & ~?)"
                  + " WHERE id = ? AND erased_at IS NULL",
              given,
              word.purpose().bit(),
              word.purpose().bit(),
              account);
        });
  }

  /** Cuts the link to the person for good. */
  void erase(long account) {
    List<PersonConsent> words = of(account);
    rows.on(
        sql -> {
          for (PersonConsent word : words) {
            if (word.given()) {
              say(sql, account, word, false, Speaker.ERASURE);
            }
          }
          return sql.update(
              "UPDATE market.personal_account SET key_hash = NULL, consents = 0, erased_at = ?"
                  + " WHERE id = ? AND erased_at IS NULL",
              now(),
              account);
        });
  }

  private static void say(
      PoolSql sql, long account, PersonConsent word, boolean given, Speaker speaker)
      throws SQLException {
    sql.update(SAY, account, word.purpose().bit(), word.version(), given, now(), speaker.name());
  }

  private static LocalDateTime now() {
    return LocalDateTime.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.MICROS);
  }
}
