package io.carboninclusion.court;

import io.carboninclusion.audit.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something that was done to a restoration order; only ever added. */
@Entity(name = "RestorationEvent")
@Table(name = "court_event")
class EventRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "court")
  private long id;

  @Column(name = "order_id")
  private long orderId;

  @Enumerated(EnumType.STRING)
  private TimelineEntry.Kind kind;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "user_name")
  private String userName;

  @Column(name = "at_time")
  private Instant at;

  private String note;

  protected EventRow() {}

  EventRow(long orderId, TimelineEntry.Kind kind, Actor by, Instant at, String note) {
    this.orderId = orderId;
    this.kind = kind;
    this.userId = by.userId();
    this.userName = by.name();
    this.at = at;
    this.note = note;
  }
}
