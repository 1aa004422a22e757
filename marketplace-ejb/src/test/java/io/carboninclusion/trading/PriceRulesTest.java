package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Reason;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which price rules and other rules count: those in force, and those approved that wait. */
class PriceRulesTest {
  private static final long INSTRUMENT = 900_000;
  private static final long EARLIER = 900_001;
  private static final long LATER = 900_002;

  private final MarketFixture market = new MarketFixture();

  @BeforeEach
  void anInstrument() throws SQLException {
    market.execute(
        market.migration,
        "INSERT INTO market.trading_instrument VALUES ("
            + INSTRUMENT
            + ", 900000, 'OVERTAKEN', '', '', 'FORESTRY', 'SC', 2024, 1, 1, 1, now(6))");
  }

  @AfterEach
  void close() throws SQLException {
    for (String where :
        List.of(
            "trading_price_rules WHERE id",
            "trading_rule_change WHERE id",
            "audit_decision WHERE proposal_id",
            "audit_proposal WHERE id",
            "trading_instrument WHERE id")) {
      market.execute(
          market.migration, "DELETE FROM market." + where + " BETWEEN 900000 AND 900002");
    }
    market.close();
  }

  @Test
  void rulesProposedEarlierAndApprovedLaterAreNotOvertaken() throws SQLException {
    rules(EARLIER, 2);
    rules(LATER, 1);
    outcome(LATER, Reason.ACCEPTED);
    assertThat(open()).containsExactly(EARLIER);
  }

  @Test
  void rulesApprovedEarlierAreOvertakenByThoseInForce() throws SQLException {
    rules(EARLIER, 1);
    rules(LATER, 2);
    outcome(LATER, Reason.ACCEPTED);
    assertThat(open()).isEmpty();
  }

  @Test
  void refusedRulesOvertakeNothing() throws SQLException {
    rules(EARLIER, 1);
    rules(LATER, 2);
    outcome(LATER, Reason.PRICE_OFF_TICK);
    assertThat(open()).containsExactly(EARLIER);
  }

  @Test
  void thoseThatWaitAreSentInTheOrderOfTheirApproval() throws SQLException {
    rules(EARLIER, 2);
    rules(LATER, 1);
    assertThat(open()).containsExactly(LATER, EARLIER);
  }

  @Test
  void onlyAcceptedRulesLetAnInstrumentOpen() throws SQLException {
    rules(EARLIER, 1);
    rules(LATER, 2);
    outcome(EARLIER, Reason.PRICE_OFF_TICK);
    assertThat(inForce()).isEmpty();
    outcome(LATER, Reason.ACCEPTED);
    assertThat(inForce()).containsExactly(LATER);
  }

  @Test
  void aRuleIsOvertakenByALaterValueOfTheSameRule() throws SQLException {
    ruleChange(EARLIER, "MAX_ORDER_KG", 1);
    ruleChange(LATER, "MAX_ORDER_KG", 2);
    assertThat(openRuleChanges()).containsExactly(EARLIER, LATER);
    outcome(LATER, Reason.ACCEPTED);
    assertThat(openRuleChanges()).isEmpty();
  }

  @Test
  void aRuleIsNotOvertakenByAnotherRule() throws SQLException {
    ruleChange(EARLIER, "MAX_ORDER_KG", 1);
    ruleChange(LATER, "CLOSE_NEEDS_KG", 2);
    outcome(LATER, Reason.ACCEPTED);
    assertThat(openRuleChanges()).containsExactly(EARLIER);
  }

  private List<Long> openRuleChanges() {
    return market.sql.list(OpenIntents.RULE_CHANGES, row -> row.getLong("id"));
  }

  private void ruleChange(long id, String rule, int decidedAtSecond) throws SQLException {
    decided(id, "INSTRUMENT_RULE", decidedAtSecond);
    market.execute(
        market.app,
        "INSERT INTO market.trading_rule_change VALUES (%d, %d, '%s', 5000, %d, 1, now(6))"
            .formatted(id, INSTRUMENT, rule, id));
  }

  private List<Long> inForce() {
    return market.sql.list(Instruments.RULES_IN_FORCE, row -> row.getLong("id"), INSTRUMENT);
  }

  private List<Long> open() {
    return market.sql.list(OpenIntents.PRICE_RULES, row -> row.getLong("id"));
  }

  private void rules(long id, int decidedAtSecond) throws SQLException {
    decided(id, "PRICE_RULES", decidedAtSecond);
    market.execute(
        market.app,
        "INSERT INTO market.trading_price_rules VALUES ("
            + List.of(id, INSTRUMENT, 5_000, 1_000, id, 1).toString().replaceAll("[\\[\\]]", "")
            + ", now(6))");
  }

  private void decided(long id, String kind, int decidedAtSecond) throws SQLException {
    market.execute(
        market.app,
        "INSERT INTO market.audit_proposal VALUES ("
            + id
            + ", '"
            + kind
            + "', "
            + id
            + ", '{}', 1, 'admin1', now(6))");
    market.execute(
        market.app,
        "INSERT INTO market.audit_decision VALUES ("
            + id
            + ", 1, 2, 'admin2', '2026-01-01 00:00:0"
            + decidedAtSecond
            + "', '')");
  }

  private void outcome(long intent, Reason reason) throws SQLException {
    market.execute(
        market.view,
        "INSERT INTO market_view.outcome (sequence, intent, time_micros, op, reason, expected,"
            + " given, trade_count) VALUES ("
            + intent
            + ", "
            + intent
            + ", 0, 0, "
            + reason.ordinal()
            + ", 0, 0, 0)");
  }
}
