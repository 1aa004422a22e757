package io.carboninclusion.exchange;

/**
 * What the core tells while it applies one command, in the order in which it happens. Amounts of
 * cash are thousandths of a fen, quantities kilograms, prices fen per tonne. Objects handed in are
 * the core's own: read them at once, keep nothing.
 */
public interface Events {
  /** The command was refused; nothing changed. The numbers are named at {@link Reason}. */
  void refused(Reason reason, long expected, long given);

  /**
   * One double entry: {@code amount} leaves the debit side and enters the credit side.
   *
   * @param asset 0 for cash in thousandths of a fen, else the instrument's id for kilograms
   * @param reference the order, trade, withdrawal, issuance or retirement it belongs to
   */
  void transferred(
      int asset,
      int debitAccount,
      Bucket debit,
      int creditAccount,
      Bucket credit,
      long amount,
      Cause cause,
      long reference);

  /** The order has its id and its funds are frozen; it has not traded yet. */
  void orderAccepted(Order order);

  /** A trade; both orders already show it. */
  void traded(long trade, int instrument, long priceFen, long kg, Order maker, Order taker);

  /** The order has its new limit and quantity and what it needs is frozen; it may trade now. */
  void orderAmended(Order order);

  /** The order has traded and rests with what is left of it. */
  void orderChanged(Order order);

  /** The order left the book; what it had frozen is released. */
  void orderClosed(Order order, CloseReason why);

  /**
   * The block now begins at {@code first} and ends at {@code last}; a former end is overwritten.
   */
  void blockHeld(int account, int instrument, long issuance, long first, long last);

  /** No block begins at {@code first} any more. */
  void blockGone(int instrument, long first);

  void issued(long issuance, int account, int instrument, long first, long last);

  /** A retirement took kilograms; its serial ranges follow. */
  void retired(long retirement, int account, int instrument, long kg, long certificate);

  void blockRetired(long retirement, int instrument, long issuance, long first, long last);

  void instrumentChanged(Instrument instrument);

  /** What criteria may ask of the instrument is told for the first time or anew. */
  void instrumentDescribed(int instrument, Traits traits);

  void ruleChanged(int instrument, Rule rule, long value);

  /**
   * A session began or ended.
   *
   * @param opensMicros when a closed one opens, in microseconds since 1970; else 0
   */
  void phaseChanged(int instrument, TradingPhase phase, long opensMicros);

  /** A trading day began. */
  void dayOpened(int instrument, int day);

  /** The trading day ended, with its close in fen per tonne and what it traded. */
  void dayClosed(int instrument, int day, long closeFen, long kg);

  /** The block was proposed and is frozen, or its proposal has ended as its status says. */
  void blockChanged(BlockProposal proposal);

  /** The auction was announced, opened or cleared; a clearing tells its bids before. */
  void auctionChanged(Auction auction);

  /** The bid was taken and its money is frozen. */
  void bidTaken(Auction auction, Bid bid);

  /** The auction is cleared, the bid got what it shows, the rest of its money is released. */
  void bidCleared(Auction auction, Bid bid);

  /** A command to cancel all took out so many orders, each told before, and left so many. */
  void allCancelled(int account, int cancelled, int left);

  /** The account became a case's, or its case was closed. */
  void caseChanged(int account, boolean closed);

  void withdrawalRequested(long withdrawal, int account, long amount);

  void withdrawalClosed(long withdrawal, int account, long amount, boolean paid);
}
