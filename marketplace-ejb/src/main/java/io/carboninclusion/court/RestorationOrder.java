package io.carboninclusion.court;

import io.carboninclusion.registry.DocumentKind;
import io.carboninclusion.registry.PublicName;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A restoration order as its court reads it: from the draft to the certificate and the residual.
 *
 * @param overdue the deadline has passed and nothing is retired
 */
public record RestorationOrder(
    long id,
    OrderState state,
    boolean overdue,
    Decision decision,
    Parties parties,
    Wish wish,
    Money money,
    Purchase purchase,
    Residual residual,
    Instant draftedAt,
    Instant changedAt) {

  /**
   * What was decided, null where a draft does not say yet.
   *
   * @param number case number with full-width brackets, or an agency's document number
   * @param courtCode of a case number, else null
   * @param body the court or agency
   * @param cause a code of {@link CourtDesk#causes}
   */
  public record Decision(
      String number,
      String courtCode,
      String body,
      DocumentKind documentKind,
      LocalDate decidedOn,
      String cause,
      LocalDate deadline) {}

  /** Full names, for the court alone; empty where a draft does not say yet. */
  public record Parties(String obliged, boolean obligedPerson, String payer, boolean payerPerson) {

    /** The obliged party as the public may read it. */
    public String publicObliged() {
      return PublicName.of(obliged, obligedPerson);
    }
  }

  /**
   * What is to be bought: tonnes or a sum.
   *
   * @param tonnes as the decision has them, or null
   * @param kg those tonnes rounded up to whole lots, or null
   * @param lotKg of the instrument, or null
   * @param capFen fen per tonne
   */
  public record Wish(
      String tonnes,
      Long sumFen,
      String instrument,
      String instrumentNameZh,
      String instrumentNameEn,
      Long lotKg,
      Long kg,
      Long capFen,
      String kindReason) {}

  /**
   * The account of the case, apart from everybody's own cash. Thousandths of a fen but for {@code
   * requiredFen}.
   *
   * @param account null before the confirmation
   * @param frozenMilliFen in the book, or on the way out
   */
  public record Money(
      Long account,
      Long requiredFen,
      long depositedMilliFen,
      long availableMilliFen,
      long frozenMilliFen) {

    /** What must still come in before the purchase, thousandths of a fen. */
    public long missingMilliFen() {
      return requiredFen == null ? 0 : Math.max(0, requiredFen * 1_000 - depositedMilliFen);
    }
  }

  /**
   * @param certificate its number, or null before the retirement
   */
  public record Purchase(long boughtKg, long paidMilliFen, String certificate) {}

  /**
   * @param rule null while a draft does not say
   * @param fen what was left, known when the case is closed; else null
   * @param paid whether the bank has paid it, or nothing was left
   */
  public record Residual(ResidualRule rule, String payee, Long fen, boolean paid) {}
}
