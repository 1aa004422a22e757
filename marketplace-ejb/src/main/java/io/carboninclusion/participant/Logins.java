package io.carboninclusion.participant;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.kernel.Rejected;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Login by password: rationed, slowed down after failures, and as slow for a login that nobody has
 * as for one that exists.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Logins {

  @Inject Users users;
  @Inject LoginQueue queue;
  @Inject LoginFailures failures;
  @Inject Secrets secrets;
  @Inject KnownCallers knownCallers;
  @Inject Trail trail;

  /**
   * @throws Rejected WRONG_PASSWORD (also for a login nobody has), TOO_MANY_FAILURES {seconds},
   *     LOGIN_BUSY {waiting}
   */
  public Caller logIn(String login, String password) {
    String name = Credentials.login(login);
    String tried = password == null ? "" : password;
    if (name.length() > Credentials.LOGIN_LONGEST || tried.length() > Credentials.PASSWORD_UNITS) {
      throw Rejected.because(ParticipantRefusal.WRONG_PASSWORD);
    }
    failures.requireNoWait(name);
    Optional<UserRow> user = users.find(name).filter(UserRow::isActive);
    PasswordHash kept = user.map(UserRow::passwordHash).orElse(PasswordHash.OF_NOBODY);
    boolean matches =
        queue.compute(
            () -> {
              // Whoever waited here with many guesses at once is refused by the first ones'
              // failure.
              failures.requireNoWait(name);
              boolean right = kept.matches(tried);
              if (!right) {
                failures.failed(name);
              }
              return right;
            });
    if (!matches || user.isEmpty()) {
      throw Rejected.because(ParticipantRefusal.WRONG_PASSWORD);
    }
    failures.succeeded(name);
    return user.get().caller();
  }

  /**
   * Another password for oneself; it ends the user's tokens, and API keys stay.
   *
   * @throws Rejected those of {@link #logIn}, PASSWORD_UNUSABLE {shortest, longest}
   */
  public void changePassword(Caller caller, String current, String wanted) {
    logIn(caller.login(), current);
    String hash = Credentials.hashed(caller.login(), wanted, queue).toString();
    knownCallers.change(
        () -> {
          users.find(caller.userId()).ifPresent(user -> user.keepPassword(hash));
          secrets.forgetTokens(caller.userId());
          trail.record(caller.actor(), "CHANGE_PASSWORD", "user " + caller.userId(), Map.of());
          return hash;
        });
  }
}
