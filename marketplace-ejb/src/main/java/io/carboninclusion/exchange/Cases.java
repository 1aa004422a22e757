package io.carboninclusion.exchange;

/**
 * The accounts of cases. What such an account buys is retire-only from the trade on; closing
 * retires all of it in one step and leaves whole fen alone behind, for the residual that is paid
 * out.
 *
 * <p>As in {@link Admission} the first half reads only, and the numbers of a refusal stand beside
 * it.
 */
final class Cases {
  private static final long MILLI_FEN_PER_FEN = 1_000;

  private final Ledger ledger;
  private final EventStream events;
  private long expected;
  private long given;

  Cases(Ledger ledger, EventStream events) {
    this.ledger = ledger;
    this.events = events;
  }

  long expected() {
    return expected;
  }

  long given() {
    return given;
  }

  Reason mayOpen(int account) {
    if (account < SystemAccounts.FIRST_ENTERPRISE || account > Limits.MAX_ACCOUNT) {
      return refuse(Reason.UNKNOWN_ACCOUNT, 0, account);
    }
    Account there = ledger.find(account);
    boolean fresh = there == null || (there.isUntouched() && !there.isCase);
    return fresh ? Reason.ACCEPTED : refuse(Reason.ACCOUNT_IN_USE, 0, account);
  }

  void open(int account) {
    ledger.account(account).isCase = true;
    events.caseChanged(account, false);
  }

  /**
   * @param kg all that the case holds, 0 if it bought nothing
   */
  Reason mayClose(int account, int instrument, long kg) {
    Account owner = ledger.find(account);
    if (owner == null || !owner.isCase) {
      return refuse(Reason.NOT_A_CASE, 0, account);
    }
    if (owner.isClosed) {
      return refuse(Reason.CASE_CLOSED, 0, account);
    }
    int open = owner.openOrders + owner.openBids;
    if (open > 0) {
      return refuse(Reason.CASE_HAS_OPEN_ORDERS, 0, open);
    }
    long all = 0;
    for (Holding holding : owner.holdings()) {
      all = Math.addExact(all, holding.retireOnly);
    }
    return all == kg && owner.retireOnlyKg(instrument) == kg
        ? Reason.ACCEPTED
        : refuse(Reason.CASE_HOLDS_OTHER_UNITS, all, kg);
  }

  void close(int account, int instrument, long kg, long retirement, long certificate) {
    Account owner = ledger.account(account);
    if (kg > 0) {
      events.retired(retirement, account, instrument, kg, certificate);
      ledger.units(
          instrument,
          owner,
          Bucket.RETIRE_ONLY,
          ledger.account(SystemAccounts.RETIRED),
          Bucket.AVAILABLE,
          kg,
          Cause.RETIRE,
          retirement);
      owner.holding(instrument).blocks.retire(kg, retirement);
      owner.holding(instrument).requireBlocks();
    }
    ledger.cash(
        owner,
        Bucket.AVAILABLE,
        ledger.account(SystemAccounts.RESIDUE),
        Bucket.AVAILABLE,
        owner.available % MILLI_FEN_PER_FEN,
        Cause.CASE_REST,
        retirement);
    owner.isClosed = true;
    events.caseChanged(account, true);
  }

  private Reason refuse(Reason reason, long expectedNumber, long givenNumber) {
    expected = expectedNumber;
    given = givenNumber;
    return reason;
  }
}
