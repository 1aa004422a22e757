package io.carboninclusion.web.trading;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.trading.CancelOrder;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.OrderFilter;
import io.carboninclusion.trading.OrderRecord;
import io.carboninclusion.trading.OrderStatus;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.web.Answers;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The visitor's own orders, open ones or all, of one instrument or of every one. */
@Named
@RequestScoped
public class MyOrders {

  private static final int ROWS = 20;

  @Inject private OrderBook orderBook;
  @Inject private CurrentCaller currentCaller;
  @Inject private Listed listed;
  @Inject private HttpServletRequest request;

  private String code;
  private boolean all;
  private Long after;
  private Long cancelled;

  private Page<OrderRecord> orders;

  @PostConstruct
  void readAddress() {
    code = request.getParameter("code");
  }

  /** Cancels the order whose id the pressed button carries, never one by its place in the list. */
  public String cancel() {
    Outcome outcome =
        Answers.accepted(orderBook.cancel(currentCaller.get(), new CancelOrder(cancelled, null)));
    orderBook.awaitViews(outcome.sequence());
    return FacesContext.getCurrentInstance().getViewRoot().getViewId()
        + "?faces-redirect=true"
        + (code == null ? "" : "&code=" + code);
  }

  public Page<OrderRecord> getOrders() {
    if (orders == null) {
      orders =
          orderBook.orders(
              currentCaller.get(),
              new OrderFilter(code, all ? null : OrderStatus.OPEN, null),
              after,
              ROWS);
    }
    return orders;
  }

  public String nameOf(String instrument) {
    return listed.nameOf(instrument);
  }

  public boolean isAll() {
    return all;
  }

  public void setAll(boolean all) {
    this.all = all;
    orders = null;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
    orders = null;
  }

  public Long getCancelled() {
    return cancelled;
  }

  public void setCancelled(Long cancelled) {
    this.cancelled = cancelled;
  }
}
