package io.carboninclusion.participant;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.Decided;
import io.carboninclusion.audit.PendingApproval;
import io.carboninclusion.audit.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * New administrators of the market: proposed by one, let in by another. Otherwise one administrator
 * could add a second login and approve with it.
 */
@ApplicationScoped
class Administrators {

  static final String KIND = "ADMINISTRATOR";

  @Inject Approvals approvals;
  @Inject Users users;
  @Inject KnownCallers knownCallers;

  long propose(Caller caller, UserRow user) {
    User shown = user.read();
    return approvals.propose(
        new Proposal(
            KIND,
            user.id(),
            caller.actor(),
            Map.of("login", shown.login(), "displayName", shown.displayName())));
  }

  void decided(@Observes Decided decided) {
    if (decided.kind().equals(KIND) && decided.approved()) {
      activate(decided.subjectId());
    }
  }

  /** After a start: whose approval was committed and not carried out. */
  void resume() {
    List<UserRow> waiting = users.waiting();
    for (UserRow user : waiting) {
      boolean agreed =
          approvals
              .find(user.proposalId())
              .map(PendingApproval::decision)
              .filter(PendingApproval.Decision::approved)
              .isPresent();
      if (agreed) {
        activate(user.id());
      }
    }
  }

  private void activate(long userId) {
    knownCallers.change(
        () -> {
          users.find(userId).ifPresent(UserRow::activate);
          return userId;
        });
  }
}
