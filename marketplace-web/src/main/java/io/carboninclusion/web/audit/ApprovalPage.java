package io.carboninclusion.web.audit;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.PendingApproval;
import io.carboninclusion.participant.Role;
import io.carboninclusion.web.Missing;
import io.carboninclusion.web.security.CurrentCaller;
import io.carboninclusion.web.trading.RulesChange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.primefaces.PrimeFaces;

/**
 * One proposal: what exactly it would do, beside the figures of now, and the second person's word.
 */
@Named
@RequestScoped
public class ApprovalPage {

  @Inject private Approvals approvals;
  @Inject private CurrentCaller currentCaller;
  @Inject private Facts facts;
  @Inject private RulesChange rulesChange;

  @Inject @Param private Long id;
  private String note;
  private boolean seen;
  private PendingApproval proposal;

  public void load() {
    if (getProposal() == null) {
      Missing.answer();
    }
  }

  /** The form is in order: the dialog may say it all once more. */
  public void review() {
    PrimeFaces.current().ajax().addCallbackParam("ready", true);
  }

  public String approve() {
    return decide(true);
  }

  public String reject() {
    return decide(false);
  }

  private String decide(boolean approve) {
    approvals.decide(currentCaller.get().actor(), id, approve, note);
    return "/approval?faces-redirect=true&id=" + id;
  }

  public PendingApproval getProposal() {
    if (proposal == null && id != null) {
      currentCaller.get().require(Role.ADMIN);
      proposal = approvals.find(id).orElse(null);
    }
    return proposal;
  }

  public List<Facts.Fact> getFacts() {
    return facts.of(getProposal());
  }

  /** Whether the visitor proposed it, and so may take it back and never approve it. */
  public boolean isOwn() {
    return getProposal().proposedBy().userId() == currentCaller.get().userId();
  }

  public boolean isPriceRules() {
    return getProposal().kind().equals("PRICE_RULES");
  }

  /** What the new price rules change, computed now; null for other proposals. */
  public RulesChange.Change getChange() {
    return isPriceRules()
        ? rulesChange.of(
            getProposal().facts().get("instrument").toString(),
            Facts.number(getProposal(), "referenceFen"),
            Facts.number(getProposal(), "bandBasisPoints"))
        : null;
  }

  public Long getOldReferenceFen() {
    return Facts.number(getProposal(), "oldReferenceFen");
  }

  public Long getOldBandBasisPoints() {
    return Facts.number(getProposal(), "oldBandBasisPoints");
  }

  public Long getId() {
    return id;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }

  public boolean isSeen() {
    return seen;
  }

  public void setSeen(boolean seen) {
    this.seen = seen;
  }
}
