package io.carboninclusion.trading;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.PendingApproval;
import io.carboninclusion.kernel.Page;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The deposits as rows, and what became of each. */
@Dependent
class Deposits {

  private static final String PAGE =
      """
      SELECT d.id, d.account, d.amount_fen, d.bank_reference, d.entered_at, d.proposal_id, o.reason
        FROM market.trading_deposit d
        LEFT JOIN market_view.outcome o ON o.intent = d.id
       WHERE d.id < ? ORDER BY d.id DESC LIMIT ?""";

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Queries queries;
  @Inject Approvals approvals;

  /** A deposit with what the views know of it: null, or the ordinal of the core's reason. */
  private record Line(
      long id,
      long account,
      long amountFen,
      String bankReference,
      Instant enteredAt,
      long proposal,
      Long reason) {

    DepositRecord read(PendingApproval approval) {
      return new DepositRecord(
          id, account, amountFen, bankReference, enteredAt, proposal, state(approval));
    }

    private DepositRecord.State state(PendingApproval approval) {
      if (reason != null) {
        return reason == 0 ? DepositRecord.State.BOOKED : DepositRecord.State.REJECTED;
      }
      boolean rejected =
          approval != null && approval.decision() != null && !approval.decision().approved();
      return rejected ? DepositRecord.State.REJECTED : DepositRecord.State.PROPOSED;
    }
  }

  void add(DepositRow deposit) {
    entityManager.persist(deposit);
  }

  /** The command of a deposit that was approved. */
  RoomCommand command(long id) {
    return entityManager.find(DepositRow.class, id).command();
  }

  /** The newest first, below the cursor. */
  Page<DepositRecord> page(Long cursor, int limit) {
    List<Line> lines =
        queries.list(
            PAGE,
            row ->
                new Line(
                    row.getLong("id"),
                    row.getLong("account"),
                    row.getLong("amount_fen"),
                    row.getString("bank_reference"),
                    Queries.instant(row, "entered_at"),
                    row.getLong("proposal_id"),
                    Queries.whole(row, "reason")),
            cursor == null ? Long.MAX_VALUE : cursor,
            limit + 1);
    Map<Long, PendingApproval> proposals =
        approvals.findAll(lines.stream().map(Line::proposal).toList());
    return Page.cut(
        lines.stream().map(line -> line.read(proposals.get(line.proposal()))).toList(),
        limit,
        DepositRecord::id);
  }
}
