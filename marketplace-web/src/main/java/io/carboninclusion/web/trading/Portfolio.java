package io.carboninclusion.web.trading;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.trading.AccountRecord;
import io.carboninclusion.trading.HoldingRecord;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.OrderFilter;
import io.carboninclusion.trading.OrderRecord;
import io.carboninclusion.trading.PostingRecord;
import io.carboninclusion.trading.Treasury;
import io.carboninclusion.trading.WithdrawalRecord;
import io.carboninclusion.web.chart.SerialStrip;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What an enterprise has: cash, units by serial block, what is frozen and for what. */
@Named
@RequestScoped
public class Portfolio {

  private static final int ROWS = 20;
  private static final int FROZEN_SHOWN = 50;

  @Inject private OrderBook orderBook;
  @Inject private Treasury treasury;
  @Inject private CurrentCaller currentCaller;
  @Inject private MyAccount myAccount;
  @Inject private Listed listed;

  private String tab = "orders";
  private Long after;

  private Page<PostingRecord> statement;
  private Page<WithdrawalRecord> withdrawals;

  /** A holding with its name and what it is worth at the last price; null if none traded. */
  public record Line(HoldingRecord holding, String name, Long lastFen) {
    public long kg() {
      return holding.availableKg() + holding.frozenKg();
    }

    public Long valueMilliFen() {
      return lastFen == null ? null : Math.multiplyExact(lastFen, kg());
    }
  }

  public AccountRecord getAccount() {
    return myAccount.get();
  }

  public List<Line> getLines() {
    return getAccount().holdings().stream()
        .filter(holding -> holding.availableKg() + holding.frozenKg() > 0)
        .map(this::line)
        .toList();
  }

  public long getAvailableKg() {
    return getAccount().holdings().stream().mapToLong(HoldingRecord::availableKg).sum();
  }

  public long getFrozenKg() {
    return getAccount().holdings().stream().mapToLong(HoldingRecord::frozenKg).sum();
  }

  public long getTotalKg() {
    return Math.addExact(getAvailableKg(), getFrozenKg());
  }

  /** At last prices, thousandths of a fen; what never traded counts nothing. */
  public long getValueMilliFen() {
    return getLines().stream()
        .mapToLong(line -> line.lastFen() == null ? 0 : line.valueMilliFen())
        .sum();
  }

  public SerialStrip getStrip() {
    return SerialStrip.of(
        new SerialStrip.Part("held", "held", getAvailableKg()),
        new SerialStrip.Part("frozen", "frozen", getFrozenKg()));
  }

  /** Open orders, each of which freezes something. */
  public List<OrderRecord> getFreezingOrders() {
    return orderBook.orders(currentCaller.get(), OrderFilter.OPEN, null, FROZEN_SHOWN).items();
  }

  /** Withdrawals whose sum is frozen. */
  public List<WithdrawalRecord> getFreezingWithdrawals() {
    return treasury.withdrawals(currentCaller.get(), null, FROZEN_SHOWN).items().stream()
        .filter(
            withdrawal ->
                withdrawal.state() == WithdrawalRecord.State.FROZEN
                    || withdrawal.state() == WithdrawalRecord.State.PAYMENT_PROPOSED)
        .toList();
  }

  public Page<PostingRecord> getStatement() {
    if (statement == null) {
      statement = treasury.statement(currentCaller.get(), after, ROWS);
    }
    return statement;
  }

  public Page<WithdrawalRecord> getWithdrawals() {
    if (withdrawals == null) {
      withdrawals = treasury.withdrawals(currentCaller.get(), after, ROWS);
    }
    return withdrawals;
  }

  public String nameOf(String instrument) {
    return listed.nameOf(instrument);
  }

  private Line line(HoldingRecord holding) {
    InstrumentRecord instrument = listed.of(holding.instrument());
    Long lastFen = instrument == null || instrument.lastFen() == 0 ? null : instrument.lastFen();
    return new Line(holding, listed.nameOf(holding.instrument()), lastFen);
  }

  public String getTab() {
    return tab;
  }

  public void setTab(String tab) {
    this.tab = tab == null ? "orders" : tab;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }
}
