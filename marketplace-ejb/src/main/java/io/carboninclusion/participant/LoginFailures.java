package io.carboninclusion.participant;

import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after five wrong passwords in a row a login waits 30 seconds, and twice as
 * long after each further one, up to 15 minutes. Kept in memory for the last 10,000 logins tried; a
 * login nobody has counts like any other, so that it cannot be told from one that exists.
 */
@ApplicationScoped
class LoginFailures {

  static final int FREE = 5;
  static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private static final int REMEMBERED = 10_000;

  private record Failures(int count, Instant until) {}

  private final Clock clock;
  private final Map<String, Failures> byLogin =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  LoginFailures() {
    this(Clock.systemUTC());
  }

  LoginFailures(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws Rejected TOO_MANY_FAILURES {seconds left}
   */
  synchronized void requireNoWait(String login) {
    Failures failures = byLogin.get(login);
    Instant now = clock.instant();
    if (failures != null && now.isBefore(failures.until())) {
      long seconds = Duration.between(now, failures.until()).toSeconds() + 1;
      throw Rejected.because(ParticipantRefusal.TOO_MANY_FAILURES, seconds);
    }
  }

  synchronized void failed(String login) {
    Failures before = byLogin.get(login);
    int count = before == null ? 1 : Math.min(before.count() + 1, 1_000);
    byLogin.put(login, new Failures(count, clock.instant().plus(waitAfter(count))));
  }

  synchronized void succeeded(String login) {
    byLogin.remove(login);
  }

  private static Duration waitAfter(int count) {
    if (count < FREE) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE, 10));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
