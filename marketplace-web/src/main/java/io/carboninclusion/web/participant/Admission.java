package io.carboninclusion.web.participant;

import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What became of the visitor's own application; nothing is known of a visitor not logged in. */
@Named
@RequestScoped
public class Admission {

  @Inject private Participants participants;
  @Inject private CurrentCaller currentCaller;

  public Enterprise getEnterprise() {
    return currentCaller.find().map(Caller::enterpriseId).flatMap(participants::find).orElse(null);
  }
}
