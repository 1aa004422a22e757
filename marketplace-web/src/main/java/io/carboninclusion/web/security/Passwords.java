package io.carboninclusion.web.security;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Logins;
import io.carboninclusion.participant.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.stream.Collectors;

/** The participants' logins as Jakarta Security asks for them. */
@ApplicationScoped
public class Passwords implements IdentityStore {

  @Inject Logins logins;
  @Inject LoginAttempt attempt;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof UsernamePasswordCredential typed)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    try {
      Caller caller = logins.logIn(typed.getCaller(), typed.getPasswordAsString());
      attempt.succeeded(caller);
      return new CredentialValidationResult(
          caller.login(), caller.roles().stream().map(Role::name).collect(Collectors.toSet()));
    } catch (Rejected refusal) {
      // Jakarta Security knows only yes and no; the page says why.
      attempt.failed(refusal);
      return CredentialValidationResult.INVALID_RESULT;
    }
  }
}
