package io.carboninclusion.trading;

import io.carboninclusion.exchange.BlockProposal;
import io.carboninclusion.exchange.CloseReason;
import io.carboninclusion.exchange.Instrument;
import io.carboninclusion.exchange.Order;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TradingPhase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Listens to one command and makes its {@link Outcome}: the order placed, amended or cancelled as
 * the command left it, and its trades. Writer and follower hear the same, so the first answer and
 * the row that later answers come from are the same.
 */
final class OutcomeRecorder extends QuietEvents {
  private final IntConsumer changedBooks;
  private final TradeListener trades;
  private final List<Fill> fills = new ArrayList<>();
  private long expected;
  private long given;
  private long order;
  private int instrument;
  private Side side;
  private OrderType type;
  private Terms terms;
  private long priceFen;
  private long kg;
  private long budget;
  private long openKg;
  private long filledKg;
  private long frozen;
  private long paid;
  private OrderStatus status;

  /** Hears of trades as the public sees them. */
  @FunctionalInterface
  interface TradeListener {
    void traded(long trade, int instrument, long priceFen, long kg, Side taker);
  }

  /**
   * @param changedBooks told the instrument whenever something in its book changes
   * @param trades told of each trade
   */
  OutcomeRecorder(IntConsumer changedBooks, TradeListener trades) {
    this.changedBooks = changedBooks;
    this.trades = trades;
  }

  /** Before a command is applied. */
  void begin(CommandReader command) {
    fills.clear();
    expected = 0;
    given = 0;
    status = null;
    order =
        switch (command.op()) {
          case CANCEL, CANCEL_BY_INTENT, AMEND, AMEND_BY_INTENT -> command.namedOrder();
          default -> 0;
        };
  }

  /** After it was applied. */
  Outcome outcome(long sequence, long timeMicros, Reason reason) {
    return outcome(sequence, timeMicros, reason, expected, given, state(), fills);
  }

  /** The one way an answer is put together, from the core's events or from the views' rows. */
  static Outcome outcome(
      long sequence,
      long timeMicros,
      Reason reason,
      long expected,
      long given,
      OrderState order,
      List<Fill> fills) {
    return new Outcome(sequence, instant(timeMicros), reason, expected, given, order, fills);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private OrderState state() {
    return status == null
        ? null
        : new OrderState(
            order,
            instrument,
            side,
            type,
            terms,
            priceFen,
            kg,
            budget,
            openKg,
            filledKg,
            frozen,
            paid,
            status);
  }

  @Override
  public void refused(Reason reason, long expectedNumber, long givenNumber) {
    expected = expectedNumber;
    given = givenNumber;
  }

  /** How many were cancelled, and how many are left for another command. */
  @Override
  public void allCancelled(int account, int cancelled, int left) {
    expected = cancelled;
    given = left;
  }

  /** Which proposal the command was about. */
  @Override
  public void blockChanged(BlockProposal proposal) {
    expected = proposal.id();
  }

  @Override
  public void orderAccepted(Order accepted) {
    order = accepted.id();
    changed(accepted, OrderStatus.OPEN);
  }

  @Override
  public void traded(
      long trade, int tradedInstrument, long price, long quantity, Order maker, Order taker) {
    if (taker.id() == order) {
      fills.add(new Fill(trade, tradedInstrument, price, quantity));
    }
    changedBooks.accept(tradedInstrument);
    trades.traded(trade, tradedInstrument, price, quantity, taker.side());
  }

  @Override
  public void orderAmended(Order amended) {
    changed(amended, OrderStatus.OPEN);
  }

  @Override
  public void orderChanged(Order changed) {
    changed(changed, OrderStatus.OPEN);
  }

  @Override
  public void orderClosed(Order closed, CloseReason why) {
    changed(closed, statusOf(why));
  }

  @Override
  public void instrumentChanged(Instrument changed) {
    changedBooks.accept(changed.id());
  }

  @Override
  public void phaseChanged(int changed, TradingPhase phase, long opensMicros) {
    changedBooks.accept(changed);
  }

  static OrderStatus statusOf(CloseReason why) {
    return switch (why) {
      case FILLED -> OrderStatus.FILLED;
      case CANCELLED -> OrderStatus.CANCELLED;
      case NOT_RESTING -> OrderStatus.NOT_RESTING;
      case EXPIRED -> OrderStatus.EXPIRED;
      case SELF_TRADE -> OrderStatus.SELF_TRADE;
      case POST_ONLY -> OrderStatus.POST_ONLY;
    };
  }

  private void changed(Order it, OrderStatus now) {
    if (it.criteria() == null) {
      changedBooks.accept(it.instrument());
    }
    if (it.id() != order) {
      return;
    }
    instrument = it.instrument();
    side = it.side();
    type = it.type();
    terms = it.terms();
    priceFen = it.priceFen();
    kg = it.kg();
    budget = it.budget();
    openKg = it.openKg();
    filledKg = it.filledKg();
    frozen = it.frozen();
    paid = it.paid();
    status = now;
  }
}
