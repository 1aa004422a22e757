package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The oldest of the orders that it is offered, as many as there is room for. Where open orders lie
 * depends on what lay there before; their ids are the same on every machine.
 */
final class OldestOrders {
  private final PriorityQueue<Order> youngestFirst =
      new PriorityQueue<>(Comparator.comparingLong(Order::id).reversed());

  private final int room;
  private int offered;

  OldestOrders(int room) {
    this.room = room;
  }

  void offer(Order order) {
    offered++;
    if (youngestFirst.size() < room) {
      youngestFirst.add(order);
    } else if (order.id < youngestFirst.element().id) {
      youngestFirst.remove();
      youngestFirst.add(order);
    }
  }

  /** How many it was offered, with those that found no room. */
  int offered() {
    return offered;
  }

  List<Order> inOrder() {
    List<Order> orders = new ArrayList<>(youngestFirst);
    orders.sort(Comparator.comparingLong(Order::id));
    return orders;
  }
}
