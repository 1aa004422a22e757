package io.carboninclusion.exchange;

/**
 * Passes events on and mixes every one of them into the running state hash. Two cores that applied
 * the same commands have told the same events and show the same hash; a copy that differs by one
 * kilogram is found at its next batch. A few multiplications an event, never a walk over the state.
 */
final class EventStream implements Events {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private Events listener;
  private long hash;

  EventStream(Events listener) {
    this.listener = listener;
  }

  long hash() {
    return hash;
  }

  void hash(long value) {
    hash = value;
  }

  void listener(Events next) {
    listener = next;
  }

  private void mix(long value) {
    long mixed = (hash ^ value) * PRIME;
    hash = mixed ^ (mixed >>> 29);
  }

  private void mix(long a, long b, long c) {
    mix(a);
    mix(b);
    mix(c);
  }

  @Override
  public void refused(Reason reason, long expected, long given) {
    mix(1 + ((long) reason.ordinal() << 8), expected, given);
    listener.refused(reason, expected, given);
  }

  @Override
  public void transferred(
      int asset,
      int debitAccount,
      Bucket debit,
      int creditAccount,
      Bucket credit,
      long amount,
      Cause cause,
      long reference) {
    // The third bucket came later: its bits stand where every journal before has zeros.
    int third = (debit.ordinal() >> 1 << 6) + (credit.ordinal() >> 1 << 7);
    mix(2 + third + ((long) cause.ordinal() << 8) + ((long) asset << 16));
    mix(
        ((long) debitAccount << 32) + creditAccount,
        (amount << 2) + ((debit.ordinal() & 1) << 1) + (credit.ordinal() & 1),
        reference);
    listener.transferred(
        asset, debitAccount, debit, creditAccount, credit, amount, cause, reference);
  }

  @Override
  public void orderAccepted(Order order) {
    mix(3);
    mixOrder(order);
    listener.orderAccepted(order);
  }

  @Override
  public void traded(long trade, int instrument, long priceFen, long kg, Order maker, Order taker) {
    mix(4 + ((long) instrument << 16), trade, priceFen);
    mix(kg, maker.id, taker.id);
    listener.traded(trade, instrument, priceFen, kg, maker, taker);
  }

  @Override
  public void orderChanged(Order order) {
    mix(5);
    mixOrder(order);
    listener.orderChanged(order);
  }

  @Override
  public void orderClosed(Order order, CloseReason why) {
    mix(6 + ((long) why.ordinal() << 8));
    mixOrder(order);
    listener.orderClosed(order, why);
  }

  private void mixOrder(Order order) {
    mix(order.id, order.openKg, order.filledKg);
    mix(order.frozen, order.priceFen, ((long) order.account << 32) + order.side.ordinal());
  }

  @Override
  public void blockHeld(int account, int instrument, long issuance, long first, long last) {
    mix(7 + ((long) instrument << 16), ((long) account << 32) + issuance, first);
    mix(last);
    listener.blockHeld(account, instrument, issuance, first, last);
  }

  @Override
  public void blockGone(int instrument, long first) {
    mix(8 + ((long) instrument << 16));
    mix(first);
    listener.blockGone(instrument, first);
  }

  @Override
  public void issued(long issuance, int account, int instrument, long first, long last) {
    mix(9 + ((long) instrument << 16), ((long) account << 32) + issuance, first);
    mix(last);
    listener.issued(issuance, account, instrument, first, last);
  }

  @Override
  public void retired(long retirement, int account, int instrument, long kg, long certificate) {
    mix(10 + ((long) instrument << 16), ((long) account << 32) + retirement, kg);
    mix(certificate);
    listener.retired(retirement, account, instrument, kg, certificate);
  }

  @Override
  public void blockRetired(long retirement, int instrument, long issuance, long first, long last) {
    mix(11 + ((long) instrument << 16), retirement, issuance);
    mix(first);
    mix(last);
    listener.blockRetired(retirement, instrument, issuance, first, last);
  }

  @Override
  public void instrumentChanged(Instrument instrument) {
    mix(
        12 + ((long) instrument.id() << 16),
        instrument.status.ordinal() + ((long) instrument.bandBasisPoints() << 8),
        instrument.referenceFen());
    listener.instrumentChanged(instrument);
  }

  @Override
  public void withdrawalRequested(long withdrawal, int account, long amount) {
    mix(13 + ((long) account << 16), withdrawal, amount);
    listener.withdrawalRequested(withdrawal, account, amount);
  }

  @Override
  public void withdrawalClosed(long withdrawal, int account, long amount, boolean paid) {
    mix(14 + ((long) account << 16), withdrawal, paid ? amount : -amount);
    listener.withdrawalClosed(withdrawal, account, amount, paid);
  }

  @Override
  public void caseChanged(int account, boolean closed) {
    mix(15 + ((long) account << 16) + (closed ? 1 << 8 : 0));
    listener.caseChanged(account, closed);
  }
}
