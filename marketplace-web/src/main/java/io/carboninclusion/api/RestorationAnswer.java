package io.carboninclusion.api;

import io.carboninclusion.court.EvidencePacket;
import io.carboninclusion.court.OrderState;
import io.carboninclusion.court.PriceNote;
import io.carboninclusion.court.RestorationOrder;
import io.carboninclusion.court.TimelineEntry;
import io.carboninclusion.registry.Certificate;
import java.time.OffsetDateTime;
import java.util.List;
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

  /** All that the file of a case needs. */
  @Schema(name = "EvidencePacket")
  public record Packet(
      RestorationAnswer order,
      List<Entry> timeline,
      @Schema(description = "as it stood when the purchase was ordered") List<PriceNote> prices,
      Certificate certificate) {

    static Packet of(EvidencePacket packet) {
      return new Packet(
          RestorationAnswer.of(packet.order()),
          packet.timeline().stream().map(Entry::of).toList(),
          packet.prices(),
          packet.certificate());
    }
  }
}
