package io.carboninclusion.exchange;

import java.util.List;

/** How orders come into the books, change there and leave at their owners' word. */
final class OrderEntry {
  private final Step step;
  private final Books books;
  private final Ledger ledger;
  private final EventStream events;
  private final OpenOrders orders;
  private final DeliveryVersusPayment settlement;
  private final CriteriaOrders criteriaOrders;
  private final Halts halts;
  private final Totals totals;
  private final Admission admission = new Admission();
  private long lastOrder;

  OrderEntry(
      Step step,
      Books books,
      Ledger ledger,
      EventStream events,
      OpenOrders orders,
      DeliveryVersusPayment settlement,
      CriteriaOrders criteriaOrders,
      Halts halts,
      Totals totals) {
    this.step = step;
    this.books = books;
    this.ledger = ledger;
    this.events = events;
    this.orders = orders;
    this.settlement = settlement;
    this.criteriaOrders = criteriaOrders;
    this.halts = halts;
    this.totals = totals;
  }

  /** The id of the last order that was taken. */
  long lastOrder() {
    return lastOrder;
  }

  void lastOrder(long id) {
    lastOrder = id;
  }

  Reason place(
      int account,
      int id,
      Side side,
      OrderType type,
      Terms terms,
      long priceFen,
      long kg,
      long budget) {
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    Instrument instrument = book.instrument;
    Account owner = ledger.find(account);
    boolean market = type == OrderType.BUDGET && priceFen == 0;
    Reason reason =
        type == OrderType.LIMIT
            ? admission.limitOrder(owner, instrument, side, priceFen, kg)
            : admission.budgetOrder(owner, instrument, side, terms.timeInForce(), priceFen, budget);
    if (reason == Reason.ACCEPTED && instrument.phase == TradingPhase.CALL_AUCTION) {
      reason = admission.callAuction(instrument, type, terms);
    }
    if (reason == Reason.ACCEPTED && !terms.areUsual()) {
      reason = admission.terms(book, side, type, terms, priceFen, kg);
    }
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, admission.expected(), admission.given());
    }
    step.decided();
    Order order = orders.take(++lastOrder);
    order.owner = owner;
    order.book = book;
    order.side = side;
    order.type = type;
    order.terms =
        terms.timeInForce() == TimeInForce.DAY ? terms.until(instrument.tradingDay()) : terms;
    order.priceFen = priceFen;
    order.kg = kg;
    order.budget = budget;
    order.isCapped = owner.isCase && !market;
    order.fees = instrument.fees();
    order.openKg = kg;
    order.frozen = order.needed();
    if (type == OrderType.BUDGET) {
      order.openKg = order.bought(market ? instrument.lowestFen() : order.limitFen());
    }
    settlement.freeze(order, order.frozen);
    totals.count(order);
    owner.openOrders++;
    if (instrument.ordersByAccount != null) {
      instrument.ordersByAccount.opened(order);
    }
    events.orderAccepted(order);
    enter(order, market ? instrument.highestFen() : priceFen);
    return Reason.ACCEPTED;
  }

  Reason placeByCriteria(
      int account,
      Criteria criteria,
      OrderType type,
      Terms terms,
      long priceFen,
      long kg,
      long budget) {
    step.begin();
    Account owner = ledger.find(account);
    long amount = type == OrderType.LIMIT ? kg : budget;
    Reason reason =
        criteriaOrders.judge(owner, books.byNumber(), criteria, type, terms, priceFen, amount);
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, criteriaOrders.expected(), criteriaOrders.given());
    }
    step.decided();
    Order order = orders.take(++lastOrder);
    criteriaOrders.describe(order, criteria, terms);
    order.owner = owner;
    order.type = type;
    order.priceFen = priceFen;
    order.kg = kg;
    order.budget = budget;
    order.openKg =
        type == OrderType.LIMIT ? kg : order.fees.without(budget) / Math.max(1, priceFen);
    order.frozen = order.needed();
    settlement.freeze(order, order.frozen);
    totals.count(order);
    owner.openOrders++;
    events.orderAccepted(order);
    criteriaOrders.sweep(order, step.nowMicros());
    return Reason.ACCEPTED;
  }

  CriteriaPreview previewByCriteria(
      int account, Criteria criteria, OrderType type, Terms terms, long priceFen, long amount) {
    Account owner = ledger.find(account);
    Reason reason =
        criteriaOrders.judge(owner, books.byNumber(), criteria, type, terms, priceFen, amount);
    return criteriaOrders.preview(reason, owner, type, terms, priceFen, amount);
  }

  Reason amend(int account, long id, long priceFen, long kg) {
    step.begin();
    Order order = orders.find(id);
    if (order == null || order.owner.id != account) {
      return refuseNamed(order, id);
    }
    if (order.criteria != null) {
      return makeSmaller(order, priceFen, kg);
    }
    Reason reason = admission.amendment(order, priceFen, kg);
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, admission.expected(), admission.given());
    }
    step.decided();
    boolean keepsItsPlace = order.keepsItsPlace(priceFen, kg);
    long openKg = kg - order.filledKg;
    if (keepsItsPlace) {
      order.book.reduce(order, openKg);
    } else {
      order.book.leave(order);
      order.openKg = openKg;
      order.priceFen = priceFen;
      order.fees = order.book.instrument.fees();
    }
    order.kg = kg;
    settlement.refreeze(order);
    events.orderAmended(order);
    if (!keepsItsPlace) {
      enter(order, priceFen);
    }
    return Reason.ACCEPTED;
  }

  /** All that can be changed of a purchase across books: it keeps its place. */
  private Reason makeSmaller(Order order, long priceFen, long kg) {
    Reason reason = criteriaOrders.amendment(order, books.byNumber(), priceFen, kg);
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, criteriaOrders.expected(), criteriaOrders.given());
    }
    step.decided();
    order.book.reduce(order, kg - order.filledKg);
    order.kg = kg;
    settlement.refreeze(order);
    events.orderAmended(order);
    return Reason.ACCEPTED;
  }

  Reason cancel(int account, long order) {
    step.begin();
    Order open = orders.find(order);
    if (open == null || open.owner.id != account) {
      return refuseNamed(open, order);
    }
    step.decided();
    open.book.cancel(open);
    return Reason.ACCEPTED;
  }

  Reason cancelAll(int account, int id, Side side) {
    step.begin();
    if (id != 0 && books.find(id) == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    Account owner = ledger.find(account);
    OldestOrders oldest = new OldestOrders(Limits.MAX_CANCELLED_AT_ONCE);
    if (owner != null && owner.openOrders > 0) {
      orders
          .of(owner)
          .forEach(
              order -> {
                boolean there = id == 0 || order.instrument() == id;
                if (there && (side == null || order.side == side)) {
                  oldest.offer(order);
                }
              });
    }
    step.decided();
    List<Order> meant = oldest.inOrder();
    meant.forEach(order -> order.book.cancel(order));
    events.allCancelled(account, meant.size(), oldest.offered() - meant.size());
    return Reason.ACCEPTED;
  }

  private void enter(Order order, long limit) {
    Instrument instrument = order.book.instrument;
    long beforeFen = instrument.lastFen;
    long filledBefore = order.filledKg;
    boolean rests = order.book.enter(order, limit);
    if (rests) {
      if (!order.isKnown) {
        orders.add(order);
      }
      if (order.filledKg > filledBefore) {
        events.orderChanged(order);
      }
    }
    if (instrument.watchesPrice()) {
      halts.look(instrument, beforeFen, step.nowMicros());
    }
  }

  /** The account has no such order, or has it no more. */
  private Reason refuseNamed(Order anothers, long order) {
    boolean closed = anothers == null && order >= 1 && order <= lastOrder;
    return step.refuse(closed ? Reason.ORDER_NOT_OPEN : Reason.UNKNOWN_ORDER, 0, order);
  }
}
