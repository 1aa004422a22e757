package io.carboninclusion.trading;

import java.util.List;

/**
 * Whether everything adds up, recomputed from the views.
 *
 * @param batch the last batch in the views
 * @param rowHash hash of that row of the journal, hexadecimal
 * @param cashInMilliFen all deposits
 * @param cashOutMilliFen all paid withdrawals
 * @param cashHeldMilliFen all cash of participants, available and frozen
 * @param walletsMilliFen cash of personal wallets
 */
public record LedgerCheck(
    boolean balanced,
    long batch,
    long sequence,
    String rowHash,
    long cashInMilliFen,
    long cashOutMilliFen,
    long cashHeldMilliFen,
    long walletsMilliFen,
    List<IssuanceCheck> issuances) {

  public LedgerCheck {
    issuances = List.copyOf(issuances);
  }

  /**
   * One issuance: issued = held + retire-only + retired, all counted by serials.
   *
   * @param heldKg on participants' accounts, available or frozen for open sales
   * @param retireOnlyKg on the accounts of cases
   */
  public record IssuanceCheck(
      long issuance,
      String instrument,
      long issuedKg,
      long heldKg,
      long retireOnlyKg,
      long retiredKg) {
    public boolean balanced() {
      return issuedKg == heldKg + retireOnlyKg + retiredKg;
    }
  }
}
