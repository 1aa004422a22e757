package io.carboninclusion.web.court;

import io.carboninclusion.court.CourtDesk;
import io.carboninclusion.court.OrderCounts;
import io.carboninclusion.court.OrderFilter;
import io.carboninclusion.court.OrderState;
import io.carboninclusion.court.RestorationOrder;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** The court's own orders: in which state, which words, which page stands in the address. */
@Named
@RequestScoped
public class CourtOrderList {

  private static final int ROWS = 20;

  /** States that the tabs show even when no order is in them: the way of the plain case. */
  private static final List<OrderState> ALWAYS =
      List.of(
          OrderState.DRAFT,
          OrderState.CONFIRMED,
          OrderState.FUNDED,
          OrderState.BUYING,
          OrderState.RETIRED);

  @Inject private CourtDesk desk;
  @Inject private CurrentCaller currentCaller;

  private OrderState state;
  private String words;
  private String cause;
  private boolean overdue;
  private Long after;

  private Page<RestorationOrder> orders;
  private OrderCounts counts;

  /** One tab: a state and how many orders are in it. */
  public record Tab(OrderState state, long count) {}

  public Page<RestorationOrder> getOrders() {
    if (orders == null) {
      orders =
          desk.list(
              currentCaller.get(), new OrderFilter(state, words, cause, overdue), after, ROWS);
    }
    return orders;
  }

  public OrderCounts getCounts() {
    if (counts == null) {
      counts = desk.counts(currentCaller.get());
    }
    return counts;
  }

  public List<Tab> getTabs() {
    return Stream.of(OrderState.values())
        .filter(one -> ALWAYS.contains(one) || one == state || getCounts().of(one) > 0)
        .map(one -> new Tab(one, getCounts().of(one)))
        .toList();
  }

  public long getAll() {
    return getCounts().all();
  }

  /** Whether the list is all there is, so that an empty one means a desk without any case. */
  public boolean isUnfiltered() {
    return state == null
        && !overdue
        && after == null
        && (words == null || words.isBlank())
        && (cause == null || cause.isBlank());
  }

  public OrderState getState() {
    return state;
  }

  public void setState(OrderState state) {
    this.state = state;
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }

  public String getCause() {
    return cause;
  }

  public void setCause(String cause) {
    this.cause = cause;
  }

  public boolean isOverdue() {
    return overdue;
  }

  public void setOverdue(boolean overdue) {
    this.overdue = overdue;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }
}
