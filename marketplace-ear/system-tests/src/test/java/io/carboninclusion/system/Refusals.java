package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carboninclusion.launcher.ApiClient.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls of the API that must be refused, in Chinese as nobody asked for another language. */
final class Refusals {

  private Refusals() {}

  static Refused refused(int status, String reason, ThrowingCallable call) {
    Refused refusal = catchThrowableOfType(Refused.class, call);
    assertThat(refusal).as("a call that must be refused with " + reason).isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.problem().getString("detail")).containsPattern("\\p{IsHan}");
    return refusal;
  }

  /**
   * @param field that the refusal names, or null if it names none
   */
  static void refused(int status, String reason, String field, ThrowingCallable call) {
    Refused refusal = refused(status, reason, call);
    assertThat(refusal.problem().getString("field", null)).isEqualTo(field);
  }
}
