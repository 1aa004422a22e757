package io.carboninclusion.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carboninclusion.kernel.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginFailuresTest {

  /** A clock that stands until it is moved. */
  private static final class MovedByHand extends Clock {

    private Instant now = Instant.parse("2026-01-05T01:30:00Z");

    void move(Duration ahead) {
      now = now.plus(ahead);
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final MovedByHand clock = new MovedByHand();
  private final LoginFailures failures = new LoginFailures(clock);

  @Test
  void fourWrongPasswordsCostNoWait() {
    fail(4);
    assertThatCode(() -> failures.requireNoWait("company")).doesNotThrowAnyException();
  }

  @Test
  void theFifthCostsHalfAMinuteAndEachFurtherOneTwiceAsMuchUpToAQuarterOfAnHour() {
    fail(5);
    assertThat(wait("company")).isEqualTo(31);
    for (long seconds : new long[] {60, 120, 240, 480, 900, 900}) {
      clock.move(Duration.ofMinutes(15));
      failures.failed("company");
      assertThat(wait("company")).isEqualTo(seconds + 1);
    }
  }

  @Test
  void itConcernsOneLoginAndEndsWithTheRightPassword() {
    fail(5);
    assertThatCode(() -> failures.requireNoWait("seller")).doesNotThrowAnyException();
    clock.move(Duration.ofSeconds(30));
    failures.succeeded("company");
    fail(4);
    assertThatCode(() -> failures.requireNoWait("company")).doesNotThrowAnyException();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      failures.failed("company");
    }
  }

  private long wait(String login) {
    Rejected refusal = catchThrowableOfType(Rejected.class, () -> failures.requireNoWait(login));
    assertThat(refusal.is(ParticipantRefusal.TOO_MANY_FAILURES)).isTrue();
    return (long) refusal.arguments().get(0);
  }
}
