package io.carboninclusion.registry;

import io.carboninclusion.audit.Decided;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.OpenCommands;
import io.carboninclusion.trading.RoomCommand;
import io.carboninclusion.trading.RoomIntents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends the command of an issuance when its second administrator has approved it, and names what is
 * open after a start or after an answer that did not arrive: issuances and retirements the
 * caught-up views know no outcome of.
 */
@ApplicationScoped
class OpenIntents implements OpenCommands {

  private static final Logger LOG = Logger.getLogger(OpenIntents.class.getName());

  @Inject Issuances issuances;
  @Inject Retirements retirements;
  @Inject RoomIntents intents;

  /** The second administrator has decided; the answer waits until the units are there. */
  void decided(@Observes Decided decided) {
    if (decided.kind().equals(IssuanceDesk.KIND) && decided.approved()) {
      try {
        issuances
            .find(decided.subjectId())
            .ifPresent(issuance -> intents.carryOut(issuance.command()));
      } catch (Rejected notYet) {
        LOG.log(Level.WARNING, notYet, () -> "issuance " + decided.subjectId() + " is sent again");
      } catch (RuntimeException failure) {
        intents.expect();
        throw failure;
      }
    }
  }

  @Override
  public List<RoomCommand> openCommands() {
    List<RoomCommand> open = new ArrayList<>();
    issuances.open().forEach(issuance -> open.add(issuance.command()));
    retirements.open().forEach(retirement -> open.add(retirement.command()));
    return open;
  }
}
