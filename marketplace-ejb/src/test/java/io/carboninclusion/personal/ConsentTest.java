package io.carboninclusion.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ConsentTest {

  private static final int COMPUTE_AND_POOL =
      ConsentPurpose.COMPUTE.bit() + ConsentPurpose.POOL.bit();

  private final PersonalFixture market = new PersonalFixture();

  private long consents() {
    return market.number("SELECT SUM(consents) FROM market.personal_account");
  }

  @Test
  void aFileThatMeetsAWithdrawalWaitsForItAndDoesNotUndoIt() throws Exception {
    market.open("anna");
    long anna = market.number("SELECT id FROM market.personal_account");
    CompletableFuture<Upload> file = new CompletableFuture<>();
    try (Connection withdrawing = PersonalConnections.writing(market.database)) {
      AccountRows rows = new AccountRows(new PoolSql(withdrawing));
      rows.lock(anna);
      rows.end(rows.find(anna).orElseThrow(), ConsentPurpose.POOL.bit(), "CITIZEN");
      file.completeAsync(() -> market.accounts("account,consents,version\nanna,COMPUTE POOL,2\n"));
      assertThatThrownBy(() -> file.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      withdrawing.commit();
    }

    assertThat(market.refused(file.get(30, TimeUnit.SECONDS)))
        .containsExactly("2 CONSENT_WITHDRAWN");
    assertThat(consents()).isEqualTo(ConsentPurpose.COMPUTE.bit());
  }

  @Test
  void aConsentOfTheFutureIsRefusedAndOneByAnotherClockIsNot() {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    Upload upload =
        market.accounts(
            "account,consents,version,given\n"
                + "anna,COMPUTE POOL,1,%s\n".formatted(now.plus(2, ChronoUnit.HOURS))
                + "boris,COMPUTE POOL,1,%s\n".formatted(now.plus(30, ChronoUnit.MINUTES)));

    assertThat(market.refused(upload)).containsExactly("2 CONSENT_IN_FUTURE 60");
    assertThat(upload.accepted()).isEqualTo(1);
    assertThat(consents()).isEqualTo(COMPUTE_AND_POOL);
  }

  @Test
  void withdrawingEverythingEndsAllConsentsAndCutsTheLinkButKeepsTheSums() {
    market.open("anna");
    market.acts(
        "act,account,mode,start,end,metres\nt1,anna,SHARED_BIKE,1757000000,1757000480,900\n");
    long anna = market.number("SELECT id FROM market.personal_account");
    ConsentEnd.ofAll(market.database, anna);
    Optional<PersonalAccount> found =
        PoolSql.on(market.database, sql -> new AccountRows(sql).find(anna));

    assertThat(found).isEmpty();
    assertThat(consents()).isZero();
    assertThat(market.number("SELECT COUNT(key_hash) FROM market.personal_account")).isZero();
    assertThat(
            market.number(
                "SELECT COUNT(*) FROM market.personal_consent"
                    + " WHERE NOT given AND said_by = 'ERASURE'"))
        .isEqualTo(2);
    assertThat(market.number("SELECT earned_mg FROM market.personal_balance")).isEqualTo(36_000);
  }
}
