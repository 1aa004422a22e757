package io.carboninclusion.web.trading;

import io.carboninclusion.trading.Treasury;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Asks for cash to be paid out; the sum is frozen at once. */
@Named
@RequestScoped
public class WithdrawalForm {

  @Inject private Treasury treasury;
  @Inject private CurrentCaller currentCaller;

  private Long amountFen;

  public String request() {
    treasury.withdraw(currentCaller.get(), amountFen);
    return "/portfolio?faces-redirect=true&tab=withdrawals";
  }

  public Long getAmountFen() {
    return amountFen;
  }

  public void setAmountFen(Long amountFen) {
    this.amountFen = amountFen;
  }
}
