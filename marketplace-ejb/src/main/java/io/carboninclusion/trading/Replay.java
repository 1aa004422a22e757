package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Applies journalled commands to a core: the one way in which writer, follower and every replay do
 * it, so that all do the same, and prove the same after each.
 *
 * <p>What throws while the core decides is the outcome REFUSED_BY_FAULT. What throws later is
 * {@link Poisoned}: the core must not be used any more, and only a void of that command by two
 * administrators lets a replay pass it.
 */
class Replay {
  private static final Logger LOG = Logger.getLogger(Replay.class.getName());

  private final Set<Long> voided;

  /** A command left the core in a state that must not be used. */
  static final class Poisoned extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    final long sequence;

    Poisoned(long sequence, Op op, Throwable cause) {
      super("command " + sequence + " (" + op + ") broke the core: " + cause, cause);
      this.sequence = sequence;
    }
  }

  /**
   * @param voided sequences of commands that two administrators have taken out
   */
  Replay(Set<Long> voided) {
    this.voided = Set.copyOf(voided);
  }

  /**
   * Applies the command at which the reader stands.
   *
   * @param timeMicros when its batch was stamped
   */
  final Reason apply(CommandReader command, long sequence, long timeMicros, Exchange exchange) {
    exchange.time(timeMicros);
    if (!voided.isEmpty() && voided.contains(sequence)) {
      return exchange.refuseByFault();
    }
    try {
      Reason reason = dispatch(command, exchange);
      if (!exchange.isDeciding()) {
        exchange.prove();
      }
      return reason;
    } catch (RuntimeException | StackOverflowError fault) {
      if (!exchange.isDeciding()) {
        throw new Poisoned(sequence, command.op(), fault);
      }
      LOG.log(Level.SEVERE, "The core failed while it decided command " + sequence, fault);
      return exchange.refuseByFault();
    }
  }

  Reason dispatch(CommandReader c, Exchange exchange) {
    return switch (c.op()) {
      case PLACE, PLACE_BY_INTENT, PLACE_ON_TERMS, PLACE_ON_TERMS_BY_INTENT -> place(c, exchange);
      case PLACE_BY_CRITERIA, PLACE_BY_CRITERIA_BY_INTENT -> placeByCriteria(c, exchange);
      case CANCEL, CANCEL_BY_INTENT -> exchange.cancel(c.account(), c.namedOrder());
      case CANCEL_ALL, CANCEL_ALL_BY_INTENT ->
          exchange.cancelAll(c.account(), c.instrument(), c.cancelledSide());
      case AMEND, AMEND_BY_INTENT ->
          exchange.amend(c.account(), c.namedOrder(), c.priceFen(), c.orderAmount());
      case DEPOSIT -> exchange.deposit(c.account(), c.cash(), c.intent());
      case REQUEST_WITHDRAWAL -> exchange.requestWithdrawal(c.account(), c.cash(), c.intent());
      case CLOSE_WITHDRAWAL -> exchange.closeWithdrawal(c.closedWithdrawal(), c.isPaid());
      case ISSUE -> exchange.issue(c.account(), c.instrument(), c.kg(), c.intent());
      case RETIRE ->
          exchange.retire(c.account(), c.instrument(), c.kg(), c.intent(), c.certificate());
      case DEFINE_INSTRUMENT -> exchange.defineInstrument(c.instrument(), c.tickFen(), c.lotKg());
      case SET_PRICE_RULES ->
          exchange.setPriceRules(c.instrument(), c.referenceFen(), c.bandBasisPoints());
      case DESCRIBE_INSTRUMENT -> exchange.describeInstrument(c.instrument(), c.traits());
      case SET_RULE -> exchange.setRule(c.instrument(), c.rule(), c.ruleValue());
      case OPEN_DAY -> exchange.openDay(c.instrument(), c.tradingDay());
      case CLOSE_DAY -> exchange.closeDay(c.instrument(), c.tradingDay());
      case CHANGE_PHASE -> exchange.changePhase(c.instrument(), c.phase(), c.opensMicros());
      case OPEN_TRADING -> exchange.openTrading(c.instrument());
      case HALT_TRADING -> exchange.haltTrading(c.instrument());
      case OPEN_CASE -> exchange.openCase(c.account());
      case CLOSE_CASE ->
          exchange.closeCase(c.account(), c.instrument(), c.kg(), c.intent(), c.certificate());
      case PROPOSE_BLOCK ->
          exchange.proposeBlock(
              c.account(),
              c.blockCounterparty(),
              c.instrument(),
              c.blockSide(),
              c.blockPriceFen(),
              c.blockKg(),
              c.blockValidUntilMicros());
      case ACCEPT_BLOCK -> exchange.acceptBlock(c.account(), c.namedBlock());
      case DECLINE_BLOCK -> exchange.declineBlock(c.account(), c.namedBlock());
      case WITHDRAW_BLOCK -> exchange.withdrawBlock(c.account(), c.namedBlock());
      case EXPIRE_BLOCK -> exchange.expireBlock(c.namedBlock());
      case ANNOUNCE_AUCTION ->
          exchange.announceAuction(
              c.account(),
              c.instrument(),
              c.kg(),
              c.floorFen(),
              c.leastKg(),
              c.beginMicros(),
              c.endMicros(),
              c.intent());
      case OPEN_AUCTION -> exchange.openAuction(c.namedAuction());
      case BID, BID_BY_INTENT ->
          exchange.bid(c.account(), c.biddenAuction(), c.priceFen(), c.orderAmount());
      case CLEAR_AUCTION -> exchange.clearAuction(c.namedAuction());
      case DISTRIBUTE -> exchange.distribute(c.account(), c.cash(), c.intent());
    };
  }

  private static Reason place(CommandReader c, Exchange exchange) {
    boolean limit = c.type() == OrderType.LIMIT;
    long amount = c.orderAmount();
    return exchange.place(
        c.account(),
        c.instrument(),
        c.side(),
        c.type(),
        c.terms(),
        c.priceFen(),
        limit ? amount : 0,
        limit ? 0 : amount);
  }

  private static Reason placeByCriteria(CommandReader c, Exchange exchange) {
    boolean limit = c.type() == OrderType.LIMIT;
    long amount = c.orderAmount();
    return exchange.placeByCriteria(
        c.account(),
        c.criteria(),
        c.type(),
        c.terms(),
        c.priceFen(),
        limit ? amount : 0,
        limit ? 0 : amount);
  }
}
