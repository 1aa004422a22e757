package io.carboninclusion.web.participant;

import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.participant.Role;
import io.carboninclusion.web.Missing;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** One enterprise that signed up, and the administrator's word on it. */
@Named
@RequestScoped
public class EnterpriseDecision {

  @Inject private Participants participants;
  @Inject private CurrentCaller currentCaller;

  @Inject @Param private Long id;
  private String note;
  private Enterprise enterprise;

  public void load() {
    if (getEnterprise() == null) {
      Missing.answer();
    }
  }

  public String approve() {
    return decide(true);
  }

  public String reject() {
    return decide(false);
  }

  private String decide(boolean approve) {
    participants.decide(currentCaller.get(), id, approve, note);
    return "/enterprise?faces-redirect=true&id=" + id;
  }

  public Enterprise getEnterprise() {
    if (enterprise == null && id != null) {
      currentCaller.get().require(Role.ADMIN);
      enterprise = participants.find(id).orElse(null);
    }
    return enterprise;
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
}
