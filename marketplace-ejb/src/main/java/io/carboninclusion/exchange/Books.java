package io.carboninclusion.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The instruments by their numbers, each with its book, and what rests across books. */
final class Books {
  private final Settlement settlement;
  private final Arrivals arrivals;
  private final RestingCriteria acrossBooks;
  private Book[] all = new Book[64];
  private int count;

  Books(Settlement settlement, Arrivals arrivals) {
    this.settlement = settlement;
    this.arrivals = arrivals;
    this.acrossBooks = new RestingCriteria(settlement, this::byNumber);
  }

  void add(Instrument instrument) {
    int id = instrument.id();
    if (id >= all.length) {
      all = Arrays.copyOf(all, Math.max(id + 1, all.length * 2));
    }
    instrument.acrossBooks = acrossBooks;
    all[id] = new Book(instrument, settlement, arrivals);
    count++;
  }

  /** The book of the instrument with this number, or null. */
  Book find(int id) {
    return id >= 0 && id < all.length ? all[id] : null;
  }

  RestingCriteria acrossBooks() {
    return acrossBooks;
  }

  int count() {
    return count;
  }

  /** By the numbers of the instruments, with gaps. */
  Book[] byNumber() {
    return all;
  }

  /** Those there are, by the numbers of their instruments. */
  List<Book> defined() {
    return Arrays.stream(all).filter(Objects::nonNull).toList();
  }
}
