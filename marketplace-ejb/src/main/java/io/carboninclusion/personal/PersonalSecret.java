package io.carboninclusion.personal;

import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.sql.DataSource;

/**
 * The secret that persons are hashed with. Its fingerprint is kept with the first use: with another
 * secret every person would be unknown and every act new, so the room then does nothing.
 */
@ApplicationScoped
class PersonalSecret {

  private static final String KNOWN = "SELECT fingerprint FROM market.personal_secret WHERE id = 1";

  @Resource(lookup = "java:app/jdbc/market")
  DataSource database;

  @Inject Transactions transactions;

  private volatile String checked;

  /** Throws IllegalStateException if none is set, or another than the first. */
  String get() {
    if (checked == null) {
      String secret = Settings.fromEnvironment().personalSecret();
      Hash128 fingerprint = new KeyedHash(secret, "fingerprint").of("");
      if (!transactions.inNew(() -> isKnown(fingerprint))) {
        throw new IllegalStateException(
            "MARKET_PERSONAL_SECRET is another than the one the accounts were opened with.");
      }
      checked = secret;
    }
    return checked;
  }

  private boolean isKnown(Hash128 fingerprint) {
    return PoolSql.on(
        database::getConnection,
        sql -> {
          var known = sql.find(KNOWN, row -> Hash128.of(row.getBytes(1)));
          if (known.isEmpty()) {
            sql.update(
                "INSERT INTO market.personal_secret (id, fingerprint) VALUES (1, ?)",
                (Object) fingerprint.bytes());
          }
          return known.isEmpty() || known.get().equals(fingerprint);
        });
  }
}
