package io.carboninclusion.court;

/**
 * The account of a case as administrators need it: where a deposit goes, and to whom the residual
 * is paid.
 *
 * @param account for the deposit
 * @param missingMilliFen what must still come in before the purchase, thousandths of a fen
 * @param residualRule REFUND for an order that was withdrawn, whatever it says
 * @param residualFen null until the case is closed
 * @param residualPaid whether the bank has paid it, or nothing was left
 */
public record CaseAccount(
    long order,
    long account,
    String number,
    String body,
    String payer,
    OrderState state,
    long requiredFen,
    long depositedMilliFen,
    long missingMilliFen,
    ResidualRule residualRule,
    String residualPayee,
    Long residualFen,
    boolean residualPaid) {

  /** Which accounts are wanted. */
  public enum Which {
    ALL,
    /** Confirmed, and nothing is ordered yet. */
    AWAITING_DEPOSIT,
    /** Closed, and something is left to be paid. */
    RESIDUAL_DUE
  }

  static CaseAccount of(RestorationOrder order) {
    boolean withdrawn = order.state() == OrderState.WITHDRAWN;
    return new CaseAccount(
        order.id(),
        order.money().account(),
        order.decision().number(),
        order.decision().body(),
        order.parties().payer(),
        order.state(),
        order.money().requiredFen(),
        order.money().depositedMilliFen(),
        order.money().missingMilliFen(),
        withdrawn ? ResidualRule.REFUND : order.residual().rule(),
        order.residual().payee(),
        order.residual().fen(),
        order.residual().paid());
  }
}
