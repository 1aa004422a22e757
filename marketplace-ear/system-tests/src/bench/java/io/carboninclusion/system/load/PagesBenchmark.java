package io.carboninclusion.system.load;

import static io.carboninclusion.launcher.ApiClient.json;

import io.carboninclusion.bench.Figure;
import io.carboninclusion.bench.Figures;
import io.carboninclusion.bench.Machine;
import io.carboninclusion.bench.Samples;
import io.carboninclusion.launcher.ApiClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Pages and lists with 100,000 orders of one participant behind them, half of them open, placed
 * through the door: the time from asking to the last byte, one visitor at a time.
 */
final class PagesBenchmark {
  private static final int ORDERS = Integer.getInteger("bench.pages.orders", 100_000);
  private static final int IN_ONE_CALL = 200;
  private static final int WARM = 10;
  private static final int VISITS = 40;
  private static final double P95_MILLIS = 300;

  private final BenchMarket market;
  private Samples slowest = new Samples();

  PagesBenchmark(BenchMarket market) {
    this.market = market;
  }

  void run() throws IOException, InterruptedException {
    String other = market.listAnother();
    ApiClient company = ApiClient.withToken(market.address(), market.key("company"));
    place(company, other, IN_ONE_CALL);
    place(company, market.instrument(), ORDERS);
    Machine machine = new Machine();
    double ours = market.serverCpu() + market.databaseCpu();
    Figures.say("           p50 ms   p95 ms   %,d orders of one participant".formatted(ORDERS));
    Visitor person = Visitor.person(market.address(), "company", BenchMarket.PASSWORD);
    String code = market.instrument();
    visit(
        person,
        "portfolio",
        "portfolio?all=true",
        "portfolio?all=true&after=" + middle(company),
        "portfolio?tab=statement",
        "instrument?code=" + code,
        "instrument?code=" + other + "&all=true",
        "market",
        "ledger");
    visit(
        Visitor.person(market.address(), "admin1", BenchMarket.PASSWORD),
        "approvals",
        "approvals?decided=true",
        "deposits",
        "withdrawals",
        "instruments",
        "enterprises",
        "issuances");
    visit(
        Visitor.program(market.address(), market.key("company")),
        "api/v1/orders?limit=200",
        "api/v1/orders?limit=200&cursor=" + middle(company),
        "api/v1/orders?state=OPEN&limit=200",
        "api/v1/orders?state=FILLED",
        "api/v1/orders?instrument=" + other,
        "api/v1/orders?instrument=" + other + "&state=CANCELLED",
        "api/v1/orders?clientOrderId=bench-7",
        "api/v1/account",
        "api/v1/account/statement?limit=200",
        "api/v1/instruments",
        "api/v1/instruments/" + code + "/book?depth=20",
        "api/v1/instruments/" + code + "/trades?limit=200",
        "api/v1/instruments/" + code + "/candles",
        "api/v1/ledger/check");
    Figures.tell(
        Figure.atMost(
            "pages and lists with %,d orders behind them: slowest p95".formatted(ORDERS),
            "ms",
            slowest,
            P95_MILLIS,
            machine.others(market.serverCpu() + market.databaseCpu() - ours)));
  }

  /** Half of them rest far from the market, half are closed at once. */
  private static void place(ApiClient company, String instrument, int count) {
    for (int from = 0; from < count; from += IN_ONE_CALL) {
      JsonArrayBuilder orders = Json.createArrayBuilder();
      for (int n = from; n < from + IN_ONE_CALL; n++) {
        orders.add(
            json()
                .add("instrument", instrument)
                .add("side", "BUY")
                .add("type", "LIMIT")
                .add("priceFen", 1_000 + n % 3_000)
                .add("kg", 1)
                .add("clientOrderId", "bench-" + n)
                .add("timeInForce", n % 2 == 0 ? "GTC" : "IOC"));
      }
      boolean allPlaced =
          company.post("orders/batch", json().add("orders", orders)).getJsonArray("results").stream()
              .allMatch(result -> result.asJsonObject().getInt("status") == 201);
      if (!allPlaced) {
        throw new IllegalStateException("not all orders were placed");
      }
    }
  }

  /** A cursor that half of the orders lie below. */
  private static long middle(ApiClient company) {
    long newest =
        company
            .get("orders?limit=1")
            .getJsonArray("items")
            .getJsonObject(0)
            .getJsonNumber("id")
            .longValue();
    return newest - ORDERS / 2;
  }

  private void visit(Visitor visitor, String... paths) throws IOException, InterruptedException {
    for (String path : List.of(paths)) {
      for (int n = 0; n < WARM; n++) {
        visitor.see(path);
      }
      double[] millis = new double[VISITS];
      for (int n = 0; n < VISITS; n++) {
        long begin = System.nanoTime();
        visitor.see(path);
        millis[n] = (System.nanoTime() - begin) / 1e6;
      }
      Arrays.sort(millis);
      double p95 = millis[(int) Math.ceil(VISITS * 0.95) - 1];
      if (slowest.isEmpty() || p95 > slowest.median()) {
        slowest = Samples.of(p95);
      }
      Figures.say(
          String.format(
              Locale.ROOT, "        %8.1f %8.1f   /%s", millis[VISITS / 2], p95, path));
    }
  }
}
