package io.carboninclusion.web.trading;

import static io.carboninclusion.exchange.TimeInForce.DAY;
import static io.carboninclusion.exchange.TimeInForce.FOK;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.GTD;
import static io.carboninclusion.exchange.TimeInForce.IOC;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.trading.Conditions;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.OrderRecord;
import io.carboninclusion.trading.OrderTrade;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.PlaceOrder;
import io.carboninclusion.web.Answers;
import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Refusals;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The ticket beside a book: shows what an order would cost now, places it, and leads to the page
 * that shows what became of it. Sent twice, the key it carries lets only one order in.
 */
@Named
@ViewScoped
public class OrderTicket implements Serializable {

  private static final int PREVIEW_LEVELS = 200;
  private static final int FILLS_SHOWN = 50;

  @Inject private OrderBook orderBook;
  @Inject private CurrentCaller currentCaller;
  @Inject private InstrumentPage instrumentPage;
  @Inject private Look look;

  private Side side = Side.BUY;
  private OrderType type = OrderType.LIMIT;
  private TimeInForce timeInForce = GTC;
  private Long priceFen;
  private Long kg;
  private Long budgetFen;
  private LocalDate lastDay;
  private String key = UUID.randomUUID().toString();
  private Long placedOrder;

  private transient CostPreview preview;

  public String place() {
    Outcome outcome = Answers.of(orderBook.place(currentCaller.get(), order()));
    if (!outcome.isAccepted()) {
      // Its key stands for what was refused; what is mended is another order.
      key = UUID.randomUUID().toString();
    }
    outcome.orThrow();
    orderBook.awaitViews(outcome.sequence());
    return "/instrument?faces-redirect=true&code="
        + instrumentPage.getCode()
        + "&order="
        + outcome.order().id();
  }

  /** Asks the book what the order would do now; a refusal is said beside its input. */
  public void review() {
    preview = null;
    if (isComplete() && !FacesContext.getCurrentInstance().isValidationFailed()) {
      preview = Refusals.shownFor(near(), this::preview).orElse(null);
    }
  }

  public CostPreview getPreview() {
    return preview;
  }

  /** The verb and the amount, or what is missing. */
  public String getButtonText() {
    String verb = "ticket." + side.name();
    if (!isComplete()) {
      return Texts.sentence(look.getLocale(), verb + ".missing");
    }
    return isBudget()
        ? Texts.sentence(look.getLocale(), "ticket.BUY.budget", Figures.price(budgetFen))
        : Texts.sentence(look.getLocale(), verb, Figures.shortTonnes(kg));
  }

  private CostPreview preview() {
    return CostPreview.of(
        side, orderBook.quote(order()), orderBook.depth(instrumentPage.getCode(), PREVIEW_LEVELS));
  }

  private static UIComponent near() {
    return UIComponent.getCurrentComponent(FacesContext.getCurrentInstance());
  }

  private boolean isComplete() {
    boolean hasAmount = isBudget() ? budgetFen != null : priceFen != null && kg != null;
    return hasAmount && (isMarket() || !isDated() || lastDay != null);
  }

  private PlaceOrder order() {
    return new PlaceOrder(
        instrumentPage.getCode(),
        side,
        getType(),
        isMarket() ? null : getTimeInForce(),
        priceFen,
        isBudget() ? null : kg,
        isBudget() ? budgetFen : null,
        new Conditions(isDated() && !isMarket() ? lastDay : null, null, null, null),
        null,
        key);
  }

  /** What does not trade at once lapses instead of resting. */
  public boolean isLapsing() {
    return isMarket() || !getTimeInForce().rests();
  }

  /** A sum without a limit, which trades at once whatever time it names. */
  private boolean isMarket() {
    return isBudget() && priceFen == null;
  }

  /** Whether it names its last day. */
  public boolean isDated() {
    return getTimeInForce() == GTD;
  }

  public boolean isBudget() {
    return type == OrderType.BUDGET && side == Side.BUY;
  }

  /** The order this page was led to by {@link #place}, if any. */
  public OrderRecord getPlaced() {
    return placedOrder == null || currentCaller.find().isEmpty()
        ? null
        : Refusals.shownFor(null, () -> orderBook.order(currentCaller.get(), placedOrder))
            .orElse(null);
  }

  public List<OrderTrade> getPlacedTrades() {
    return orderBook.tradesOf(currentCaller.get(), placedOrder, null, FILLS_SHOWN).items();
  }

  public Side[] getSides() {
    return Side.values();
  }

  public OrderType[] getTypes() {
    return OrderType.values();
  }

  /** A sum has no quantity that could be bought in full or not at all. */
  public List<TimeInForce> getTimesInForce() {
    return Stream.of(GTC, DAY, GTD, IOC, FOK).filter(time -> time != FOK || !isBudget()).toList();
  }

  public Side getSide() {
    return side;
  }

  public void setSide(Side side) {
    this.side = side == null ? Side.BUY : side;
  }

  public OrderType getType() {
    return side == Side.SELL ? OrderType.LIMIT : type;
  }

  public void setType(OrderType type) {
    this.type = type == null ? OrderType.LIMIT : type;
  }

  public TimeInForce getTimeInForce() {
    return isBudget() && timeInForce == FOK ? IOC : timeInForce;
  }

  public void setTimeInForce(TimeInForce timeInForce) {
    this.timeInForce = timeInForce == null ? GTC : timeInForce;
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

  public Long getBudgetFen() {
    return budgetFen;
  }

  public void setBudgetFen(Long budgetFen) {
    this.budgetFen = budgetFen;
  }

  /** The trading day at whose close it expires; null if it names none. */
  public LocalDate getLastDay() {
    return lastDay;
  }

  public void setLastDay(LocalDate lastDay) {
    this.lastDay = lastDay;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }

  public Long getPlacedOrder() {
    return placedOrder;
  }

  public void setPlacedOrder(Long placedOrder) {
    this.placedOrder = placedOrder;
  }
}
