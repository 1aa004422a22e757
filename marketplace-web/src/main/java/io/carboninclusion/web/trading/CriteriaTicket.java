package io.carboninclusion.web.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.trading.Conditions;
import io.carboninclusion.trading.CriteriaQuote;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.OrderRecord;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.PlaceOrder;
import io.carboninclusion.trading.Wanted;
import io.carboninclusion.web.Answers;
import io.carboninclusion.web.Refusals;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The ticket of a purchase across books: what is wanted, at most at which price; shows what it
 * would get from where now, buys it or lets it wait, and leads to what it got. Sent twice, its key
 * lets one in.
 */
@Named
@ViewScoped
public class CriteriaTicket implements Serializable {

  @Inject private OrderBook orderBook;
  @Inject private CurrentCaller currentCaller;
  @Inject private Listed listed;

  private InstrumentKind kind;
  private String scheme;
  private Integer firstVintage;
  private Integer lastVintage;
  private OrderType type = OrderType.LIMIT;
  private TimeInForce timeInForce = TimeInForce.IOC;
  private Long priceFen;
  private Long kg;
  private Long budgetFen;
  private String key = UUID.randomUUID().toString();
  private Long placedOrder;

  private transient CriteriaQuote preview;

  public String buy() {
    Outcome outcome = Answers.of(orderBook.place(currentCaller.get(), wanted(), order()));
    if (!outcome.isAccepted()) {
      // Its key stands for what was refused; what is mended is another order.
      key = UUID.randomUUID().toString();
    }
    outcome.orThrow();
    orderBook.awaitViews(outcome.sequence());
    return "/criteria?faces-redirect=true&order=" + outcome.order().id();
  }

  /** Asks the books what it would get now; a refusal is said beside its input. */
  public void review() {
    preview = null;
    if (isComplete() && !FacesContext.getCurrentInstance().isValidationFailed()) {
      UIComponent near = UIComponent.getCurrentComponent(FacesContext.getCurrentInstance());
      preview =
          Refusals.shownFor(near, () -> orderBook.quote(currentCaller.get(), wanted(), order()))
              .orElse(null);
    }
  }

  private boolean isComplete() {
    return isBudget() ? budgetFen != null : priceFen != null && kg != null;
  }

  private Wanted wanted() {
    Set<InstrumentKind> kinds =
        kind == null ? EnumSet.allOf(InstrumentKind.class) : EnumSet.of(kind);
    return new Wanted(kinds, scheme, firstVintage, lastVintage);
  }

  /** A person's own offer in one of the books is left alone; the purchase ends there. */
  private PlaceOrder order() {
    return PlaceOrder.acrossBooks(
        type,
        getTimeInForce(),
        priceFen,
        isBudget() ? null : kg,
        isBudget() ? budgetFen : null,
        new Conditions(null, null, null, SelfTrade.CANCEL_NEWEST),
        null,
        key);
  }

  public CriteriaQuote getPreview() {
    return preview;
  }

  /** The order this page was led to by {@link #buy}, if any. */
  public OrderRecord getPlaced() {
    return placedOrder == null
        ? null
        : Refusals.shownFor(null, () -> orderBook.order(currentCaller.get(), placedOrder))
            .filter(OrderRecord::isAcrossBooks)
            .orElse(null);
  }

  public boolean isBudget() {
    return type == OrderType.BUDGET;
  }

  public InstrumentKind[] getKinds() {
    return InstrumentKind.values();
  }

  /** The schemes of which something is listed. */
  public List<String> getSchemes() {
    return listed.getInstruments().stream()
        .map(InstrumentRecord::scheme)
        .distinct()
        .sorted()
        .toList();
  }

  /** The vintages of which something is listed. */
  public List<Integer> getVintages() {
    return listed.getInstruments().stream()
        .map(InstrumentRecord::vintage)
        .distinct()
        .sorted()
        .toList();
  }

  public OrderType[] getTypes() {
    return OrderType.values();
  }

  /** A sum has no quantity that could be bought in full or not at all. */
  public List<TimeInForce> getTimesInForce() {
    return isBudget()
        ? List.of(TimeInForce.IOC, TimeInForce.GTC, TimeInForce.DAY)
        : List.of(TimeInForce.IOC, TimeInForce.FOK, TimeInForce.GTC, TimeInForce.DAY);
  }

  /** Whether what is not bought at once waits. */
  public boolean isResting() {
    return getTimeInForce().rests();
  }

  public InstrumentKind getKind() {
    return kind;
  }

  public void setKind(InstrumentKind kind) {
    this.kind = kind;
  }

  public Long getPriceFen() {
    return priceFen;
  }

  public void setPriceFen(Long priceFen) {
    this.priceFen = priceFen;
  }

  public String getScheme() {
    return scheme;
  }

  public void setScheme(String scheme) {
    this.scheme = scheme;
  }

  public Long getKg() {
    return kg;
  }

  public void setKg(Long kg) {
    this.kg = kg;
  }

  public Integer getFirstVintage() {
    return firstVintage;
  }

  public void setFirstVintage(Integer firstVintage) {
    this.firstVintage = firstVintage;
  }

  public Long getBudgetFen() {
    return budgetFen;
  }

  public void setBudgetFen(Long budgetFen) {
    this.budgetFen = budgetFen;
  }

  public Integer getLastVintage() {
    return lastVintage;
  }

  public void setLastVintage(Integer lastVintage) {
    this.lastVintage = lastVintage;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }

  public OrderType getType() {
    return type;
  }

  public void setType(OrderType type) {
    this.type = type == null ? OrderType.LIMIT : type;
  }

  public Long getPlacedOrder() {
    return placedOrder;
  }

  public void setPlacedOrder(Long placedOrder) {
    this.placedOrder = placedOrder;
  }

  public TimeInForce getTimeInForce() {
    return isBudget() && timeInForce == TimeInForce.FOK ? TimeInForce.IOC : timeInForce;
  }

  public void setTimeInForce(TimeInForce timeInForce) {
    this.timeInForce = timeInForce == null ? TimeInForce.IOC : timeInForce;
  }
}
