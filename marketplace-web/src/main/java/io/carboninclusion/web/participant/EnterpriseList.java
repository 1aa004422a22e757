package io.carboninclusion.web.participant;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.EnterpriseState;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The enterprises that signed up, by what became of them; which ones stands in the address. */
@Named
@RequestScoped
public class EnterpriseList {

  private static final int ROWS = 20;

  @Inject private Participants participants;
  @Inject private CurrentCaller currentCaller;

  private EnterpriseState state = EnterpriseState.PENDING;
  private Long after;
  private Page<Enterprise> enterprises;

  public Page<Enterprise> getEnterprises() {
    if (enterprises == null) {
      enterprises = participants.list(currentCaller.get(), state, after, ROWS);
    }
    return enterprises;
  }

  public EnterpriseState[] getStates() {
    return EnterpriseState.values();
  }

  public EnterpriseState getState() {
    return state;
  }

  public void setState(EnterpriseState state) {
    this.state = state == null ? EnterpriseState.PENDING : state;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }
}
