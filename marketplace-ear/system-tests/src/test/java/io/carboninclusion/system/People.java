package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.TwoAdministrators;
import io.carboninclusion.launcher.TwoAdministrators.Instrument;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The demo's users, each logged in once, and what has to be there before a test can begin. */
final class People {

  static final long TONNE = 1_000;

  private static final Map<String, ApiClient> USERS = new ConcurrentHashMap<>();
  private static final AtomicInteger INSTRUMENTS = new AtomicInteger();
  private static Long project;

  private People() {}

  static ApiClient user(String name) {
    return USERS.computeIfAbsent(
        name, login -> ApiClient.login(RunningMarket.address(""), login, RunningMarket.PASSWORD));
  }

  static TwoAdministrators administrators() {
    return new TwoAdministrators(user("admin1"), user("admin2"));
  }

  /** The id of a user's enterprise, which is its account. */
  static long account(String name) {
    return user(name).get("me").getJsonNumber("enterpriseId").longValue();
  }

  static String newCode() {
    return "SC-IT-" + INSTRUMENTS.incrementAndGet();
  }

  static String newReference() {
    return "IT-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
  }

  /** A new instrument, open, lots of a tonne. */
  static String instrument(long referenceFen, int bandBasisPoints) {
    String code = newCode();
    administrators()
        .list(
            new Instrument(code, "试验 " + code, "Test " + code, "FORESTRY", "SC", 2024, TONNE),
            referenceFen,
            bandBasisPoints);
    return code;
  }

  /** Units of an instrument to the seller. */
  static void issue(String instrument, long kg) {
    administrators().issue(project(), instrument, kg);
  }

  static void deposit(String name, long amountFen) {
    administrators().deposit(account(name), amountFen);
  }

  /** The cash of a user's enterprise: available, in orders, in withdrawals. */
  static Cash cash(String name) {
    JsonObject cash = user(name).get("account").getJsonObject("cash");
    return new Cash(
        cash.getJsonNumber("availableMilliFen").longValue(),
        cash.getJsonNumber("inOrdersMilliFen").longValue(),
        cash.getJsonNumber("inWithdrawalsMilliFen").longValue());
  }

  /** Thousandths of a fen. */
  record Cash(long available, long inOrders, long inWithdrawals) {}

  /** An approved project of the seller whose units may be issued in any of these tests. */
  private static synchronized long project() {
    if (project == null) {
      JsonObject registered =
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
                      .add("nameZh", "试验林场")
                      .add("nameEn", "Test forest")
                      .add("developer", "示例国有林场"));
      project = registered.getJsonNumber("id").longValue();
      user("admin1").post("projects/" + project + "/approval", json().add("approve", true));
    }
    return project;
  }

  /** Places a limit order of a user for its own account. */
  static JsonObject order(String name, String code, String side, long priceFen, long kg) {
    return user(name)
        .post(
            "orders",
            json()
                .add("instrument", code)
                .add("side", side)
                .add("type", "LIMIT")
                .add("priceFen", priceFen)
                .add("kg", kg));
  }
}
