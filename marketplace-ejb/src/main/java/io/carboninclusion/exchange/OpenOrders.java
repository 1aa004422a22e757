package io.carboninclusion.exchange;

import java.util.function.Consumer;

/**
 * The orders in the books by id. Ids are dense, so their last bits choose the place and orders that
 * came together lie together; those of another age that want the same place form a chain through
 * the orders themselves. An order that is forgotten waits in a pool for the next one, so that
 * trading makes no garbage.
 */
final class OpenOrders {
  private Order[] places = new Order[64];
  private int size;
  private Order pool;

  /** A blank order; it is found by its id only when it was {@link #add added}. */
  Order take(long id) {
    Order order = pool;
    if (order == null) {
      order = new Order();
    } else {
      pool = order.next;
      order.next = null;
      order.filledKg = 0;
      order.paid = 0;
      order.feesPaid = 0;
      order.criteria = null;
    }
    order.id = id;
    return order;
  }

  void add(Order order) {
    if (size * 2 >= places.length) {
      grow();
    }
    chain(order);
    order.isKnown = true;
    size++;
    if (order.owner.known != null) {
      order.owner.known.add(order.id, order);
    }
  }

  private void chain(Order order) {
    int place = place(order.id);
    order.samePlace = places[place];
    places[place] = order;
  }

  /** The open order with this id, or null. */
  Order find(long id) {
    Order order = places[place(id)];
    while (order != null && order.id != id) {
      order = order.samePlace;
    }
    return order;
  }

  /** Lets the order go, to the pool. */
  void forget(Order order) {
    if (order.isKnown) {
      remove(order);
    }
    order.next = pool;
    pool = order;
  }

  private void remove(Order order) {
    int place = place(order.id);
    Order before = places[place];
    if (before == order) {
      places[place] = order.samePlace;
    } else {
      while (before.samePlace != order) {
        before = before.samePlace;
      }
      before.samePlace = order.samePlace;
    }
    order.samePlace = null;
    order.isKnown = false;
    size--;
    if (order.owner.known != null) {
      order.owner.known.remove(order.id);
    }
  }

  int size() {
    return size;
  }

  /** Calls for each, in no order that may matter. */
  void forEach(Consumer<Order> action) {
    for (Order first : places) {
      for (Order order = first; order != null; order = order.samePlace) {
        action.accept(order);
      }
    }
  }

  /**
   * Those of one account. All orders are looked at when it asks for the first time; from then on
   * its own are kept apart, so that nobody holds up the others by asking again and again.
   */
  LongMap<Order> of(Account owner) {
    if (owner.known == null) {
      LongMap<Order> its = new LongMap<>();
      forEach(
          order -> {
            if (order.owner == owner) {
              its.add(order.id, order);
            }
          });
      owner.known = its;
    }
    return owner.known;
  }

  private int place(long id) {
    return (int) id & (places.length - 1);
  }

  private void grow() {
    Order[] old = places;
    places = new Order[old.length * 2];
    for (Order first : old) {
      Order next = first;
      while (next != null) {
        Order order = next;
        next = order.samePlace;
        chain(order);
      }
    }
  }
}
