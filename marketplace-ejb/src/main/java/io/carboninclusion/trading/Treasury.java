package io.carboninclusion.trading;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.participant.Caller;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/**
 * Cash that comes in and goes out: every payment has its bank reference and a second administrator.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Treasury {

  /** Enters a deposit and proposes it to a second administrator; kind of approval DEPOSIT. */
  public DepositRecord enterDeposit(
      Caller caller, long account, long amountFen, String bankReference) {
    throw new UnsupportedOperationException();
  }

  /** All of them, the newest first; administrators only. */
  public Page<DepositRecord> deposits(Caller caller, Long cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Freezes the sum at once. */
  public WithdrawalRecord withdraw(Caller caller, long amountFen) {
    throw new UnsupportedOperationException();
  }

  /** Own withdrawals, for administrators everybody's; the newest first. */
  public Page<WithdrawalRecord> withdrawals(Caller caller, Long cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Enters the bank's reference and proposes the payment; kind of approval WITHDRAWAL. Approved it
   * is paid, rejected the sum is released.
   */
  public WithdrawalRecord enterPayment(Caller caller, long withdrawal, String bankReference) {
    throw new UnsupportedOperationException();
  }

  /** The caller's cash postings, the newest first. */
  public Page<PostingRecord> statement(Caller caller, Long cursor, int limit) {
    throw new UnsupportedOperationException();
  }
}
