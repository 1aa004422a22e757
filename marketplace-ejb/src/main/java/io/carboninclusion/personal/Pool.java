package io.carboninclusion.personal;

import io.carboninclusion.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A pool with what became of it; no person is in it.
 *
 * @param id also its trading account
 * @param operator the enterprise that runs it
 * @param progressPercent of a closing, 0 to 100
 * @param closedAt null until it is closed
 * @param result null until it is closed
 */
public record Pool(
    long id,
    long operator,
    String scheme,
    String methodology,
    String methodologyVersion,
    String instrument,
    LocalDate from,
    LocalDate to,
    String openedBy,
    Instant openedAt,
    PoolState state,
    int progressPercent,
    Instant closedAt,
    Result result,
    Account account) {

  /**
   * What a closed pool is.
   *
   * @param kg whole kilograms, exactly the sum of its contributions
   * @param acts whose milligrams are in it
   * @param carriedMg what was below a kilogram and goes to the next pool
   */
  public record Result(long kg, long acts, long contributors, long carriedMg) {

    public long mg() {
      return kg * PoolClosing.MG_PER_KG;
    }
  }

  /**
   * What is on the pool's account.
   *
   * @param issuedKg in all; what is neither available nor frozen was sold
   * @param frozenKg offered in open orders
   * @param cashMilliFen proceeds that were not paid out yet
   * @param paidOutFen into wallets so far
   */
  public record Account(
      long issuedKg, long availableKg, long frozenKg, long cashMilliFen, long paidOutFen) {

    public long soldKg() {
      return issuedKg - availableKg - frozenKg;
    }

    /** What a pay-out would share now: whole fen. */
    public long payableFen() {
      return new Money(cashMilliFen).fenDown();
    }
  }

  public boolean isClosed() {
    return state == PoolState.CLOSED;
  }
}
