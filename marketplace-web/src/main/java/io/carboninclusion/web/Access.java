package io.carboninclusion.web;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.Role;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Guards a page before anything of it is drawn: a visitor who is not signed in is led to the login
 * and back, one without the role or right is told so. The doors check again for themselves.
 */
@Named
@RequestScoped
public class Access {

  @Inject private CurrentCaller currentCaller;
  @Inject private HttpServletRequest request;

  public void user() {
    guard(caller -> {});
  }

  public void trader() {
    guard(
        caller -> {
          caller.require(Role.TRADER);
          caller.requireRight(Right.VIEW);
        });
  }

  public void retirer() {
    guard(
        caller -> {
          caller.require(Role.TRADER);
          caller.requireRight(Right.RETIRE);
        });
  }

  public void seller() {
    guard(caller -> caller.require(Role.SELLER));
  }

  /** Issuances: sellers see their own, administrators all. */
  public void sellerOrAdministrator() {
    guard(caller -> caller.require(Role.SELLER, Role.ADMIN));
  }

  /** Pools: operators see their own, administrators all. */
  public void operatorOrAdministrator() {
    guard(caller -> caller.require(Role.OPERATOR, Role.ADMIN));
  }

  /** Platforms that send acts. */
  public void partner() {
    guard(caller -> caller.require(Role.PARTNER));
  }

  /** Courts and agencies. */
  public void judge() {
    guard(caller -> caller.require(Role.JUDGE));
  }

  public void administrator() {
    guard(caller -> caller.require(Role.ADMIN));
  }

  /**
   * Does nothing, and stands behind the guard of a page whose address has parameters: the guard
   * acts before they are read, and where it is the last action, Faces goes on to draw the page
   * without them.
   */
  public void afterParameters() {
    // The page needs no more than that this action waits for the parameters.
  }

  private void guard(Consumer<Caller> requirement) {
    try {
      requirement.accept(currentCaller.get());
    } catch (Rejected refusal) {
      if (refusal.is(ParticipantRefusal.NOT_LOGGED_IN)) {
        leadToLogin();
      } else {
        forbid();
      }
    }
  }

  private void leadToLogin() {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    String query = request.getQueryString();
    String here = new PageAddress(request).path() + (query == null ? "" : "?" + query);
    try {
      external.redirect(
          external.getRequestContextPath()
              + "/login?to="
              + URLEncoder.encode(here, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forbid() {
    FacesContext context = FacesContext.getCurrentInstance();
    try {
      context.getExternalContext().responseSendError(HttpServletResponse.SC_FORBIDDEN, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.responseComplete();
  }
}
