package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.List;

/** Writes down what the core tells, one readable line an event, so that tests assert all of it. */
class EventLog implements Events {
  final List<String> lines = new ArrayList<>();

  /** The lines since the last call. */
  List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  /** The lines since the last call that begin with one of the words. */
  List<String> take(String... words) {
    return take().stream()
        .filter(line -> List.of(words).contains(line.substring(0, line.indexOf(' '))))
        .toList();
  }

  private void log(String format, Object... values) {
    lines.add(format.formatted(values));
  }

  @Override
  public void refused(Reason reason, long expected, long given) {
    log("refused %s %d %d", reason, expected, given);
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
    log(
        "transferred %s %d %s %d: %d %s -> %d %s",
        cause, reference, asset, amount, debitAccount, debit, creditAccount, credit);
  }

  @Override
  public void orderAccepted(Order order) {
    log("accepted %d %s frozen %d", order.id(), order.side(), order.frozen());
  }

  @Override
  public void traded(long trade, int instrument, long priceFen, long kg, Order maker, Order taker) {
    log("traded %d: %d kg at %d, maker %d, taker %d", trade, kg, priceFen, maker.id(), taker.id());
  }

  @Override
  public void orderAmended(Order order) {
    log(
        "amended %d to %d kg at %d, frozen %d",
        order.id(), order.kg(), order.priceFen(), order.frozen());
  }

  @Override
  public void orderChanged(Order order) {
    log("resting %d open %d", order.id(), order.openKg());
  }

  @Override
  public void orderClosed(Order order, CloseReason why) {
    log("closed %d %s filled %d paid %d", order.id(), why, order.filledKg(), order.paid());
  }

  @Override
  public void blockHeld(int account, int instrument, long issuance, long first, long last) {
    log("held %d: %d-%d of %d", account, first, last, issuance);
  }

  @Override
  public void blockGone(int instrument, long first) {
    log("gone %d", first);
  }

  @Override
  public void issued(long issuance, int account, int instrument, long first, long last) {
    log("issued %d to %d: %d-%d", issuance, account, first, last);
  }

  @Override
  public void retired(long retirement, int account, int instrument, long kg, long certificate) {
    log("retired %d by %d: %d kg, certificate %d", retirement, account, kg, certificate);
  }

  @Override
  public void blockRetired(long retirement, int instrument, long issuance, long first, long last) {
    log("block-retired %d: %d-%d of %d", retirement, first, last, issuance);
  }

  @Override
  public void instrumentChanged(Instrument instrument) {
    log(
        "instrument %d %s reference %d band %d",
        instrument.id(),
        instrument.status(),
        instrument.referenceFen(),
        instrument.bandBasisPoints());
  }

  @Override
  public void instrumentDescribed(int instrument, Traits traits) {
    log("described %d %s", instrument, traits);
  }

  @Override
  public void ruleChanged(int instrument, Rule rule, long value) {
    log("rule %d %s %d", instrument, rule, value);
  }

  @Override
  public void phaseChanged(int instrument, TradingPhase phase, long opensMicros) {
    log("phase of %d %s opens %d", instrument, phase, opensMicros);
  }

  @Override
  public void dayOpened(int instrument, int day) {
    log("day %d of %d opened", day, instrument);
  }

  @Override
  public void dayClosed(int instrument, int day, long closeFen, long kg) {
    log("day %d of %d closed at %d, %d kg", day, instrument, closeFen, kg);
  }

  @Override
  public void blockChanged(BlockProposal it) {
    log(
        "block %d %s: %d %s %d kg at %d, to %d",
        it.id(), it.status(), it.proposer(), it.side(), it.kg(), it.priceFen(), it.counterparty());
  }

  @Override
  public void auctionChanged(Auction auction) {
    log(
        "auction %d %s, sold %d kg at %d",
        auction.id(), auction.status(), auction.soldKg(), auction.priceFen());
  }

  @Override
  public void bidTaken(Auction auction, Bid bid) {
    log("bid %d in %d frozen %d", bid.id(), auction.id(), bid.frozen());
  }

  @Override
  public void bidCleared(Auction auction, Bid bid) {
    log("served %d in %d: %d kg", bid.id(), auction.id(), bid.filledKg());
  }

  @Override
  public void allCancelled(int account, int cancelled, int left) {
    log("cancelled all of %d: %d, left %d", account, cancelled, left);
  }

  @Override
  public void caseChanged(int account, boolean closed) {
    log("case %d %s", account, closed ? "closed" : "opened");
  }

  @Override
  public void withdrawalRequested(long withdrawal, int account, long amount) {
    log("withdrawal %d of %d: %d", withdrawal, account, amount);
  }

  @Override
  public void withdrawalClosed(long withdrawal, int account, long amount, boolean paid) {
    log("withdrawal-closed %d of %d: %d %s", withdrawal, account, amount, paid);
  }
}
