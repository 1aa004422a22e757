package io.carboninclusion.trading;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An auction as one administrator proposed it; the id is the intent's. Never changed. */
@Entity(name = "AuctionLot")
@Table(name = "trading_auction")
class AuctionLotRow extends ProposedRow {

  @Column(name = "instrument_id")
  private long instrumentId;

  private long seller;
  private long kg;

  @Column(name = "floor_fen")
  private long floorFen;

  @Column(name = "least_kg")
  private long leastKg;

  @Column(name = "begin_micros")
  private long beginMicros;

  @Column(name = "end_micros")
  private long endMicros;

  protected AuctionLotRow() {}

  /**
   * @param least in kg
   */
  AuctionLotRow(long id, int instrument, NewAuction wish, long least) {
    super(id);
    this.instrumentId = instrument;
    this.seller = wish.seller();
    this.kg = wish.kg();
    this.floorFen = wish.floorFen();
    this.leastKg = least;
    this.beginMicros = WriterClock.micros(wish.opensAt());
    this.endMicros = WriterClock.micros(wish.closesAt());
  }

  RoomCommand command() {
    return new RoomCommand.AnnounceAuction(
        id(), seller, Math.toIntExact(instrumentId), kg, floorFen, leastKg, beginMicros, endMicros);
  }
}
