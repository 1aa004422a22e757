package io.carboninclusion.exchange;

/** The orders of one side at one price, oldest first: time priority. */
final class Level {
  /** Where it stands in its {@link Ladder}. */
  final Ladder.Page page;

  final int slot;
  long priceFen;
  long kg;
  int orders;
  Order first;
  Order last;

  Level(Ladder.Page page, int slot) {
    this.page = page;
    this.slot = slot;
  }

  void append(Order order) {
    order.level = this;
    order.previous = last;
    order.next = null;
    if (last == null) {
      first = order;
    } else {
      last.next = order;
    }
    last = order;
    kg += order.openKg;
    orders++;
  }

  /** Puts an order where its age belongs, for one that had its time priority at another price. */
  void insert(Order order) {
    Order before = last;
    while (before != null && before.priority > order.priority) {
      before = before.previous;
    }
    if (before == last) {
      append(order);
      return;
    }
    Order behind = before == null ? first : before.next;
    order.level = this;
    order.previous = before;
    order.next = behind;
    behind.previous = order;
    if (before == null) {
      first = order;
    } else {
      before.next = order;
    }
    kg += order.openKg;
    orders++;
  }

  void remove(Order order) {
    if (order.previous == null) {
      first = order.next;
    } else {
      order.previous.next = order.next;
    }
    if (order.next == null) {
      last = order.previous;
    } else {
      order.next.previous = order.previous;
    }
    order.previous = null;
    order.next = null;
    order.level = null;
    kg -= order.openKg;
    orders--;
  }
}
