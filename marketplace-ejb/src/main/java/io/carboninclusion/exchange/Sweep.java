package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a purchase across books would take, worked out by reading alone: the best price first, at
 * one price what came first, from each book whole lots of its own. A book of whose lots the rest
 * does not pay or need one is passed over. The plan is exact: nothing happens between it and its
 * execution, and what it takes from one book changes no other.
 */
final class Sweep {
  /**
   * One step of the plan.
   *
   * @param kg what is traded; 0 of an own offer that has to go
   */
  record Take(Book book, Order maker, long priceFen, long kg) {}

  /** Where it stands in one book. */
  private static final class Cursor {
    private final Book book;
    private Level level;
    private Order offer;

    private Cursor(Book book) {
      this.book = book;
      this.level = book.bestInBand(Side.SELL);
      this.offer = level == null ? null : level.first;
    }

    private void advance() {
      offer = offer.next;
      if (offer == null) {
        Level next = book.ladder(Side.SELL).after(level);
        level = next != null && book.instrument.isInBand(next.priceFen) ? next : null;
        offer = level == null ? null : level.first;
      }
    }

    /** Whether its offer is to be taken before the other's. */
    private boolean isBefore(Cursor other) {
      return level.priceFen == other.level.priceFen
          ? offer.priority < other.offer.priority
          : level.priceFen < other.level.priceFen;
    }
  }

  private final Account owner;
  private final SelfTrade how;
  private final OrderType type;
  private final long limit;
  private final List<Cursor> cursors = new ArrayList<>();
  private final List<Take> takes = new ArrayList<>();

  /** Kilograms of a limit order, thousandths of a fen of a sum. */
  private long rest;

  private long kg;
  private long fees;
  private boolean metOwn;

  /**
   * @param books of all instruments that fit; those that do not trade now are skipped
   * @param limit in fen per tonne; what lies outside a book's band does not count anyway
   * @param amount kilograms of a limit order, thousandths of a fen of a sum
   */
  Sweep(List<Book> books, Account owner, SelfTrade how, OrderType type, long limit, long amount) {
    this.owner = owner;
    this.how = how;
    this.type = type;
    this.limit = limit;
    this.rest = amount;
    for (Book book : books) {
      Cursor cursor = new Cursor(book);
      if (book.instrument.trades() && cursor.offer != null) {
        cursors.add(cursor);
      }
    }
    plan();
  }

  List<Take> takes() {
    return takes;
  }

  /** What it takes of each instrument, in the order of the first take. */
  List<CriteriaPreview.Part> parts() {
    Map<Integer, CriteriaPreview.Part> parts = new LinkedHashMap<>();
    for (Take take : takes) {
      if (take.kg > 0) {
        int instrument = take.book.instrument.id();
        parts.merge(
            instrument,
            new CriteriaPreview.Part(instrument, take.kg, take.kg * take.priceFen),
            (one, more) ->
                new CriteriaPreview.Part(
                    instrument, one.kg() + more.kg(), one.amount() + more.amount()));
      }
    }
    return List.copyOf(parts.values());
  }

  /** What it buys in all. */
  long kg() {
    return kg;
  }

  /** What that costs beside, thousandths of a fen. */
  long fee() {
    return fees;
  }

  /** Whether it ends at an offer of its own account. */
  boolean metOwn() {
    return metOwn;
  }

  private void plan() {
    for (Cursor best = best(); best != null && !metOwn; best = best()) {
      long lots = lots(best);
      if (lots == 0) {
        // The rest only shrinks and the book's prices only rise: it stays out.
        cursors.remove(best);
      } else if (best.offer.owner == owner && how != SelfTrade.NONE) {
        metOwn = how == SelfTrade.CANCEL_NEWEST;
        if (!metOwn) {
          takes.add(new Take(best.book, best.offer, best.level.priceFen, 0));
          best.advance();
        }
      } else {
        take(best, Math.min(lots, best.offer.openKg));
      }
    }
  }

  private void take(Cursor cursor, long taken) {
    long priceFen = cursor.level.priceFen;
    takes.add(new Take(cursor.book, cursor.offer, priceFen, taken));
    kg += taken;
    long amount = taken * priceFen;
    long fee = cursor.book.instrument.fees().ofTaker(amount);
    fees += fee;
    rest -= type == OrderType.BUDGET ? amount + fee : taken;
    if (taken == cursor.offer.openKg) {
      cursor.advance();
    }
  }

  /** What the rest takes of the cursor's offers at its price, in whole lots of that book. */
  private long lots(Cursor cursor) {
    Instrument instrument = cursor.book.instrument;
    return type == OrderType.BUDGET
        ? instrument.wholeLots(instrument.fees().withoutTaker(rest), cursor.level.priceFen)
        : rest - rest % instrument.lotKg();
  }

  private Cursor best() {
    Cursor best = null;
    cursors.removeIf(cursor -> cursor.offer == null || cursor.level.priceFen > limit);
    for (Cursor cursor : cursors) {
      best = best == null || cursor.isBefore(best) ? cursor : best;
    }
    return best;
  }
}
