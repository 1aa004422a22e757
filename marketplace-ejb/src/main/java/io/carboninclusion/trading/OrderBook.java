package io.carboninclusion.trading;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The EJB order book: the one way to the core. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderBook {

  /** Answers once the command is committed; refusals of the core are outcomes. */
  public CompletionStage<Outcome> place(Caller caller, PlaceOrder order) {
    throw new UnsupportedOperationException();
  }

  public CompletionStage<Outcome> cancel(Caller caller, CancelOrder order) {
    throw new UnsupportedOperationException();
  }

  /** For rooms: the intent must be committed before. */
  public CompletionStage<Outcome> send(RoomCommand command) {
    throw new UnsupportedOperationException();
  }

  /** What the views know of an intent; empty if its command has not come to the journal. */
  public Optional<Outcome> outcomeOf(long intent) {
    throw new UnsupportedOperationException();
  }

  /** Waits until the views show this command, at most two seconds. */
  public boolean awaitViews(long sequence) {
    throw new UnsupportedOperationException();
  }

  public Depth depth(String instrument, int levels) {
    throw new UnsupportedOperationException();
  }

  /** What the order would do now; throws {@link Rejected} for input that makes no sense. */
  public Quote quote(PlaceOrder order) {
    throw new UnsupportedOperationException();
  }

  /** The newest first. */
  public Page<TradeRecord> trades(String instrument, Long cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  /** The caller's own, the newest first. */
  public Page<OrderRecord> orders(Caller caller, OrderFilter filter, Long cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Throws UNKNOWN_ORDER also for another's. */
  public OrderRecord order(Caller caller, long id) {
    throw new UnsupportedOperationException();
  }

  public Page<TradeRecord> tradesOf(Caller caller, long order, Long cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  public AccountRecord account(Caller caller) {
    throw new UnsupportedOperationException();
  }

  public MarketState state() {
    throw new UnsupportedOperationException();
  }

  public LedgerCheck check() {
    throw new UnsupportedOperationException();
  }
}
