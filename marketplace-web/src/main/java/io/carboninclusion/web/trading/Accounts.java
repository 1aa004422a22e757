package io.carboninclusion.web.trading;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.EnterpriseKind;
import io.carboninclusion.participant.EnterpriseState;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.trading.Treasury;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;

/** The accounts an administrator chooses from, and whose they are. */
@Named
@RequestScoped
public class Accounts {

  @Inject private Participants participants;
  @Inject private Treasury treasury;
  @Inject private CurrentCaller currentCaller;

  private List<Enterprise> approved;

  /** Approved enterprises by name, the market itself left out; the newest {@link Page#LIMIT}. */
  public List<Enterprise> getApproved() {
    if (approved == null) {
      approved =
          participants
              .list(currentCaller.get(), EnterpriseState.APPROVED, null, Page.LIMIT)
              .items()
              .stream()
              .filter(enterprise -> enterprise.kind() != EnterpriseKind.MARKET)
              .sorted(Comparator.comparing(Enterprise::name))
              .toList();
    }
    return approved;
  }

  public String nameOf(long account) {
    return treasury.nameOf(account);
  }
}
