package io.carboninclusion.trading;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.PendingApproval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was committed here and has no outcome in the views: after a start, or after an answer that
 * did not arrive, it is sent again under its old id. An order to open or halt, price rules, or a
 * rule that a later one has overtaken are not.
 */
@ApplicationScoped
class OpenIntents implements OpenCommands {

  private static final int AT_ONCE = 200;

  private static final String INSTRUMENTS =
      """
      SELECT i.id FROM market.trading_instrument i
        LEFT JOIN market_view.outcome o ON o.intent = i.intent
       WHERE o.sequence IS NULL ORDER BY i.id""";
  private static final String STATUS_CHANGES =
      """
      SELECT c.id FROM market.trading_status_change c
        LEFT JOIN market_view.outcome o ON o.intent = c.id
       WHERE o.sequence IS NULL
         AND NOT EXISTS (SELECT 1 FROM market.trading_status_change later
                          WHERE later.instrument_id = c.instrument_id AND later.id > c.id)
       ORDER BY c.id""";
  private static final String WITHDRAWALS =
      """
      SELECT w.id FROM market.trading_withdrawal w
        LEFT JOIN market_view.outcome o ON o.intent = w.id
       WHERE o.sequence IS NULL ORDER BY w.id""";

  /** In the order of the decisions; overtaken is what others, decided later and accepted, set. */
  static final String PRICE_RULES =
      """
      SELECT r.id, r.proposal_id FROM market.trading_price_rules r
        JOIN market.audit_decision d ON d.proposal_id = r.proposal_id
        LEFT JOIN market_view.outcome o ON o.intent = r.id
       WHERE o.sequence IS NULL
         AND NOT EXISTS (SELECT 1 FROM market.trading_price_rules later
                           JOIN market_view.outcome p ON p.intent = later.id AND p.reason = 0
                           JOIN market.audit_decision e ON e.proposal_id = later.proposal_id
                          WHERE later.instrument_id = r.instrument_id
                            AND e.decided_at > d.decided_at)
       ORDER BY d.decided_at, r.id""";

  /** As with price rules, each rule of an instrument for itself. */
  static final String RULE_CHANGES =
      """
      SELECT r.id, r.proposal_id FROM market.trading_rule_change r
        JOIN market.audit_decision d ON d.proposal_id = r.proposal_id
        LEFT JOIN market_view.outcome o ON o.intent = r.id
       WHERE o.sequence IS NULL
         AND NOT EXISTS (SELECT 1 FROM market.trading_rule_change later
                           JOIN market_view.outcome p ON p.intent = later.id AND p.reason = 0
                           JOIN market.audit_decision e ON e.proposal_id = later.proposal_id
                          WHERE later.instrument_id = r.instrument_id AND later.rule = r.rule
                            AND e.decided_at > d.decided_at)
       ORDER BY d.decided_at, r.id""";

  private static final String DEPOSITS =
      """
      SELECT d.id, d.proposal_id FROM market.trading_deposit d
        LEFT JOIN market_view.outcome o ON o.intent = d.id
       WHERE o.sequence IS NULL ORDER BY d.id""";
  private static final String PAYMENTS =
      """
      SELECT p.id, p.proposal_id FROM market.trading_payment p
        LEFT JOIN market_view.outcome o ON o.intent = p.id
       WHERE o.sequence IS NULL ORDER BY p.id""";

  private static final String AUCTIONS =
      """
      SELECT a.id, a.proposal_id FROM market.trading_auction a
        LEFT JOIN market_view.outcome o ON o.intent = a.id
       WHERE o.sequence IS NULL ORDER BY a.id""";

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Queries queries;
  @Inject Approvals approvals;

  private record Proposed(long id, long proposal) {}

  @Override
  public List<RoomCommand> openCommands() {
    List<RoomCommand> commands = new ArrayList<>();
    open(INSTRUMENTS).forEach(id -> commands.add(row(InstrumentRow.class, id).command()));
    approved(PRICE_RULES).forEach(id -> commands.add(row(PriceRulesRow.class, id).command()));
    approved(RULE_CHANGES).forEach(id -> commands.add(row(RuleChangeRow.class, id).command()));
    open(STATUS_CHANGES).forEach(id -> commands.add(row(StatusChangeRow.class, id).command()));
    approved(DEPOSITS).forEach(id -> commands.add(row(DepositRow.class, id).command()));
    approved(AUCTIONS).forEach(id -> commands.add(row(AuctionLotRow.class, id).command()));
    open(WITHDRAWALS).forEach(id -> commands.add(row(WithdrawalRow.class, id).command()));
    decided(PAYMENTS).forEach((id, paid) -> commands.add(row(PaymentRow.class, id).command(paid)));
    return commands;
  }

  private <T> T row(Class<T> type, long id) {
    return entityManager.find(type, id);
  }

  private List<Long> open(String sql) {
    return queries.list(sql, row -> row.getLong("id"));
  }

  private List<Long> approved(String sql) {
    return decided(sql).entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those whose proposals were decided, with whether they were approved. */
  private Map<Long, Boolean> decided(String sql) {
    List<Proposed> all =
        queries.list(sql, row -> new Proposed(row.getLong("id"), row.getLong("proposal_id")));
    Map<Long, Boolean> decided = new LinkedHashMap<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<Proposed> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      Map<Long, PendingApproval> proposals =
          approvals.findAll(some.stream().map(Proposed::proposal).toList());
      for (Proposed one : some) {
        PendingApproval proposal = proposals.get(one.proposal());
        if (proposal != null && proposal.decision() != null) {
          decided.put(one.id(), proposal.decision().approved());
        }
      }
    }
    return decided;
  }
}
