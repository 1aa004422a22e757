package io.carboninclusion.web.audit;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.PendingApproval;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.participant.Role;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What waits for a second administrator, or what was decided; which of them is in the address. */
@Named
@RequestScoped
public class ApprovalList {

  private static final int ROWS = 20;

  @Inject private Approvals approvals;
  @Inject private CurrentCaller currentCaller;
  @Inject private Facts facts;

  private boolean decided;
  private Long after;
  private Page<PendingApproval> proposals;

  /** Administrators only; the room leaves that to whoever shows it. */
  public Page<PendingApproval> getProposals() {
    if (proposals == null) {
      currentCaller.get().require(Role.ADMIN);
      proposals = decided ? approvals.decided(after, ROWS) : approvals.pending(after, ROWS);
    }
    return proposals;
  }

  public List<Facts.Fact> facts(PendingApproval proposal) {
    return facts.of(proposal);
  }

  public boolean isDecided() {
    return decided;
  }

  public void setDecided(boolean decided) {
    this.decided = decided;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }
}
