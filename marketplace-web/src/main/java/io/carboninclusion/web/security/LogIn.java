package io.carboninclusion.web.security;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The login page, and the button that ends the session from any page. */
@Named
@RequestScoped
public class LogIn {

  @Inject SecurityContext security;
  @Inject LoginAttempt attempt;
  @Inject CurrentCaller currentCaller;

  private String login;
  private String password;
  private String to;

  /**
   * Goes on to where the user came from; a court that came from nowhere, to its desk.
   *
   * @throws Rejected WRONG_PASSWORD, TOO_MANY_FAILURES, LOGIN_BUSY
   */
  public void enter() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext external = faces.getExternalContext();
    AuthenticationStatus status =
        security.authenticate(
            (HttpServletRequest) external.getRequest(),
            (HttpServletResponse) external.getResponse(),
            AuthenticationParameters.withParams()
                .credential(new UsernamePasswordCredential(login, password))
                .newAuthentication(true));
    if (status != AuthenticationStatus.SUCCESS) {
      throw attempt.refusal();
    }
    external.redirect(external.getRequestContextPath() + next());
  }

  private String next() {
    String asked = Paths.safe(to);
    boolean isOfCourt = currentCaller.find().filter(caller -> caller.is(Role.JUDGE)).isPresent();
    return asked.equals("/") && isOfCourt ? "/court-orders" : asked;
  }

  /** Ends the session. */
  public void leave() throws IOException, ServletException {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    ((HttpServletRequest) external.getRequest()).logout();
    external.invalidateSession();
    external.redirect(external.getRequestContextPath() + "/");
  }

  public String getLogin() {
    return login;
  }

  public void setLogin(String login) {
    this.login = login;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to;
  }
}
