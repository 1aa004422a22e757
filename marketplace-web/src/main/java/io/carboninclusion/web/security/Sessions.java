package io.carboninclusion.web.security;

import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.participant.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Pages know their user by the session. It remembers the user's id and nothing else, so a right
 * that was taken away is gone with the next click. A login gives the session a new id: whoever
 * planted the old one in the browser has nothing.
 *
 * <p>Calls of the API are left to their bearer token, and no session is looked at for them.
 */
@ApplicationScoped
public class Sessions implements HttpAuthenticationMechanism {

  private static final String USER = "io.carboninclusion.user";

  @Inject IdentityStoreHandler identityStores;
  @Inject LoginAttempt attempt;
  @Inject Participants participants;
  @Inject CurrentCaller currentCaller;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    Credential credential = context.getAuthParameters().getCredential();
    if (context.isAuthenticationRequest() && credential != null) {
      return logIn(identityStores.validate(credential), request, context);
    }
    String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    if (Paths.isOpen(path)) {
      return context.doNothing();
    }
    Optional<Caller> caller = user(request).flatMap(participants::findCaller);
    if (caller.isPresent()) {
      currentCaller.is(caller.get());
      return context.notifyContainerAboutLogin(
          caller.get().login(),
          caller.get().roles().stream().map(Role::name).collect(Collectors.toSet()));
    }
    return context.doNothing();
  }

  private AuthenticationStatus logIn(
      CredentialValidationResult result, HttpServletRequest request, HttpMessageContext context) {
    if (result.getStatus() == CredentialValidationResult.Status.VALID) {
      request.getSession(true);
      request.changeSessionId();
      request.getSession().setAttribute(USER, attempt.caller().userId());
      currentCaller.is(attempt.caller());
    }
    return context.notifyContainerAboutLogin(result);
  }

  private static Optional<Long> user(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.ofNullable((Long) session.getAttribute(USER));
  }
}
