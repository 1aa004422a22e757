package io.carboninclusion.exchange;

/** What instruments there are, at what prices they trade, and whether they do. */
final class Listing {
  private final Step step;
  private final Books books;
  private final Halts halts;
  private final EventStream events;

  Listing(Step step, Books books, Halts halts, EventStream events) {
    this.step = step;
    this.books = books;
    this.halts = halts;
    this.events = events;
  }

  Reason defineInstrument(int id, long tickFen, long lotKg) {
    step.begin();
    if (id < 1 || id > Limits.MAX_INSTRUMENT) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, Limits.MAX_INSTRUMENT, id);
    }
    if (books.find(id) != null) {
      return step.refuse(Reason.INSTRUMENT_EXISTS, 0, id);
    }
    if (tickFen < 1 || tickFen > Limits.MAX_PRICE_FEN || lotKg < 1 || lotKg > Limits.MAX_KG) {
      return step.refuse(Reason.RULES_INVALID, 0, 0);
    }
    step.decided();
    Instrument instrument = new Instrument(id, tickFen, lotKg);
    books.add(instrument);
    events.instrumentChanged(instrument);
    return Reason.ACCEPTED;
  }

  Reason describeInstrument(int id, Traits traits) {
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    if (!traits.makeSense()) {
      return step.refuse(Reason.RULES_INVALID, 0, 0);
    }
    step.decided();
    book.instrument.traits = traits;
    book.instrument.windowFen = 0;
    events.instrumentDescribed(id, traits);
    if (book.instrument.trades()) {
      book.uncross();
    }
    return Reason.ACCEPTED;
  }

  Reason setPriceRules(int id, long referenceFen, int bandBasisPoints) {
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    Instrument instrument = book.instrument;
    if (!Instrument.rulesMakeSense(referenceFen, bandBasisPoints, instrument.tickFen())) {
      return step.refuse(Reason.RULES_INVALID, bandBasisPoints, referenceFen);
    }
    step.decided();
    applyPriceRules(book, referenceFen, bandBasisPoints);
    return Reason.ACCEPTED;
  }

  Reason openTrading(int id) {
    return changeStatus(id, InstrumentStatus.OPEN);
  }

  Reason haltTrading(int id) {
    return changeStatus(id, InstrumentStatus.HALTED);
  }

  Reason changePhase(int id, TradingPhase phase, long opensMicros) {
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    step.decided();
    boolean auctionEnds =
        book.instrument.phase == TradingPhase.CALL_AUCTION && phase != TradingPhase.CALL_AUCTION;
    book.instrument.phase = phase;
    book.instrument.opensMicros = opensMicros;
    halts.forget(book.instrument);
    events.phaseChanged(id, phase, opensMicros);
    if (auctionEnds && book.instrument.status == InstrumentStatus.OPEN) {
      book.callAuction();
    }
    if (book.instrument.trades()) {
      book.uncross();
    }
    return Reason.ACCEPTED;
  }

  /** A reference price and a band that make sense; what may meet then trades. */
  void applyPriceRules(Book book, long referenceFen, int bandBasisPoints) {
    Instrument instrument = book.instrument;
    instrument.setRules(referenceFen, bandBasisPoints);
    instrument.windowFen = 0;
    events.instrumentChanged(instrument);
    book.recap();
    if (instrument.trades()) {
      book.uncross();
    }
  }

  private Reason changeStatus(int id, InstrumentStatus status) {
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    step.decided();
    book.instrument.status = status;
    book.instrument.windowFen = 0;
    events.instrumentChanged(book.instrument);
    if (book.instrument.trades()) {
      book.uncross();
    }
    return Reason.ACCEPTED;
  }
}
