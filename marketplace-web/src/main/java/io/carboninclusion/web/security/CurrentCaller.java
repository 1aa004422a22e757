package io.carboninclusion.web.security;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/**
 * The caller of this request, for backing beans, resources and, as {@code #{currentCaller}}, pages.
 * The doors check again what they are asked; pages ask here only for what to show.
 */
@Named
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

  public boolean isLoggedIn() {
    return caller != null;
  }

  public String getDisplayName() {
    return caller == null ? "" : caller.displayName();
  }

  public String getEnterpriseName() {
    return caller == null ? "" : caller.enterpriseName();
  }

  public boolean isApproved() {
    return caller != null && caller.approved();
  }

  /** For pages: {@code #{currentCaller.has('ADMIN')}}. */
  public boolean has(String role) {
    return caller != null && caller.is(Role.valueOf(role));
  }

  /** For pages: {@code #{currentCaller.may('TRADE')}}. */
  public boolean may(String right) {
    return caller != null && caller.may(Right.valueOf(right));
  }
}
