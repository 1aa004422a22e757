package io.carboninclusion.web.trading;

import io.carboninclusion.trading.Treasury;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;

/** Asks for cash to be paid out; the sum is frozen at once. */
@Named
@RequestScoped
public class WithdrawalForm {

  @Inject private Treasury treasury;
  @Inject private CurrentCaller currentCaller;

  private Long amountFen;

  /** Of this form as it was shown: sent twice, it asks for one withdrawal. */
  private String key = UUID.randomUUID().toString();

  public String request() {
    treasury.withdraw(currentCaller.get(), amountFen, key);
    return "/portfolio?faces-redirect=true&tab=withdrawals";
  }

  public Long getAmountFen() {
    return amountFen;
  }

  public void setAmountFen(Long amountFen) {
    this.amountFen = amountFen;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }
}
