package io.carboninclusion.web.court;

import io.carboninclusion.court.CaseAccount;
import io.carboninclusion.court.CourtOffice;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases among an administrator's accounts: whose deposits are awaited, whom residuals go to. */
@Named
@RequestScoped
public class CaseAccounts {

  @Inject private CourtOffice office;
  @Inject private CurrentCaller currentCaller;

  private List<CaseAccount> awaiting;
  private final Map<Long, Optional<CaseAccount>> due = new HashMap<>();

  /** Those that a deposit is awaited for; the newest {@link Page#LIMIT}. */
  public List<CaseAccount> getAwaiting() {
    if (awaiting == null) {
      awaiting = cases(CaseAccount.Which.AWAITING_DEPOSIT);
    }
    return awaiting;
  }

  /** The case whose residual leaves this account, or null if it is none. */
  public CaseAccount due(long account) {
    return due.computeIfAbsent(account, a -> office.caseOf(currentCaller.get(), a)).orElse(null);
  }

  private List<CaseAccount> cases(CaseAccount.Which which) {
    return office.cases(currentCaller.get(), which, null, Page.LIMIT).items();
  }
}
