package io.carboninclusion.trading;

import io.carboninclusion.kernel.Sha256;
import io.carboninclusion.participant.Caller;
import jakarta.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An instrument as it was defined. Its words do not pass the journal; their hash does, so a name or
 * a vintage that was changed afterwards would show.
 */
@Entity(name = "Instrument")
@Table(name = "trading_instrument")
class InstrumentRow {

  @Id private long id;
  private long intent;
  private String code;

  @Column(name = "name_zh")
  private String nameZh;

  @Column(name = "name_en")
  private String nameEn;

  @Enumerated(EnumType.STRING)
  private InstrumentKind kind;

  private String scheme;
  private int vintage;

  @Column(name = "lot_kg")
  private long lotKg;

  @Column(name = "tick_fen")
  private long tickFen;

  @Column(name = "defined_by")
  private long definedBy;

  @Column(name = "defined_at")
  private Instant definedAt;

  protected InstrumentRow() {}

  InstrumentRow(long id, long intent, NewInstrument wish, Caller by, Instant now) {
    this.id = id;
    this.intent = intent;
    code = wish.code();
    nameZh = wish.nameZh();
    nameEn = wish.nameEn();
    kind = wish.kind();
    scheme = wish.scheme();
    vintage = wish.vintage();
    lotKg = wish.lotKg();
    tickFen = wish.tickFen();
    definedBy = by.userId();
    definedAt = now;
  }

  RoomCommand command() {
    return new RoomCommand.DefineInstrument(
        intent, Math.toIntExact(id), tickFen, lotKg, documentHash());
  }

  /** SHA-256 of the definition as JSON: names sorted, no spaces, UTF-8. */
  private byte[] documentHash() {
    String document =
        Json.createObjectBuilder()
            .add("code", code)
            .add("kind", kind.name())
            .add("lotKg", lotKg)
            .add("nameEn", nameEn)
            .add("nameZh", nameZh)
            .add("scheme", scheme)
            .add("tickFen", tickFen)
            .add("vintage", vintage)
            .build()
            .toString();
    return Sha256.of(document);
  }
}
