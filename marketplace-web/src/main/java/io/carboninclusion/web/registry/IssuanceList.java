package io.carboninclusion.web.registry;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.registry.Issuance;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** Issuances, a seller's own or all of them, and the first administrator's word on one. */
@Named
@RequestScoped
public class IssuanceList {

  private static final int ROWS = 20;

  @Inject private Registry registry;
  @Inject private CurrentCaller currentCaller;
  @Inject private Look look;

  @Inject
  @Param(name = "review")
  private Long reviewed;

  private Long after;
  private String reason;
  private Page<Issuance> issuances;

  public String propose() {
    registry.reviewIssuance(currentCaller.get(), reviewed, true, reason);
    return "/approvals?faces-redirect=true";
  }

  public String decline() {
    registry.reviewIssuance(currentCaller.get(), reviewed, false, reason);
    return "/issuances?faces-redirect=true";
  }

  public Page<Issuance> getIssuances() {
    if (issuances == null) {
      issuances = registry.issuances(currentCaller.get(), after, ROWS);
    }
    return issuances;
  }

  /** The request being reviewed, or null. */
  public Issuance getChosen() {
    return reviewed == null
        ? null
        : Answer.of(() -> registry.issuance(currentCaller.get(), reviewed)).value();
  }

  public String projectName(Issuance issuance) {
    return look.isEnglish() && !issuance.projectNameEn().isEmpty()
        ? issuance.projectNameEn()
        : issuance.projectNameZh();
  }

  public Long getReviewed() {
    return reviewed;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
