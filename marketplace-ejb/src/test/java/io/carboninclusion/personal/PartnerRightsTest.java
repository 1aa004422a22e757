package io.carboninclusion.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.Role;
import java.io.InputStream;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A partner's user who may only look is refused before anything is looked up or taken in. */
class PartnerRightsTest {

  private final Caller viewer =
      new Caller(
          1, 2, 2, "viewer", "Viewer", "Partner", true, Set.of(Role.PARTNER), Set.of(Right.VIEW));
  private final PersonalAccounts accounts = new PersonalAccounts();

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> assertThat(refusal.is(ParticipantRefusal.RIGHT_MISSING)).isTrue());
  }

  @Test
  void whoMayOnlyLookWritesNothing() {
    NewUpload wish = new NewUpload(UploadKind.ACTS, "WH", true, false, null, null, null);
    refused(() -> new Uploads().receive(viewer, wish, InputStream.nullInputStream()));
    refused(() -> accounts.withdraw(viewer, "WH", 1, ConsentPurpose.POOL));
    refused(() -> accounts.erase(viewer, "WH", 1));
    refused(() -> accounts.link(viewer, "WH", 1));
  }
}
