package io.carboninclusion.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import org.junit.jupiter.api.Test;

/** What must not become binding, because the core would refuse it for ever. */
class EntryCheckTest {

  @Test
  void aCapIsOnTheTick() {
    assertThatCode(() -> EntryCheck.requireBuyable(terms(6_500, null), instrument(1_000, 10)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> EntryCheck.requireBuyable(terms(6_505, null), instrument(1_000, 10)))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> {
              assertThat(refusal.is(Reason.PRICE_OFF_TICK)).isTrue();
              assertThat(refusal.field()).isEqualTo("capFen");
            });
  }

  @Test
  void aSumBuysOneLotAtTheCap() {
    assertThatCode(() -> EntryCheck.requireBuyable(terms(6_500, 6_500L), instrument(1_000, 1)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> EntryCheck.requireBuyable(terms(6_500, 6_499L), instrument(1_000, 1)))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> {
              assertThat(refusal.is(Warning.SUM_BELOW_ONE_LOT)).isTrue();
              assertThat(refusal.field()).isEqualTo("sumFen");
            });
  }

  @Test
  void onlyARefundNeedsNoPayee() {
    EntryCheck check = new EntryCheck();
    Terms terms = terms(6_500, 6_500L);
    terms.obliged = "何建军";
    terms.residualPayee = "";
    terms.residualRule = ResidualRule.REFUND;
    assertThat(check.missing(terms)).doesNotContain("residualPayee");
    terms.residualRule = ResidualRule.TREASURY;
    assertThat(check.missing(terms)).contains("residualPayee");
    terms.residualPayee = "示例财政专户";
    assertThat(check.missing(terms)).doesNotContain("residualPayee");
  }

  private static Terms terms(long capFen, Long sumFen) {
    Terms terms = new Terms();
    terms.capFen = capFen;
    terms.sumFen = sumFen;
    return terms;
  }

  private static InstrumentRecord instrument(long lotKg, long tickFen) {
    return new InstrumentRecord(
        1,
        "TEST-2025",
        "试验",
        "Test",
        InstrumentKind.FORESTRY,
        "SC",
        2025,
        lotKg,
        tickFen,
        InstrumentStatus.OPEN,
        null,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        null);
  }
}
