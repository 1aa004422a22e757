package io.carboninclusion.trading;

import io.carboninclusion.audit.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A timetable of an instrument as one administrator proposed it. Never changed. */
@Entity(name = "Timetable")
@Table(name = "trading_timetable")
class TimetableRow extends ProposedRow {

  @Column(name = "instrument_id")
  private long instrumentId;

  private String sessions;

  protected TimetableRow() {}

  TimetableRow(long id, int instrument, Timetable wish, long proposal, Actor by, Instant now) {
    super(id);
    this.instrumentId = instrument;
    this.sessions = wish.document();
    proposed(proposal, by, now);
  }
}
