package io.carboninclusion.trading;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The one price of a call auction: each price that may be it is tried on all orders. */
final class NaiveCallAuction {
  private final NaiveInstrument book;

  NaiveCallAuction(NaiveInstrument book) {
    this.book = book;
  }

  /** Most volume, least imbalance, nearest to the reference or else the last price, lowest. */
  OptionalLong price() {
    long near = book.reference > 0 ? book.reference : book.last;
    TreeSet<Long> prices = new TreeSet<>();
    for (NaiveOrder order : book.open) {
      for (long aside = -book.tick; aside <= book.tick; aside += book.tick) {
        prices.add(order.price() + aside);
      }
    }
    prices.add(near);
    return prices.stream()
        .filter(price -> price >= book.tick && book.allows(price) && volume(price) > 0)
        .min(
            Comparator.comparingLong(this::volume)
                .reversed()
                .thenComparingLong(price -> Math.abs(kg(true, price) - kg(false, price)))
                .thenComparingLong(price -> Math.abs(price - near))
                .thenComparingLong(price -> price))
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private long volume(long price) {
    return Math.min(kg(true, price), kg(false, price));
  }

  /** What one side would trade at a price. */
  private long kg(boolean buying, long price) {
    long kg = 0;
    for (NaiveOrder order : book.open) {
      boolean accepts = buying ? order.price() >= price : order.price() <= price;
      kg += order.buys() == buying && accepts && book.allows(order.price()) ? order.openKg : 0;
    }
    return kg;
  }
}
