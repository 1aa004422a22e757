package io.carboninclusion.exchange;

/** The rules of instruments that are one number each, and what has to be counted for them. */
final class RuleBook {
  private final Step step;
  private final Books books;
  private final Ledger ledger;
  private final OpenOrders orders;
  private final BlockTrades blocks;
  private final Auctions auctions;
  private final EventStream events;

  RuleBook(
      Step step,
      Books books,
      Ledger ledger,
      OpenOrders orders,
      BlockTrades blocks,
      Auctions auctions,
      EventStream events) {
    this.step = step;
    this.books = books;
    this.ledger = ledger;
    this.orders = orders;
    this.blocks = blocks;
    this.auctions = auctions;
    this.events = events;
  }

  Reason setRule(int id, Rule rule, long value) {
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    long nearest = rule.nearest(value, book.instrument.lotKg(), book.instrument::rule);
    if (value != nearest) {
      return step.refuse(Reason.RULE_OUT_OF_RANGE, nearest, value);
    }
    step.decided();
    book.instrument.rule(rule, value);
    if (rule == Rule.MAX_OPEN_ORDERS || rule == Rule.MAX_POSITION_KG) {
      countByAccount(book.instrument);
    }
    if (rule == Rule.T_PLUS_ONE && value == 0) {
      forgetBought(id);
    }
    events.ruleChanged(id, rule, value);
    return Reason.ACCEPTED;
  }

  /** What was bought today may be sold now, and is not counted if the rule comes back today. */
  private void forgetBought(int id) {
    for (Account account : ledger.accounts()) {
      Holding holding = account == null ? null : account.holding(id);
      if (holding != null) {
        holding.forgetBought();
      }
    }
  }

  /** Looks at every open order of the market, once when the first of such rules is set. */
  private void countByAccount(Instrument instrument) {
    OrdersByAccount before = instrument.ordersByAccount;
    OrdersByAccount counts = OrdersByAccount.askedBy(instrument);
    if (before != null && counts != null) {
      return;
    }
    instrument.ordersByAccount = counts;
    if (counts != null) {
      orders.forEach(
          order -> {
            if (order.book.instrument == instrument) {
              counts.opened(order);
            }
          });
      blocks.countAnew(instrument);
      auctions.countAnew(instrument);
    }
  }
}
