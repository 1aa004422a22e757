package io.carboninclusion.exchange;

/** Units that come into the world and leave it. */
final class Units {
  private final Step step;
  private final Books books;
  private final Ledger ledger;
  private final UsedIds used;
  private final EventStream events;

  Units(Step step, Books books, Ledger ledger, UsedIds used, EventStream events) {
    this.step = step;
    this.books = books;
    this.ledger = ledger;
    this.used = used;
    this.events = events;
  }

  Reason issue(int account, int id, long kg, long issuance) {
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    if (!Ledger.isAccount(account)) {
      return step.refuse(Reason.UNKNOWN_ACCOUNT, 0, account);
    }
    if (ledger.isCase(account)) {
      return step.refuse(Reason.RETIRE_ONLY, 0, account);
    }
    if (kg < 1 || kg > Limits.MAX_KG) {
      return step.refuse(Reason.QUANTITY_OUT_OF_RANGE, Limits.MAX_KG, kg);
    }
    if (!used.issuances.isFree(issuance)) {
      return step.refuse(Reason.DUPLICATE_ID, 0, issuance);
    }
    step.decided();
    Instrument instrument = book.instrument;
    long first = instrument.lastSerial + 1;
    instrument.lastSerial = Math.addExact(instrument.lastSerial, kg);
    used.issuances.add(issuance);
    Account owner = ledger.account(account);
    Account source = ledger.account(SystemAccounts.ISSUED);
    ledger.units(id, source, Bucket.AVAILABLE, owner, Bucket.AVAILABLE, kg, Cause.ISSUE, issuance);
    events.issued(issuance, account, id, first, instrument.lastSerial);
    owner.holdingFor(id).issued(issuance, first, instrument.lastSerial, instrument.tradingDay());
    return Reason.ACCEPTED;
  }

  Reason retire(int account, int id, long kg, long retirement, long certificate) {
    step.begin();
    Account owner = ledger.find(account);
    if (books.find(id) == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    if (kg < 1 || kg > Limits.MAX_KG) {
      return step.refuse(Reason.QUANTITY_OUT_OF_RANGE, Limits.MAX_KG, kg);
    }
    if (!used.retirements.isFree(retirement)) {
      return step.refuse(Reason.DUPLICATE_ID, 0, retirement);
    }
    long available = owner == null ? 0 : owner.movableKg(id);
    if (kg > available) {
      return step.refuse(Reason.INSUFFICIENT_UNITS, kg, available);
    }
    step.decided();
    used.retirements.add(retirement);
    events.retired(retirement, account, id, kg, certificate);
    Account sink = ledger.account(SystemAccounts.RETIRED);
    ledger.units(id, owner, Bucket.AVAILABLE, sink, Bucket.AVAILABLE, kg, Cause.RETIRE, retirement);
    owner.holding(id).retire(kg, retirement, books.find(id).instrument.tradingDay());
    return Reason.ACCEPTED;
  }
}
