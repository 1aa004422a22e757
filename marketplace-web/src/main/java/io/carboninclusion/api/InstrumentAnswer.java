package io.carboninclusion.api;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
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
    @Schema(description = "last price of the last earlier day with a trade, else the reference")
        Long previousCloseFen,
    @Schema(description = "last price less previous close") long changeFen,
    Long dayHighFen,
    Long dayLowFen,
    long dayVolumeKg,
    long dayTurnoverMilliFen,
    long issuedKg,
    long retiredKg) {

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
        price(i.dayHighFen()),
        price(i.dayLowFen()),
        i.dayVolumeKg(),
        i.dayTurnoverMilliFen(),
        i.issuedKg(),
        i.retiredKg());
  }

  private static Long price(long fen) {
    return fen == 0 ? null : fen;
  }
}
