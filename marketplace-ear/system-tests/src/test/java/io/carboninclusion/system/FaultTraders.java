package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.DemoScenario;
import io.carboninclusion.launcher.TwoAdministrators;
import io.carboninclusion.system.OrderLine.Reply;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The traders of a market under faults: three enterprises, each over three connections. */
final class FaultTraders {
  static final String CODE = "SC-FAULTS-2024";
  private static final List<String> ENTERPRISES = List.of("seller", "company", "company2");

  /** Eight times this and eight more twice is below what one participant may have waiting. */
  private static final int BATCH = 25;

  private static final long MOST_KG = 1_000_000_000L;
  private static final long DEPOSIT_FEN = 100_000_000_000L;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LOOKED_AT = 3;

  private final FaultTally tally;
  private final URI address;
  private final Map<String, List<FaultTrader>> byEnterprise = new HashMap<>();
  private final List<FaultTrader> all = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private long acknowledgedAtLastFault;

  private FaultTraders(URI address, FaultTally tally) {
    this.address = address;
    this.tally = tally;
  }

  /** Lists an instrument and gives every enterprise cash and units; nobody trades yet. */
  static FaultTraders of(URI address, FaultTally tally) {
    FaultTraders traders = new FaultTraders(address, tally);
    DemoScenario demo = new DemoScenario(address, RunningMarket.PASSWORD);
    TwoAdministrators two = demo.administrators();
    two.list(
        new TwoAdministrators.Instrument(
            CODE, "故障-2024", "Faults 2024", "FORESTRY", "SC", 2024, People.TONNE),
        5_000,
        -1);
    two.issue(demo.register(two), CODE, 3 * MOST_KG);
    for (String enterprise : ENTERPRISES) {
      ApiClient user = demo.user(enterprise);
      two.deposit(user.get("me").getJsonNumber("enterpriseId").longValue(), DEPOSIT_FEN);
      if (!enterprise.equals(ENTERPRISES.get(0))) {
        demo.user(ENTERPRISES.get(0)).post("orders", PoolDay.order(CODE, "SELL", 5_000, MOST_KG));
        user.post("orders", PoolDay.order(CODE, "BUY", 5_000, MOST_KG));
      }
      traders.add(enterprise, user.token());
    }
    return traders;
  }

  void begin() {
    threads.forEach(Thread::start);
  }

  /** One connection of an enterprise. */
  OrderLine line(int enterprise) {
    return byEnterprise.get(ENTERPRISES.get(enterprise)).get(0).line();
  }

  private void add(String enterprise, String token) {
    List<FaultTrader> own = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      FaultTrader trader =
          new FaultTrader(
              enterprise + number,
              CODE,
              new OrderLine(address, token),
              number == 0 ? BATCH : 1,
              tally);
      own.add(trader);
      threads.add(new Thread(trader, trader.name()));
    }
    byEnterprise.put(enterprise, own);
    all.addAll(own);
  }

  /** Waits until so many orders have been acknowledged since the last time. */
  void awaitLoad(int orders) {
    long wanted = acknowledgedAtLastFault + orders;
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> tally.acknowledged() >= wanted || !tally.complaints().isEmpty());
    acknowledgedAtLastFault = tally.acknowledged();
    stopWhenSomethingIsWrong();
  }

  /** Waits until every trader knows what became of each order. */
  void awaitSettled(Duration patience) {
    await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> tally.unsettled() == 0 || !tally.complaints().isEmpty());
    stopWhenSomethingIsWrong();
  }

  private void stopWhenSomethingIsWrong() {
    assertThat(tally.complaints()).isEmpty();
  }

  /** Every connection's last orders, by their references: there once, as acknowledged. */
  void lookAtTheLast() {
    for (FaultTrader trader : all) {
      int last = trader.sent() - 1;
      for (int number = last; number > Math.max(0, last - LOOKED_AT); number--) {
        long told = trader.told(number);
        if (told > 0) {
          lookAt(trader, number, told);
        }
      }
    }
    stopWhenSomethingIsWrong();
  }

  private void lookAt(FaultTrader trader, int number, long told) {
    String reference = trader.name() + "-" + number;
    Reply reply =
        await()
            .atMost(PATIENCE)
            .until(
                () -> trader.line().get("orders?clientOrderId=" + reference),
                read -> read.status() == 200 && read.isDocument());
    List<JsonNumber> there =
        reply.json().getOrDefault("items", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
            .map(item -> item.asJsonObject().getJsonNumber("id"))
            .toList();
    if (there.size() != 1 || there.get(0).longValue() != told) {
      tally.complain(reference + " was acknowledged as " + told + " and is found as " + there);
    }
  }

  void balanced() {
    JsonObject check = ApiClient.anonymous(address).get("ledger/check");
    if (!check.getBoolean("balanced")) {
      tally.complain("the ledger does not balance: " + check);
    }
    stopWhenSomethingIsWrong();
  }

  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(PATIENCE.toMillis());
      assertThat(thread.isAlive()).as(thread.getName() + " hangs").isFalse();
    }
  }

  /** All orders there are, page by page: exactly those that were acknowledged, each once. */
  void compareAll() {
    for (Map.Entry<String, List<FaultTrader>> each : byEnterprise.entrySet()) {
      ApiClient reader = ApiClient.login(address, each.getKey(), RunningMarket.PASSWORD);
      Map<String, BitSet> seen = new HashMap<>();
      each.getValue().forEach(trader -> seen.put(trader.name(), new BitSet()));
      String cursor = "";
      while (cursor != null) {
        JsonObject page = reader.get("orders?limit=200" + cursor);
        page.getJsonArray("items").forEach(item -> compare(item.asJsonObject(), seen));
        cursor = page.containsKey("next") ? "&cursor=" + page.get("next") : null;
      }
      each.getValue().forEach(trader -> allWereSeen(trader, seen.get(trader.name())));
    }
    stopWhenSomethingIsWrong();
  }

  private void compare(JsonObject order, Map<String, BitSet> seen) {
    String reference = order.getString("clientOrderId", "");
    int dash = Math.max(0, reference.lastIndexOf('-'));
    String name = reference.substring(0, dash);
    if (!seen.containsKey(name)) {
      return;
    }
    int number = Integer.parseInt(reference.substring(dash + 1));
    FaultTrader trader = all.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    long id = order.getJsonNumber("id").longValue();
    if (seen.get(name).get(number)) {
      tally.complain(reference + " stands twice");
    }
    seen.get(name).set(number);
    if (trader.told(number) != id) {
      tally.complain(reference + " is order " + id + " and was told as " + trader.told(number));
    }
  }

  private void allWereSeen(FaultTrader trader, BitSet seen) {
    for (int number = 0; number < trader.sent(); number++) {
      if (trader.told(number) > 0 && !seen.get(number)) {
        tally.complain(trader.name() + "-" + number + " was acknowledged and is lost");
      }
    }
  }
}
