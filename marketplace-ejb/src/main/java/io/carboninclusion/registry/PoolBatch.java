package io.carboninclusion.registry;

import java.time.LocalDate;

/**
 * A closed pool, the source of an issuance beside a project: what many people's acts come to.
 *
 * @param pool the pool, which is also the account that gets the units
 * @param operator the enterprise that runs it
 * @param instrument the id of a personal instrument of the scheme
 * @param from first day of the acts
 * @param to last day
 * @param mg the sum of the contributions: whole kilograms, 1,000,000 mg each
 */
public record PoolBatch(
    long pool,
    long operator,
    String methodology,
    String version,
    int instrument,
    LocalDate from,
    LocalDate to,
    long acts,
    long contributors,
    long mg) {

  private static final long MG_PER_KG = 1_000_000;

  public long kg() {
    return mg / MG_PER_KG;
  }

  String nameZh(Scheme scheme) {
    return scheme.nameZh() + "公众行为归集池 " + pool;
  }

  String nameEn(Scheme scheme) {
    return "Pool " + pool + " of everyday acts, " + scheme.nameEn();
  }
}
