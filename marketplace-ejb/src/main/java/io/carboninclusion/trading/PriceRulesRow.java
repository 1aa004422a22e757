package io.carboninclusion.trading;

import io.carboninclusion.audit.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Price rules as one administrator proposed them; the id is the intent's. Never changed. */
@Entity(name = "PriceRules")
@Table(name = "trading_price_rules")
class PriceRulesRow {

  @Id private long id;

  @Column(name = "instrument_id")
  private long instrumentId;

  @Column(name = "reference_fen")
  private long referenceFen;

  @Column(name = "band_basis_points")
  private int bandBasisPoints;

  @Column(name = "proposal_id")
  private long proposalId;

  @Column(name = "proposed_by")
  private long proposedBy;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  protected PriceRulesRow() {}

  PriceRulesRow(long id, int instrument, PriceRules rules) {
    this.id = id;
    this.instrumentId = instrument;
    this.referenceFen = rules.referenceFen();
    this.bandBasisPoints = rules.bandBasisPoints();
  }

  /** Proposed to a second administrator, so that it may be kept. */
  PriceRulesRow proposed(long proposal, Actor by, Instant now) {
    proposalId = proposal;
    proposedBy = by.userId();
    proposedAt = now;
    return this;
  }

  long id() {
    return id;
  }

  RoomCommand command() {
    return new RoomCommand.SetPriceRules(
        id, Math.toIntExact(instrumentId), referenceFen, bandBasisPoints);
  }
}
