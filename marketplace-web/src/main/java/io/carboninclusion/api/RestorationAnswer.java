package io.carboninclusion.api;

import io.carboninclusion.court.OrderState;
import io.carboninclusion.court.RestorationOrder;
import io.carboninclusion.court.TimelineEntry;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A restoration order as its court reads it by call. */
@Schema(name = "RestorationOrder")
public record RestorationAnswer(
    long id,
    OrderState state,
    @Schema(description = "past its deadline, nothing retired") boolean overdue,
    RestorationOrder.Decision decision,
    RestorationOrder.Parties parties,
    RestorationOrder.Wish wish,
    @Schema(description = "the account of the case; absent account: not confirmed yet")
        RestorationOrder.Money money,
    RestorationOrder.Purchase purchase,
    RestorationOrder.Residual residual,
    OffsetDateTime draftedAt,
    OffsetDateTime changedAt) {

  static RestorationAnswer of(RestorationOrder order) {
    return new RestorationAnswer(
        order.id(),
        order.state(),
        order.overdue(),
        order.decision(),
        order.parties(),
        order.wish(),
        order.money(),
        order.purchase(),
        order.residual(),
        MarketTime.of(order.draftedAt()),
        MarketTime.of(order.changedAt()));
  }

  /** One line of the timeline. */
  @Schema(name = "RestorationTimelineEntry")
  public record Entry(
      TimelineEntry.Kind kind,
      OffsetDateTime at,
      String who,
      Long kg,
      Long priceFen,
      Long milliFen,
      String note) {

    static Entry of(TimelineEntry entry) {
      return new Entry(
          entry.kind(),
          MarketTime.of(entry.at()),
          entry.who(),
          entry.kg(),
          entry.priceFen(),
          entry.milliFen(),
          entry.note());
    }
  }
}
