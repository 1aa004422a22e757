package io.carboninclusion.trading;

import io.carboninclusion.audit.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A change of the calendar as one administrator proposed it. Never changed. */
@Entity(name = "CalendarChange")
@Table(name = "trading_calendar_change")
class CalendarChangeRow extends ProposedRow {

  private String document;

  protected CalendarChangeRow() {}

  CalendarChangeRow(long id, String document, long proposal, Actor by, Instant now) {
    super(id);
    this.document = document;
    proposed(proposal, by, now);
  }
}
