package io.carboninclusion.web.trading;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.trading.DepositRecord;
import io.carboninclusion.trading.Treasury;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Money that arrived at the bank: entered here, booked once a second administrator approved. */
@Named
@RequestScoped
public class DepositDesk {

  private static final int ROWS = 20;

  @Inject private Treasury treasury;
  @Inject private CurrentCaller currentCaller;

  private Long account;
  private Long amountFen;
  private String bankReference;
  private Long entered;
  private Long after;
  private Page<DepositRecord> deposits;

  public String enter() {
    DepositRecord deposit =
        treasury.enterDeposit(currentCaller.get(), account, amountFen, bankReference);
    return "/deposits?faces-redirect=true&entered=" + deposit.id();
  }

  public Page<DepositRecord> getDeposits() {
    if (deposits == null) {
      deposits = treasury.deposits(currentCaller.get(), after, ROWS);
    }
    return deposits;
  }

  public Long getAccount() {
    return account;
  }

  public void setAccount(Long account) {
    this.account = account;
  }

  public Long getAmountFen() {
    return amountFen;
  }

  public void setAmountFen(Long amountFen) {
    this.amountFen = amountFen;
  }

  public String getBankReference() {
    return bankReference;
  }

  public void setBankReference(String bankReference) {
    this.bankReference = bankReference;
  }

  public Long getEntered() {
    return entered;
  }

  public void setEntered(Long entered) {
    this.entered = entered;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }
}
