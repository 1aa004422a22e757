package io.carboninclusion.personal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One line of a person's statement: from the acts in a pool to the own share of what they were sold
 * for.
 *
 * @param mg what the person has in the pool
 * @param poolKg what all have in it
 * @param firstSerial of the pool's units, or 0 before they are issued
 * @param soldKg of the pool's units, whatever became of them since
 * @param retiredKg of these
 * @param paidOutFen to all contributors so far
 * @param ownFen to this person
 */
public record PersonPool(
    long pool,
    LocalDate from,
    LocalDate to,
    String methodology,
    String methodologyVersion,
    Instant closedAt,
    long mg,
    long poolKg,
    String instrument,
    long issuance,
    long firstSerial,
    long lastSerial,
    long soldKg,
    long retiredKg,
    long paidOutFen,
    long ownFen) {

  public boolean isIssued() {
    return firstSerial > 0;
  }
}
