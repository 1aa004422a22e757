package io.carboninclusion.launcher;

import static io.carboninclusion.launcher.ApiClient.json;

import io.carboninclusion.launcher.TwoAdministrators.Instrument;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The running market as a venue for a recorded order flow: one instrument of its own without a
 * band, one participant who buys and one who sells. The book is read as the public reads it.
 */
public final class FlowMarket implements OrderFlow.Venue {
  private static final long CASH_FEN = 1_000_000_000L;
  private static final long UNITS_KG = 1_000_000L;

  private final ApiClient buyer;
  private final ApiClient seller;
  private final String instrument;
  private final Set<Long> sales = new HashSet<>();

  private FlowMarket(ApiClient buyer, ApiClient seller, String instrument) {
    this.buyer = buyer;
    this.seller = seller;
    this.instrument = instrument;
  }

  /**
   * Lists a new instrument and gives the buyer cash and the seller units of it.
   *
   * @param project an approved project of the seller, of scheme SC
   */
  public static FlowMarket list(
      TwoAdministrators market, ApiClient buyer, ApiClient seller, long project) {
    String code = "SC-FLOW-" + Long.toString(System.currentTimeMillis(), 36).toUpperCase();
    market.list(
        new Instrument(
            code, "委托流回放 " + code, "Recorded order flow " + code, "FORESTRY", "SC", 2024, 1),
        0,
        -1);
    market.issue(project, code, UNITS_KG);
    market.deposit(DemoScenario.account(buyer), CASH_FEN);
    return new FlowMarket(buyer, seller, code);
  }

  /** The instrument's code. */
  public String instrument() {
    return instrument;
  }

  @Override
  public long place(boolean buy, long priceFen, long kg, boolean immediate) {
    JsonObject order =
        (buy ? buyer : seller)
            .post(
                "orders",
                json()
                    .add("instrument", instrument)
                    .add("side", buy ? "BUY" : "SELL")
                    .add("type", "LIMIT")
                    .add("priceFen", priceFen)
                    .add("kg", kg)
                    .add("timeInForce", immediate ? "IOC" : "GTC"));
    long id = order.getJsonNumber("id").longValue();
    if (!buy) {
      sales.add(id);
    }
    return id;
  }

  @Override
  public void cancel(long order) {
    (sales.contains(order) ? seller : buyer).delete("orders/" + order);
  }

  @Override
  public List<OrderFlow.Level> depth(boolean buy, int levels) {
    return buyer
        .get("instruments/" + instrument + "/book?depth=" + levels)
        .getJsonArray(buy ? "bids" : "asks")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(level -> new OrderFlow.Level(number(level, "priceFen"), number(level, "kg")))
        .toList();
  }

  private static long number(JsonObject object, String name) {
    JsonNumber number = object.getJsonNumber(name);
    return number.longValue();
  }
}
