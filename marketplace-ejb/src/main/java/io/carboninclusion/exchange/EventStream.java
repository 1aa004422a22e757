package io.carboninclusion.exchange;

import io.carboninclusion.kernel.Fees;

/**
 * Passes events on and mixes every one of them into the running state hash. Two cores that applied
 * the same commands have told the same events and show the same hash; a copy that differs by one
 * kilogram is found at its next batch. One step an event, never a walk over the state.
 */
final class EventStream implements Events {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  /** Odd and without a pattern: neighbouring values of two fields never cancel each other out. */
  private static final long A = 0xD6E8FEB86659FD93L;

  private static final long B = 0xBF58476D1CE4E5B9L;
  private static final long C = 0x94D049BB133111EBL;
  private static final long D = 0xFF51AFD7ED558CCDL;
  private static final long E = 0xC4CEB9FE1A85EC53L;
  private static final long F = 0xA24BAED4963EE407L;

  private static final long G = 0x9FB21C651E98DF25L;
  private static final long H = 0xE7037ED1A0B428DBL;
  private static final long I = 0x8EBC6AF09C88C6E3L;
  private static final long J = 0x589965CC75374CC3L;
  private static final long K = 0x1D8E4E27C47D124FL;

  private static final long L = 0x2545F4914F6CDD1DL;
  private static final long M = 0x9E6C63D0876A9A47L;
  private static final long N = 0xD1B54A32D192ED03L;

  /** Room for the kinds of buckets in one number. */
  private static final int BUCKETS = 4;

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

  /** One step an event: what is in it is gathered without waiting for the hash so far. */
  private void mix(long fields) {
    long mixed = (hash ^ fields ^ fields >>> 32) * PRIME;
    hash = mixed ^ mixed >>> 29;
  }

  private static long of(int kind, int detail, int instrument) {
    return kind + detail * G + instrument * H;
  }

  private static long of(long head, long a, long b) {
    return head * A + a * B + b * C;
  }

  private static long of(long head, long a, long b, long c) {
    return of(head, a, b) + c * D;
  }

  private static long of(int kind, int detail, Order order) {
    Terms asked = order.terms;
    int terms = (detail * 8 + order.type.ordinal()) * 8 + asked.timeInForce().ordinal();
    long fields =
        of(of(kind, terms, order.instrument()), order.id, order.openKg, order.filledKg)
            + order.frozen * E
            + order.priceFen * F
            + order.owner.id * I
            + order.kg * J
            + order.budget * K;
    if (order.criteria != null) {
      fields += of(order.criteria);
    }
    fields += order.fees == Fees.NONE ? 0 : of(order.fees);
    return asked.isPlain() ? fields : fields + of(asked);
  }

  private static long of(Criteria asked) {
    long years = asked.firstVintage() * 10_000L + asked.lastVintage();
    long scheme = asked.scheme() * 2L + (asked.compensating() ? 1 : 0);
    return asked.kinds() * G + years * H + scheme * D;
  }

  private static long of(Fees fees) {
    return ((long) fees.maker() << 32) * L + fees.taker() * M + PRIME;
  }

  private static long of(Terms asked) {
    int flags = asked.selfTrade().ordinal() * 2 + (asked.postOnly() ? 1 : 0);
    return asked.lastDay() * L + asked.minKg() * M + flags * N;
  }

  @Override
  public void refused(Reason reason, long expected, long given) {
    mix(of(of(1, reason.ordinal(), 0), expected, given));
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
    int buckets = debit.ordinal() * BUCKETS + credit.ordinal();
    mix(
        of(
            of(2, cause.ordinal() * BUCKETS * BUCKETS + buckets, asset),
            ((long) debitAccount << 32) + creditAccount,
            amount,
            reference));
    listener.transferred(
        asset, debitAccount, debit, creditAccount, credit, amount, cause, reference);
  }

  @Override
  public void orderAccepted(Order order) {
    mix(of(3, order.side.ordinal(), order));
    listener.orderAccepted(order);
  }

  @Override
  public void traded(long trade, int instrument, long priceFen, long kg, Order maker, Order taker) {
    mix(of(of(4, 0, instrument), trade, maker.id, taker.id) + kg * E + priceFen * F);
    listener.traded(trade, instrument, priceFen, kg, maker, taker);
  }

  @Override
  public void orderChanged(Order order) {
    mix(of(5, order.side.ordinal(), order));
    listener.orderChanged(order);
  }

  @Override
  public void orderClosed(Order order, CloseReason why) {
    mix(of(6, why.ordinal(), order));
    listener.orderClosed(order, why);
  }

  @Override
  public void orderAmended(Order order) {
    mix(of(16, order.side.ordinal(), order));
    listener.orderAmended(order);
  }

  @Override
  public void blockHeld(int account, int instrument, long issuance, long first, long last) {
    mix(of(of(7, account, instrument), issuance, first, last));
    listener.blockHeld(account, instrument, issuance, first, last);
  }

  @Override
  public void blockGone(int instrument, long first) {
    mix(of(of(8, 0, instrument), first, 0));
    listener.blockGone(instrument, first);
  }

  @Override
  public void issued(long issuance, int account, int instrument, long first, long last) {
    mix(of(of(9, account, instrument), issuance, first, last));
    listener.issued(issuance, account, instrument, first, last);
  }

  @Override
  public void retired(long retirement, int account, int instrument, long kg, long certificate) {
    mix(of(of(10, account, instrument), retirement, kg, certificate));
    listener.retired(retirement, account, instrument, kg, certificate);
  }

  @Override
  public void blockRetired(long retirement, int instrument, long issuance, long first, long last) {
    mix(of(of(11, 0, instrument), retirement, issuance) + first * D + last * E);
    listener.blockRetired(retirement, instrument, issuance, first, last);
  }

  @Override
  public void instrumentChanged(Instrument instrument) {
    mix(
        of(
            of(12, instrument.status.ordinal(), instrument.id()),
            instrument.bandBasisPoints(),
            instrument.referenceFen()));
    listener.instrumentChanged(instrument);
  }

  @Override
  public void instrumentDescribed(int instrument, Traits traits) {
    int detail = traits.kind() * 2 + (traits.compensates() ? 1 : 0);
    mix(of(of(41, detail, instrument), traits.scheme(), traits.vintage()));
    listener.instrumentDescribed(instrument, traits);
  }

  @Override
  public void ruleChanged(int instrument, Rule rule, long value) {
    mix(of(of(17, rule.ordinal(), instrument), value, 0));
    listener.ruleChanged(instrument, rule, value);
  }

  @Override
  public void phaseChanged(int instrument, TradingPhase phase, long opensMicros) {
    mix(of(of(40, phase.ordinal(), instrument), opensMicros, 0));
    listener.phaseChanged(instrument, phase, opensMicros);
  }

  @Override
  public void dayOpened(int instrument, int day) {
    mix(of(of(18, day, instrument), 0, 0));
    listener.dayOpened(instrument, day);
  }

  @Override
  public void dayClosed(int instrument, int day, long closeFen, long kg) {
    mix(of(of(19, day, instrument), closeFen, kg));
    listener.dayClosed(instrument, day, closeFen, kg);
  }

  @Override
  public void blockChanged(BlockProposal it) {
    int detail = it.status.ordinal() * 2 + it.side.ordinal();
    mix(
        of(of(60, detail, it.instrument()), it.id, it.priceFen, it.kg)
            + it.proposer.id * E
            + it.counterparty * F
            + it.proposedMicros * I
            + it.validUntilMicros * J);
    listener.blockChanged(it);
  }

  @Override
  public void auctionChanged(Auction auction) {
    long head = of(50, auction.status.ordinal(), auction.instrument());
    mix(
        of(head, auction.id, auction.kg, auction.floorFen)
            + auction.leastKg * E
            + auction.beginMicros * F
            + auction.endMicros * I
            + auction.priceFen * J
            + auction.soldKg * K
            + auction.seller.id * L);
    listener.auctionChanged(auction);
  }

  @Override
  public void bidTaken(Auction auction, Bid bid) {
    mix(of(51, auction, bid));
    listener.bidTaken(auction, bid);
  }

  @Override
  public void bidCleared(Auction auction, Bid bid) {
    mix(of(52, auction, bid));
    listener.bidCleared(auction, bid);
  }

  private static long of(int kind, Auction auction, Bid bid) {
    return of(of(kind, bid.owner.id, auction.instrument()), auction.id, bid.id, bid.kg)
        + bid.priceFen * E
        + bid.filledKg * F;
  }

  @Override
  public void allCancelled(int account, int cancelled, int left) {
    mix(of(of(20, account, 0), cancelled, left));
    listener.allCancelled(account, cancelled, left);
  }

  @Override
  public void withdrawalRequested(long withdrawal, int account, long amount) {
    mix(of(of(13, account, 0), withdrawal, amount));
    listener.withdrawalRequested(withdrawal, account, amount);
  }

  @Override
  public void withdrawalClosed(long withdrawal, int account, long amount, boolean paid) {
    mix(of(of(14, account, 0), withdrawal, paid ? amount : -amount));
    listener.withdrawalClosed(withdrawal, account, amount, paid);
  }

  @Override
  public void caseChanged(int account, boolean closed) {
    mix(of(of(15, account, 0), closed ? 1 : 0, 0));
    listener.caseChanged(account, closed);
  }
}
