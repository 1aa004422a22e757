package io.carboninclusion.court;

import io.carboninclusion.kernel.Money;
import io.carboninclusion.trading.OpenCommands;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.RoomCommand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The commands of the steps, made of the row alone; and those the views know no outcome of. */
@ApplicationScoped
class CaseCommands implements OpenCommands {

  private static final String OPEN =
      "SELECT o.id FROM market.court_order o LEFT JOIN market_view.outcome x ON x.intent = o.%s"
          + " WHERE o.watched = 1 AND o.%s IS NOT NULL AND x.sequence IS NULL %s ORDER BY o.id";

  @Inject Orders orders;
  @Inject OrderBook orderBook;

  RoomCommand open(OrderRow row) {
    return new RoomCommand.OpenCase(row.openIntent(), row.account());
  }

  RoomCommand buy(OrderRow row) {
    Terms terms = row.terms();
    return terms.sumFen == null
        ? RoomCommand.Place.purchase(
            row.buyIntent(), row.account(), terms.instrument, terms.capFen, terms.kg)
        : RoomCommand.Place.purchaseFor(
            row.buyIntent(),
            row.account(),
            terms.instrument,
            terms.capFen,
            Money.ofFen(terms.sumFen).milliFen());
  }

  RoomCommand cancel(OrderRow row, long order) {
    return new RoomCommand.Cancel(row.cancelIntent(), row.account(), order);
  }

  /** Closes a case that bought nothing: nothing is retired, so there is no certificate. */
  RoomCommand closeEmpty(OrderRow row) {
    return new RoomCommand.CloseCase(
        row.closeIntent(), row.account(), row.terms().instrument, 0, 0, new byte[32]);
  }

  /** The closing of a case that holds units is a retirement, which the registry sends again. */
  @Override
  public List<RoomCommand> openCommands() {
    List<RoomCommand> open = new ArrayList<>();
    open("open_intent", "").forEach(row -> open.add(open(row)));
    open("buy_intent", "").forEach(row -> open.add(buy(row)));
    for (OrderRow row : open("cancel_intent", "")) {
      orderBook
          .outcomeOf(row.buyIntent())
          .ifPresent(placed -> open.add(cancel(row, placed.order().id())));
    }
    open("close_intent", "AND o.closed_kg = 0").forEach(row -> open.add(closeEmpty(row)));
    return open;
  }

  private List<OrderRow> open(String intent, String condition) {
    List<Long> ids = orders.ids(String.format(OPEN, intent, intent, condition));
    return List.copyOf(orders.findAll(ids).values());
  }
}
