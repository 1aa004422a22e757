package io.carboninclusion.trading;

import io.carboninclusion.exchange.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** A rule's new value as one administrator proposed it; the id is the intent's. Never changed. */
@Entity(name = "RuleChange")
@Table(name = "trading_rule_change")
class RuleChangeRow extends ProposedRow {

  @Column(name = "instrument_id")
  private long instrumentId;

  @Enumerated(EnumType.STRING)
  private Rule rule;

  private long value;

  protected RuleChangeRow() {}

  RuleChangeRow(long id, int instrument, Rule rule, long value) {
    super(id);
    this.instrumentId = instrument;
    this.rule = rule;
    this.value = value;
  }

  RoomCommand command() {
    return new RoomCommand.SetRule(id(), Math.toIntExact(instrumentId), rule, value);
  }
}
