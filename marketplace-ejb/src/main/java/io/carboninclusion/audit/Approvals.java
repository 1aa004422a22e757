package io.carboninclusion.audit;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The second person: what one administrator proposes takes effect only when another approves it.
 *
 * <p>A room writes its own row and proposes it in the same transaction. Another administrator
 * decides, once; of two who decide at the same moment exactly one does. After the commit {@link
 * Decided} tells the room, which carries it out. The proposer may take a proposal back by rejecting
 * it, and never approve it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Approvals {

  public static final int NOTE_LIMIT = 1_000;

  @Inject Proposals proposals;
  @Inject Transactions transactions;
  @Inject Trail trail;
  @Inject Event<Decided> decided;

  /**
   * Joins the caller's transaction, so that row and proposal are there together or not at all.
   *
   * @return the proposal's id
   * @throws Rejected NOT_ALLOWED
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public long propose(Proposal proposal) {
    requireAdministrator(proposal.proposer());
    ProposalRow row = new ProposalRow(proposal, Clock.systemUTC().instant());
    proposals.add(row);
    trail.record(proposal.proposer(), "PROPOSE", subject(row), proposal.facts());
    return row.id();
  }

  /**
   * Decides in a transaction of its own and then tells the room.
   *
   * @param note why, at most {@value #NOTE_LIMIT} characters; may be left out
   * @throws Rejected NOT_ALLOWED, UNKNOWN_PROPOSAL, OWN_PROPOSAL, ALREADY_DECIDED
   */
  public void decide(Actor person, long proposalId, boolean approve, String note) {
    requireAdministrator(person);
    String reason = Text.note("note", note, NOTE_LIMIT);
    Decided outcome =
        transactions.inNew(
            () -> {
              ProposalRow proposal = proposals.get(proposalId);
              if (approve && proposal.isBy(person)) {
                throw Rejected.because(ApprovalRefusal.OWN_PROPOSAL, Long.toString(proposalId));
              }
              if (proposals.isDecided(proposalId)) {
                throw Rejected.because(ApprovalRefusal.ALREADY_DECIDED, Long.toString(proposalId));
              }
              var now = Clock.systemUTC().instant();
              proposals.add(new DecisionRow(proposal, person, approve, reason, now));
              trail.record(
                  person,
                  approve ? "APPROVE" : "REJECT",
                  subject(proposal),
                  Map.of("note", reason));
              return proposal.decided(approve);
            });
    decided.fire(outcome);
  }

  public Optional<PendingApproval> find(long proposalId) {
    return proposals.find(proposalId);
  }

  /** Those of these proposals that exist, by id and in one statement, for a room's lists. */
  public Map<Long, PendingApproval> findAll(Collection<Long> proposalIds) {
    return proposals.findAll(proposalIds);
  }

  /**
   * What waits, the newest first.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit rows, at most {@link Page#LIMIT}
   */
  public Page<PendingApproval> pending(Long cursor, int limit) {
    return proposals.list(true, cursor, Page.size(limit));
  }

  /** What was decided, the newest proposal first. */
  public Page<PendingApproval> decided(Long cursor, int limit) {
    return proposals.list(false, cursor, Page.size(limit));
  }

  public long countPending() {
    return proposals.countPending();
  }

  private static String subject(ProposalRow proposal) {
    return "proposal " + proposal.id() + " " + proposal.kind();
  }

  private static void requireAdministrator(Actor person) {
    if (!person.administrator()) {
      throw Rejected.because(ApprovalRefusal.NOT_ALLOWED);
    }
  }
}
