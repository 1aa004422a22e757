package io.carboninclusion.web.security;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.ParticipantRefusal;
import jakarta.enterprise.context.RequestScoped;

/** What became of the login in this request. */
@RequestScoped
class LoginAttempt {

  private Caller caller;
  private Rejected refusal = Rejected.because(ParticipantRefusal.WRONG_PASSWORD);

  void succeeded(Caller who) {
    caller = who;
  }

  void failed(Rejected why) {
    refusal = why;
  }

  Caller caller() {
    return caller;
  }

  Rejected refusal() {
    return refusal;
  }
}
