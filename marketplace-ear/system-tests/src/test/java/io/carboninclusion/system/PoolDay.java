package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.Market;
import io.carboninclusion.launcher.TwoAdministrators;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What tests of pools have in common: people with acts, and the way from a pool to its cash. */
final class PoolDay {

  static final String SCHEME = "WH";
  static final String METHODOLOGY = "WH-MOB-OPEN";
  static final String CODE = "WH-MOB-2017";

  private final Market market;
  private final ApiClient operator;
  private final TwoAdministrators administrators;

  PoolDay(Market market) {
    this.market = market;
    this.operator = user("operator");
    this.administrators = new TwoAdministrators(user("admin1"), user("admin2"));
  }

  ApiClient user(String name) {
    return ApiClient.login(market.address(), name, RunningMarket.PASSWORD);
  }

  ApiClient operator() {
    return operator;
  }

  TwoAdministrators administrators() {
    return administrators;
  }

  /** A personal instrument whose lot is one kilogram. */
  void list(String code) {
    administrators.list(
        new TwoAdministrators.Instrument(
            code, "武汉出行-" + code, "Wuhan travel " + code, "PERSONAL", SCHEME, 2017, 1),
        6_000,
        1_000);
  }

  /**
   * People and their acts as a finished upload leaves them: every person has the same number of
   * acts, one a minute from a minute on, of growing milligrams.
   */
  void acts(int people, int actsEach, int firstMinute) throws SQLException {
    long base = number("SELECT COALESCE(MAX(id), 1000000) FROM market.personal_act");
    long account = number("SELECT COALESCE(MAX(id), 5000000) FROM market.personal_account");
    prepare(
        "INSERT INTO market.personal_account (id, scheme, partner_id, key_hash, consents,"
            + " opened_at) SELECT ? + seq, 'WH', 1, UNHEX(MD5(? + seq)), 3, NOW(6)"
            + " FROM market.seq_1_to_"
            + people,
        account,
        account);
    prepare(
        "INSERT INTO market.personal_act SELECT ? + seq, ? + 1 + (seq - 1) MOD ?,"
            + " UNHEX(MD5(? + seq)), 2, 1, ? + (seq DIV 50), ? + (seq DIV 50), 0, 0,"
            + " 20000 + CRC32(seq) MOD 90000, 1, NULL FROM market.seq_1_to_"
            + people * actsEach,
        base,
        account,
        people,
        base,
        firstMinute,
        firstMinute);
  }

  static JsonObjectBuilder pool(String code, String from, String to) {
    return json()
        .add("scheme", SCHEME)
        .add("methodology", METHODOLOGY)
        .add("methodologyVersion", "1")
        .add("instrument", code)
        .add("from", from)
        .add("to", to);
  }

  /** Asked for by the operator, reviewed by one administrator and approved by another. */
  JsonObject issued(long pool) {
    JsonObject asked = operator.post("pools/" + pool + "/issuance", json());
    JsonObject proposed =
        administrators
            .first()
            .post(
                "admin/issuances/" + RegistryDay.id(asked) + "/review",
                json().add("propose", true));
    administrators.approve(proposed.getJsonNumber("proposal").longValue());
    JsonObject issuance = operator.get("pools/" + pool + "/issuance");
    assertThat(issuance.getString("state")).isEqualTo("ISSUED");
    return issuance;
  }

  /** Sold by the operator on the pool's account to a company that has the cash. */
  void sell(long pool, String code, long priceFen, long kg) {
    operator.post("orders", order(code, "SELL", priceFen, kg).add("account", pool));
    user("company").post("orders", order(code, "BUY", priceFen, kg));
  }

  static JsonObjectBuilder order(String code, String side, long priceFen, long kg) {
    return json()
        .add("instrument", code)
        .add("side", side)
        .add("type", "LIMIT")
        .add("timeInForce", "GTC")
        .add("priceFen", priceFen)
        .add("kg", kg);
  }

  void deposit(String name, long fen) {
    administrators.deposit(user(name).get("me").getJsonNumber("enterpriseId").longValue(), fen);
  }

  /** The public check, which must hold at every moment. */
  JsonObject balanced() {
    JsonObject check = ApiClient.anonymous(market.address()).get("ledger/check");
    assertThat(check.getBoolean("balanced")).as(check.toString()).isTrue();
    return check.getJsonObject("personal");
  }

  /** The first column of the first row, also of what is not committed yet. */
  long number(String query) throws SQLException {
    try (Connection connection = dirty(connection());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  void prepare(String sql, Object... parameters) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }

  private static Connection dirty(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
    return connection;
  }

  private Connection connection() throws SQLException {
    return market.access().connect(market.access().migration(), "market");
  }
}
