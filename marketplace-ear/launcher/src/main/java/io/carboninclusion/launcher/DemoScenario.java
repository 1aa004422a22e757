package io.carboninclusion.launcher;

import static io.carboninclusion.launcher.ApiClient.json;

import io.carboninclusion.launcher.TwoAdministrators.Instrument;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day that a new market with demo users begins with, lived through the doors like any other:
 * every step is a call of the REST API by one of the demo's users. Names and prices are examples.
 */
public final class DemoScenario {
  private static final String FOREST = "SC-FOR-2024";
  private static final long TONNE = 1_000;
  private static final long REFERENCE_FEN = 5_815;
  private static final int BAND = 1_000;
  private static final long DEPOSIT_FEN = 50_000_000;

  /** Prices in fen and tonnes of the first offers and bids. */
  private static final long[][] OFFERS = {
    {5_870, 126}, {5_885, 240}, {5_900, 500}, {5_920, 180}, {5_950, 860}
  };

  private static final long[][] BIDS = {
    {5_860, 85}, {5_855, 150}, {5_840, 320}, {5_820, 210}, {5_800, 1_000}
  };

  private final URI address;
  private final String password;

  public DemoScenario(URI address, String password) {
    this.address = address;
    this.password = password;
  }

  /** Plays the day once; a market that has instruments already is left as it is. */
  public void play() {
    if (ApiClient.anonymous(address).get("instruments").getJsonArray("items").isEmpty()) {
      TwoAdministrators market = administrators();
      list(market);
      issue(market);
      fund(market);
      trade();
      retire();
      new DemoCase(this).play(market, FOREST);
      new DemoPool(this).play(market);
    }
  }

  /** A fresh address at which one of the demo's citizens sees the own account. */
  public String citizenLink() {
    return new DemoPool(this).citizenLink();
  }

  /** The demo's two administrators. */
  public TwoAdministrators administrators() {
    return new TwoAdministrators(user("admin1"), user("admin2"));
  }

  /** A demo user, logged in. */
  public ApiClient user(String name) {
    return ApiClient.login(address, name, password);
  }

  private static void list(TwoAdministrators market) {
    market.list(
        new Instrument(FOREST, "川林草-2024", "Sichuan forestry 2024", "FORESTRY", "SC", 2024, TONNE),
        REFERENCE_FEN,
        BAND);
    market.list(
        new Instrument(
            "GD-FOR-2023", "粤林业-2023", "Guangdong forestry 2023", "FORESTRY", "GD", 2023, TONNE),
        3_180,
        BAND);
    market.list(
        new Instrument(
            DemoPool.INSTRUMENT, "武碳个人-2025", "Wuhan personal 2025", "PERSONAL", "WH", 2025, 1),
        4_215,
        BAND);
  }

  private void issue(TwoAdministrators market) {
    market.issue(register(market), FOREST, 5_000 * TONNE);
  }

  /**
   * Registers a project of the demo's seller and approves it.
   *
   * @return its id
   */
  public long register(TwoAdministrators market) {
    JsonObject project =
        user("seller")
            .post(
                "projects",
                json()
                    .add("scheme", "SC")
                    .add("methodology", "SC-FOR")
                    .add("methodologyVersion", "2")
                    .add("region", "示例县")
                    .add("vintageFrom", 2022)
                    .add("vintageTo", 2024)
                    .add("nameZh", "示例国有林场森林经营项目")
                    .add("nameEn", "Example state forest farm, improved forest management")
                    .add("developer", "示例国有林场"));
    long id = project.getJsonNumber("id").longValue();
    market.first().post("projects/" + id + "/approval", json().add("approve", true));
    return id;
  }

  private void fund(TwoAdministrators market) {
    for (String name : new String[] {"company", "company2"}) {
      market.deposit(account(user(name)), DEPOSIT_FEN);
    }
  }

  private void trade() {
    ApiClient seller = user("seller");
    ApiClient other = user("company2");
    place(seller, "SELL", 5_850, 65);
    place(other, "BUY", 5_850, 40);
    place(other, "BUY", 5_850, 25);
    place(seller, "SELL", 5_860, 60);
    place(user("company"), "BUY", 5_860, 60);
    for (long[] offer : OFFERS) {
      place(seller, "SELL", offer[0], offer[1]);
    }
    for (long[] bid : BIDS) {
      place(other, "BUY", bid[0], bid[1]);
    }
  }

  private static void place(ApiClient trader, String side, long priceFen, long tonnes) {
    trader.post(
        "orders",
        json()
            .add("instrument", FOREST)
            .add("side", side)
            .add("type", "LIMIT")
            .add("priceFen", priceFen)
            .add("kg", tonnes * TONNE));
  }

  private void retire() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    user("company")
        .post(
            "retirements",
            json()
                .add("instrument", FOREST)
                .add("kg", 30 * TONNE)
                .add("beneficiary", "示例汽车零部件有限公司")
                .add("purpose", "VOLUNTARY_OFFSET")
                .add("note", "示例：年度供应商大会碳中和")
                .add("from", today.minusDays(2).toString())
                .add("to", today.minusDays(1).toString()));
  }

  /** The account of the user's enterprise. */
  static long account(ApiClient user) {
    return user.get("me").getJsonNumber("enterpriseId").longValue();
  }
}
