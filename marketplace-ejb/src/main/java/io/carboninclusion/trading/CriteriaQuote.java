package io.carboninclusion.trading;

import java.util.List;

/**
 * What an order across books would do now; nobody is bound by it.
 *
 * @param sequence the last command in the books that were looked at
 * @param instruments how many fit, whether they offer something or not
 * @param meetsOwnOffer whether it would end at an offer of its own account
 * @param bought what it would buy from where, in the order of its first trade in each
 * @param feeMilliFen what it would pay beside, thousandths of a fen
 * @param restKg what would lapse of a quantity, or rest; 0 for a sum
 * @param frozenMilliFen what it freezes for the moment, thousandths of a fen
 */
public record CriteriaQuote(
    long sequence,
    int instruments,
    boolean meetsOwnOffer,
    List<Bought> bought,
    long feeMilliFen,
    long restKg,
    long frozenMilliFen) {

  public long fillKg() {
    return bought.stream().mapToLong(Bought::kg).sum();
  }

  /** Without fees, thousandths of a fen. */
  public long costMilliFen() {
    return bought.stream().mapToLong(Bought::paidMilliFen).sum();
  }

  /** With fees, thousandths of a fen. */
  public long totalMilliFen() {
    return costMilliFen() + feeMilliFen;
  }
}
