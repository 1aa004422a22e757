package io.carboninclusion.trading;

/**
 * Cash in thousandths of a fen: what may be used, and what is frozen for which reason.
 *
 * @param inOrdersMilliFen frozen for open purchases, in the book and by block proposals
 * @param inWithdrawalsMilliFen frozen until the bank has paid it out
 */
public record CashBalance(
    long availableMilliFen, long inOrdersMilliFen, long inWithdrawalsMilliFen) {

  public long frozenMilliFen() {
    return inOrdersMilliFen + inWithdrawalsMilliFen;
  }
}
