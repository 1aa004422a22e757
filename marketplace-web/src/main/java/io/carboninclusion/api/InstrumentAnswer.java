package io.carboninclusion.api;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An instrument with its rules and what the market did to it today (Asia/Shanghai). */
@Schema(name = "Instrument")
public record InstrumentAnswer(
    @Schema(description = "journal sequence these figures have reached at least") long sequence,
    String code,
    String nameZh,
    String nameEn,
    InstrumentKind kind,
    String scheme,
    int vintage,
    @Schema(description = "quantities are multiples of it") long lotKg,
    @Schema(description = "prices are multiples of it") long tickFen,
    @Schema(description = "absent while the definition is on its way") InstrumentStatus status,
    @Schema(description = "fen per tonne; absent if none was set") Long referenceFen,
    @Schema(description = "hundredths of a percent; 0 fixed price, -1 no band") int bandBasisPoints,
    @Schema(description = "absent before the first trade") Long lastFen,
    @Schema(
            description =
                "close of the trading day before the one under way; the reference before the first")
        Long previousCloseFen,
    @Schema(description = "last price less previous close") long changeFen,
    @Schema(description = "first price of today; absent without a trade") Long dayOpenFen,
    Long dayHighFen,
    Long dayLowFen,
    @Schema(description = "today's mean price weighted by volume, half up") Long dayMeanFen,
    @Schema(description = "traded in the book today") long dayVolumeKg,
    long dayTurnoverMilliFen,
    @Schema(description = "traded in blocks today, beside the book") long dayBlockKg,
    @Schema(description = "sum of today's block trades") long dayBlockTurnoverMilliFen,
    long issuedKg,
    long retiredKg,
    @Schema(description = "when its next session begins; absent while its hours let it trade")
        OffsetDateTime opensAt,
    @Schema(
            description =
                "when the call auction is that ends an automatic halt; absent without one")
        OffsetDateTime haltedUntil) {

  static InstrumentAnswer of(InstrumentRecord i, long sequence) {
    return new InstrumentAnswer(
        sequence,
        i.code(),
        i.nameZh(),
        i.nameEn(),
        i.kind(),
        i.scheme(),
        i.vintage(),
        i.lotKg(),
        i.tickFen(),
        i.status(),
        price(i.rules().referenceFen()),
        i.rules().bandBasisPoints(),
        price(i.lastFen()),
        price(i.previousCloseFen()),
        i.changeFen(),
        price(i.dayOpenFen()),
        price(i.dayHighFen()),
        price(i.dayLowFen()),
        i.dayVolumeKg() == 0
            ? null
            : (2 * i.dayTurnoverMilliFen() + i.dayVolumeKg()) / (2 * i.dayVolumeKg()),
        i.dayVolumeKg(),
        i.dayTurnoverMilliFen(),
        i.dayBlockKg(),
        i.dayBlockMilliFen(),
        i.issuedKg(),
        i.retiredKg(),
        i.opensAt() == null ? null : MarketTime.of(i.opensAt()),
        i.haltedUntil() == null ? null : MarketTime.of(i.haltedUntil()));
  }

  private static Long price(long fen) {
    return fen == 0 ? null : fen;
  }
}
