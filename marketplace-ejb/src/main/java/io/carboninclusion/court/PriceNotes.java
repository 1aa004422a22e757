package io.carboninclusion.court;

import io.carboninclusion.court.PriceNote.Period;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.PriceReference;
import io.carboninclusion.trading.PriceStatistics;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The price reference: as it is now, and as it was when a purchase was ordered. */
@Dependent
class PriceNotes {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject PriceReference reference;

  List<PriceNote> now(InstrumentKind kind) {
    return List.of(
        new PriceNote(Period.DAYS_30, reference.lately(kind, 30)),
        new PriceNote(Period.DAYS_90, reference.lately(kind, 90)),
        new PriceNote(Period.CASES, reference.ofCases(kind)));
  }

  /** Writes down what the judge was shown; in the transaction of the purchase. */
  void keep(long order, long purchase, List<PriceNote> notes) {
    for (PriceNote note : notes) {
      PriceStatistics prices = note.prices();
      entityManager
          .createNativeQuery(
              "INSERT INTO market.court_price_note VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
          .setParameter(1, purchase)
          .setParameter(2, note.period().name())
          .setParameter(3, order)
          .setParameter(4, prices.trades())
          .setParameter(5, prices.kg())
          .setParameter(6, prices.meanFen())
          .setParameter(7, prices.medianFen())
          .setParameter(8, prices.lowestFen())
          .setParameter(9, prices.highestFen())
          .executeUpdate();
    }
  }

  /** As it was when this purchase was ordered. */
  List<PriceNote> of(long purchase) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "SELECT period, trades, kg, mean_fen, median_fen, lowest_fen, highest_fen"
                    + " FROM market.court_price_note WHERE purchase = ?1 ORDER BY period")
            .setParameter(1, purchase)
            .getResultList();
    return rows.stream().map(row -> read((Object[]) row)).toList();
  }

  private static PriceNote read(Object[] columns) {
    return new PriceNote(
        Period.valueOf((String) columns[0]),
        new PriceStatistics(
            whole(columns[1]),
            whole(columns[2]),
            whole(columns[3]),
            whole(columns[4]),
            whole(columns[5]),
            whole(columns[6])));
  }

  private static long whole(Object number) {
    return ((Number) number).longValue();
  }
}
