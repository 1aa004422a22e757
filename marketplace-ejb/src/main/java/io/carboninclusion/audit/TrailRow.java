package io.carboninclusion.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;

/** One line of the trail; the database lets the application add lines and nothing else. */
@Entity(name = "TrailLine")
@Table(name = "audit_trail")
class TrailRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit")
  private long id;

  @Column(name = "at_time")
  private Instant at;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "user_name")
  private String userName;

  private String verb;
  private String subject;

  @Convert(converter = Facts.class)
  private Map<String, Object> details;

  protected TrailRow() {}

  TrailRow(Instant at, Actor by, String verb, String subject, Map<String, Object> details) {
    this.at = at;
    this.userId = by.userId();
    this.userName = by.name();
    this.verb = verb;
    this.subject = subject;
    this.details = details;
  }

  TrailEntry read() {
    return new TrailEntry(
        id, at, new PendingApproval.Person(userId, userName), verb, subject, Map.copyOf(details));
  }
}
