package io.carboninclusion.exchange;

/** Hears everything and minds nothing: who listens to some events begins from here. */
public class QuietEvents implements Events {
  @Override
  public void refused(Reason reason, long expected, long given) {}

  @Override
  public void transferred(
      int asset,
      int debitAccount,
      Bucket debit,
      int creditAccount,
      Bucket credit,
      long amount,
      Cause cause,
      long reference) {}

  @Override
  public void orderAccepted(Order order) {}

  @Override
  public void traded(
      long trade, int instrument, long priceFen, long kg, Order maker, Order taker) {}

  @Override
  public void orderAmended(Order order) {}

  @Override
  public void orderChanged(Order order) {}

  @Override
  public void orderClosed(Order order, CloseReason why) {}

  @Override
  public void blockHeld(int account, int instrument, long issuance, long first, long last) {}

  @Override
  public void blockGone(int instrument, long first) {}

  @Override
  public void issued(long issuance, int account, int instrument, long first, long last) {}

  @Override
  public void retired(long retirement, int account, int instrument, long kg, long certificate) {}

  @Override
  public void blockRetired(long retirement, int instrument, long issuance, long first, long last) {}

  @Override
  public void instrumentChanged(Instrument instrument) {}

  @Override
  public void withdrawalRequested(long withdrawal, int account, long amount) {}

  @Override
  public void instrumentDescribed(int instrument, Traits traits) {}

  @Override
  public void ruleChanged(int instrument, Rule rule, long value) {}

  @Override
  public void phaseChanged(int instrument, TradingPhase phase, long opensMicros) {}

  @Override
  public void dayOpened(int instrument, int day) {}

  @Override
  public void dayClosed(int instrument, int day, long closeFen, long kg) {}

  @Override
  public void blockChanged(BlockProposal proposal) {}

  @Override
  public void auctionChanged(Auction auction) {}

  @Override
  public void bidTaken(Auction auction, Bid bid) {}

  @Override
  public void bidCleared(Auction auction, Bid bid) {}

  @Override
  public void allCancelled(int account, int cancelled, int left) {}

  @Override
  public void caseChanged(int account, boolean closed) {}

  @Override
  public void withdrawalClosed(long withdrawal, int account, long amount, boolean paid) {}
}
