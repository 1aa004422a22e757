package io.carboninclusion.trading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Keeps the auctions that administrators proposed. */
@ApplicationScoped
class AuctionLots {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  void add(AuctionLotRow lot) {
    entityManager.persist(lot);
  }

  /** The command of an auction that was approved. */
  RoomCommand announcing(long lot) {
    return entityManager.find(AuctionLotRow.class, lot).command();
  }
}
