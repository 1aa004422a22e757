package io.carboninclusion.web.security;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.ParticipantRefusal;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The caller of this request, for backing beans and resources, who hand it to the doors. */
@RequestScoped
public class CurrentCaller {

  private Caller caller;

  /** Said once for each request by whoever has checked the token or the session. */
  public void is(Caller checked) {
    caller = checked;
  }

  /**
   * @throws Rejected NOT_LOGGED_IN
   */
  public Caller get() {
    return find().orElseThrow(() -> Rejected.because(ParticipantRefusal.NOT_LOGGED_IN));
  }

  public Optional<Caller> find() {
    return Optional.ofNullable(caller);
  }
}
