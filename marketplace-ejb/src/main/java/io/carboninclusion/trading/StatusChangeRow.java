package io.carboninclusion.trading;

import io.carboninclusion.participant.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An administrator's order to open or halt an instrument; the id is the intent's. */
@Entity(name = "StatusChange")
@Table(name = "trading_status_change")
class StatusChangeRow {

  @Id private long id;

  @Column(name = "instrument_id")
  private long instrumentId;

  private boolean opening;

  @Column(name = "ordered_by")
  private long orderedBy;

  @Column(name = "ordered_at")
  private Instant orderedAt;

  protected StatusChangeRow() {}

  StatusChangeRow(long id, int instrument, boolean opening, Caller by, Instant now) {
    this.id = id;
    this.instrumentId = instrument;
    this.opening = opening;
    this.orderedBy = by.userId();
    this.orderedAt = now;
  }

  RoomCommand command() {
    int instrument = Math.toIntExact(instrumentId);
    return opening
        ? new RoomCommand.OpenTrading(id, instrument)
        : new RoomCommand.HaltTrading(id, instrument);
  }
}
