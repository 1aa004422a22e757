package io.carboninclusion.web.personal;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.TradingAccounts;
import io.carboninclusion.trading.CancelOrder;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.OrderRecord;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.PlaceOrder;
import io.carboninclusion.web.Answers;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;

/** Sells units of a pool on the pool's own account. */
@Named
@RequestScoped
public class PoolTicket {

  private static final int ORDERS = 20;

  @Inject private OrderBook orderBook;
  @Inject private TradingAccounts accounts;
  @Inject private CurrentCaller currentCaller;
  @Inject private PoolPage poolPage;

  @Inject
  @Param(name = "cancel")
  private Long cancelled;

  private Long priceFen;
  private Long kg;

  /** Of this form as it was shown: sent twice, it places one order. */
  private String key = UUID.randomUUID().toString();

  public String sell() {
    awaited(
        Answers.accepted(
            orderBook.place(
                seller(),
                new PlaceOrder(
                    poolPage.getPool().instrument(),
                    Side.SELL,
                    OrderType.LIMIT,
                    TimeInForce.GTC,
                    priceFen,
                    kg,
                    null,
                    null,
                    key))));
    return here();
  }

  /** Cancels the order whose id the pressed button carries. */
  public String cancel() {
    awaited(Answers.accepted(orderBook.cancel(seller(), new CancelOrder(cancelled, null))));
    return here();
  }

  /** The pool's orders, the newest first. */
  public List<OrderRecord> getOrders() {
    return orderBook.ordersOf(poolPage.getPool().id(), null, ORDERS).items();
  }

  private Caller seller() {
    return accounts.acting(currentCaller.get(), poolPage.getId());
  }

  private void awaited(Outcome outcome) {
    orderBook.awaitViews(outcome.sequence());
  }

  private String here() {
    return "/pool?faces-redirect=true&id=" + poolPage.getId();
  }

  public Long getPriceFen() {
    return priceFen;
  }

  public void setPriceFen(Long priceFen) {
    this.priceFen = priceFen;
  }

  public Long getKg() {
    return kg;
  }

  public void setKg(Long kg) {
    this.kg = kg;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }
}
