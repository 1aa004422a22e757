package io.carboninclusion.trading;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.Decided;
import io.carboninclusion.audit.PendingApproval;
import io.carboninclusion.audit.Proposal;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.logging.Logger;

/**
 * The way out when a command has broken the core: one administrator proposes to void it, another
 * approves, and the market reads its journal anew. Every replay from then on refuses that one
 * command as a fault; all others, before and behind it, stand.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JournalVoids {
  static final String KIND = "JOURNAL_VOID";
  private static final int REASON_LIMIT = 500;
  private static final Logger LOG = Logger.getLogger(JournalVoids.class.getName());

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject OrderBook orderBook;
  @Inject Approvals approvals;
  @Inject Transactions transactions;

  /**
   * Proposes to void the command that has stopped the market.
   *
   * @return the proposal's id
   * @throws Rejected NOTHING_TO_VOID {sequence} if that is not the command that did
   */
  public long propose(Caller caller, long sequence, String reason) {
    caller.require(Role.ADMIN);
    String why = Text.line("reason", reason, REASON_LIMIT);
    if (sequence < 1 || orderBook.poisonedCommand() != sequence) {
      throw Rejected.because(TradingRefusal.NOTHING_TO_VOID, sequence).at("sequence");
    }
    Map<String, Object> facts = Map.of("sequence", sequence, "reason", why);
    return transactions.inNew(
        () -> approvals.propose(new Proposal(KIND, sequence, caller.actor(), facts)));
  }

  /**
   * Once the second administrator has approved. A void is for ever, so the market must still stand
   * before this command.
   *
   * @throws Rejected NOTHING_TO_VOID {sequence} if it does not, as when the command was applied
   *     since; nothing is voided
   */
  public void decided(@Observes Decided decided) {
    if (!KIND.equals(decided.kind()) || !decided.approved()) {
      return;
    }
    if (orderBook.poisonedCommand() != decided.subjectId()) {
      LOG.warning(
          "Command " + decided.subjectId() + " is not voided: it does not stop the market.");
      throw Rejected.because(TradingRefusal.NOTHING_TO_VOID, decided.subjectId());
    }
    PendingApproval approval = approvals.find(decided.proposalId()).orElseThrow();
    transactions.inNew(() -> insert(approval));
    LOG.severe("Command " + decided.subjectId() + " was voided by two administrators.");
    orderBook.restart();
  }

  private int insert(PendingApproval approval) {
    return entityManager
        .createNativeQuery(
            "INSERT IGNORE INTO market.trading_journal_void"
                + " (sequence, first_user, second_user, reason, at_micros) VALUES (?, ?, ?, ?, ?)")
        .setParameter(1, approval.subjectId())
        .setParameter(2, approval.proposedBy().userId())
        .setParameter(3, approval.decision().by().userId())
        .setParameter(4, approval.facts().get("reason"))
        .setParameter(5, WriterClock.micros(Clock.systemUTC().instant()))
        .executeUpdate();
  }
}
