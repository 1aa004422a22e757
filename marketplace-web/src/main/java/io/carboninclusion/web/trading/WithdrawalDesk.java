package io.carboninclusion.web.trading;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.trading.Treasury;
import io.carboninclusion.trading.WithdrawalRecord;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** Withdrawals of all participants; a frozen one is paid here by naming the bank's reference. */
@Named
@RequestScoped
public class WithdrawalDesk {

  private static final int ROWS = 20;

  @Inject private Treasury treasury;
  @Inject private CurrentCaller currentCaller;

  @Inject @Param private Long pay;
  private Long after;
  private String bankReference;
  private Page<WithdrawalRecord> withdrawals;

  public String enterPayment() {
    treasury.enterPayment(currentCaller.get(), pay, bankReference);
    return "/withdrawals?faces-redirect=true";
  }

  public Page<WithdrawalRecord> getWithdrawals() {
    if (withdrawals == null) {
      withdrawals = treasury.withdrawals(currentCaller.get(), after, ROWS);
    }
    return withdrawals;
  }

  /** The withdrawal about to be paid, or null. */
  public WithdrawalRecord getChosen() {
    return getWithdrawals().items().stream()
        .filter(withdrawal -> pay != null && withdrawal.id() == pay)
        .findFirst()
        .orElse(null);
  }

  public Long getPay() {
    return pay;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }

  public String getBankReference() {
    return bankReference;
  }

  public void setBankReference(String bankReference) {
    this.bankReference = bankReference;
  }
}
