package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.RegistryDay.id;
import static io.carboninclusion.system.RegistryDay.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.TwoAdministrators.Instrument;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Courts, agencies and instruments that the tests of restoration orders have in common. */
final class CourtDay {

  static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  static final String ORDERS = "restoration-orders";

  private static final Map<String, ApiClient> BODIES = new ConcurrentHashMap<>();
  private static final String DIRECTORY =
      """
      name,code,adcode,division,level
      汉源县人民法院,川1823,511823,汉源县,4
      深圳市罗湖区人民法院,粤0303,440303,深圳市罗湖区,4
      阿尔山市人民法院,内2202,152202,阿尔山市,4
      """;

  private CourtDay() {}

  /** A court that the directory knows by this name, with a judge who may do everything. */
  static ApiClient court(String name) {
    return body("COURT", name);
  }

  static ApiClient body(String kind, String name) {
    People.user("admin1").upload("admin/courts", "text/csv", DIRECTORY);
    return BODIES.computeIfAbsent(
        name,
        n -> {
          JsonObjectBuilder wish = Newcomers.company().add("kind", kind).add("name", name);
          JsonObject signUp = wish.build();
          ApiClient anybody = ApiClient.anonymous(RunningMarket.address(""));
          long id = id(anybody.post("participants", jakarta.json.Json.createObjectBuilder(signUp)));
          People.user("admin1").post("participants/" + id + "/approval", yes());
          return ApiClient.login(
              RunningMarket.address(""), signUp.getString("login"), Newcomers.PASSWORD);
        });
  }

  /** An open forestry instrument with units of the seller's. */
  static String forestry(long lotKg, long kg) {
    return listed(
        new Instrument(People.newCode(), "试验林草", "Test forestry", "FORESTRY", "SC", 2024, lotKg),
        kg);
  }

  private static String listed(Instrument instrument, long kg) {
    People.administrators().list(instrument, 5_000, -1);
    People.issue(instrument.code(), kg);
    return instrument.code();
  }

  /** As {@link #forestry}, of everyday acts in Shenzhen. */
  static String personal(long lotKg, long kg) {
    Instrument instrument =
        new Instrument(People.newCode(), "试验出行", "Test travel", "PERSONAL", "SZ", 2024, lotKg);
    People.administrators().list(instrument, 6_500, -1);
    JsonObject project =
        People.user("seller")
            .post(
                "projects",
                RegistryDay.project("SZ", 2022, 2024, "试验出行")
                    .add("methodology", "SZ-MOB")
                    .add("methodologyVersion", "1"));
    People.user("admin1").post("projects/" + id(project) + "/approval", yes());
    People.administrators().issue(id(project), instrument.code(), kg);
    return instrument.code();
  }

  /** The seller offers. */
  static void offer(String instrument, long priceFen, long kg) {
    People.user("seller")
        .post(
            "orders",
            json()
                .add("instrument", instrument)
                .add("side", "SELL")
                .add("type", "LIMIT")
                .add("priceFen", priceFen)
                .add("kg", kg));
  }

  /** All but number, quantity, instrument and cap. */
  static JsonObjectBuilder entry(String number, String instrument, long capFen) {
    return json()
        .add("number", number)
        .add("documentKind", "JUDGMENT")
        .add("decidedOn", TODAY.minusDays(10).toString())
        .add("cause", "ILLEGAL_LOGGING")
        .add("obliged", "何建军")
        .add("instrument", instrument)
        .add("capFen", capFen)
        .add("deadline", TODAY.plusDays(15).toString())
        .add("residualRule", "REFUND")
        .add("residualPayee", "原缴款账户");
  }

  /** Drafted and confirmed. */
  static JsonObject confirmed(ApiClient judge, JsonObjectBuilder entry) {
    JsonObject draft = judge.post(ORDERS, entry);
    assertThat(draft.getString("state")).isEqualTo("DRAFT");
    JsonObject order = judge.post(path(draft) + "/confirm", json());
    assertThat(order.getString("state")).isEqualTo("CONFIRMED");
    return order;
  }

  /** With exactly the deposit it takes. */
  static JsonObject funded(ApiClient judge, JsonObjectBuilder entry) {
    JsonObject order = confirmed(judge, entry);
    deposit(order, order.getJsonObject("money").getJsonNumber("requiredFen").longValue());
    JsonObject funded = judge.get(path(order));
    assertThat(funded.getString("state")).isEqualTo("FUNDED");
    return funded;
  }

  static void deposit(JsonObject order, long fen) {
    People.administrators().deposit(account(order), fen);
  }

  static long account(JsonObject order) {
    return order.getJsonObject("money").getJsonNumber("account").longValue();
  }

  static String path(JsonObject order) {
    return ORDERS + "/" + id(order);
  }

  static List<String> timeline(ApiClient judge, JsonObject order) {
    return judge.getArray(path(order) + "/timeline").getValuesAs(JsonObject.class).stream()
        .map(entry -> entry.getString("kind"))
        .toList();
  }

  /** The one withdrawal of the case, paid by two administrators. */
  static long payResidual(JsonObject order) {
    JsonObject request =
        People.user("admin1")
            .get("withdrawals?limit=200")
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(w -> w.getJsonNumber("account").longValue() == account(order))
            .filter(w -> w.getString("state").equals("FROZEN"))
            .reduce(
                (one, other) -> {
                  throw new AssertionError("two withdrawals of one case");
                })
            .orElseThrow();
    People.administrators().pay(id(request));
    return request.getJsonNumber("amountFen").longValue();
  }
}
