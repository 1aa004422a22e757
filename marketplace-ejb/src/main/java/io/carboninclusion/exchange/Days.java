package io.carboninclusion.exchange;

/** Trading days of instruments, one after the other: what they begin with and what they end. */
final class Days {
  private final Step step;
  private final Books books;
  private final Listing listing;
  private final EventStream events;

  Days(Step step, Books books, Listing listing, EventStream events) {
    this.step = step;
    this.books = books;
    this.listing = listing;
    this.events = events;
  }

  Reason openDay(int id, int number) {
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    TradingDay day = book.instrument.day;
    if (day.isOpen) {
      return step.refuse(Reason.TRADING_DAY_OPEN, 0, day.number);
    }
    if (number <= day.number || number > Limits.MAX_DAY) {
      return step.refuse(Reason.TRADING_DAY_OVER, day.number, number);
    }
    step.decided();
    if (!book.expire(number - 1)) {
      return Reason.ACCEPTED;
    }
    books.acrossBooks().expire(number - 1);
    day.open(number);
    events.dayOpened(id, number);
    boolean moves = book.instrument.rule(Rule.REFERENCE_IS_CLOSE) == 1 && day.closeFen > 0;
    if (moves) {
      listing.applyPriceRules(book, day.closeFen, book.instrument.bandBasisPoints());
    }
    return Reason.ACCEPTED;
  }

  Reason closeDay(int id, int number) {
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    Instrument instrument = book.instrument;
    if (!instrument.isDayOpen()) {
      return step.refuse(Reason.NO_TRADING_DAY, 0, id);
    }
    if (number != instrument.tradingDay()) {
      return step.refuse(Reason.OTHER_TRADING_DAY, instrument.tradingDay(), number);
    }
    step.decided();
    if (book.expire(number)) {
      long kg = instrument.dayKg();
      instrument.day.close(instrument.tickFen(), instrument.rule(Rule.CLOSE_NEEDS_KG));
      events.dayClosed(id, number, instrument.closeFen(), kg);
      books.acrossBooks().expire(number);
    }
    return Reason.ACCEPTED;
  }
}
