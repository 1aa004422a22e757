package io.carboninclusion.registry;

import io.carboninclusion.kernel.Quantity;
import java.time.Instant;

/** A certificate as one line of a list. */
public record CertificateSummary(
    long retirement,
    String number,
    long kg,
    String instrument,
    String nameZh,
    String nameEn,
    Purpose purpose,
    String beneficiary,
    Instant time) {

  public Quantity quantity() {
    return new Quantity(kg);
  }
}
