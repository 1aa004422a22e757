package io.carboninclusion.trading;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Price rules as one administrator proposed them; the id is the intent's. Never changed. */
@Entity(name = "PriceRules")
@Table(name = "trading_price_rules")
class PriceRulesRow extends ProposedRow {

  @Column(name = "instrument_id")
  private long instrumentId;

  @Column(name = "reference_fen")
  private long referenceFen;

  @Column(name = "band_basis_points")
  private int bandBasisPoints;

  protected PriceRulesRow() {}

  PriceRulesRow(long id, int instrument, PriceRules rules) {
    super(id);
    this.instrumentId = instrument;
    this.referenceFen = rules.referenceFen();
    this.bandBasisPoints = rules.bandBasisPoints();
  }

  RoomCommand command() {
    return new RoomCommand.SetPriceRules(
        id(), Math.toIntExact(instrumentId), referenceFen, bandBasisPoints);
  }
}
