package io.carboninclusion.trading;

import java.time.Instant;
import java.util.List;

/**
 * Whether everything adds up: summed over the views, and each balance of them held against the
 * state that is replayed from the journal.
 *
 * @param batch the last batch in the views
 * @param rowHash hash of that row of the journal, hexadecimal
 * @param cashInMilliFen all deposits
 * @param cashOutMilliFen all paid withdrawals
 * @param cashHeldMilliFen all cash of participants, available and frozen
 * @param walletsMilliFen cash of personal wallets
 * @param replayed the last comparison with the journal, or null while there was none
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
    List<IssuanceCheck> issuances,
    Replayed replayed) {

  public LedgerCheck {
    issuances = List.copyOf(issuances);
  }

  /** With the newest comparison, which must be equal too. */
  LedgerCheck with(Replayed proof) {
    return new LedgerCheck(
        balanced && (proof == null || proof.equal()),
        batch,
        sequence,
        rowHash,
        cashInMilliFen,
        cashOutMilliFen,
        cashHeldMilliFen,
        walletsMilliFen,
        issuances,
        proof);
  }

  /**
   * Every balance of the views beside the one that comes out of the journal's commands.
   *
   * @param batch up to which the journal was replayed
   * @param at when they were compared
   */
  public record Replayed(long batch, long sequence, Instant at, boolean equal) {}

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
