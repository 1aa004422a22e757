package io.carboninclusion.launcher;

import static io.carboninclusion.launcher.ApiClient.json;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The case that the demo's court begins with: entered by the clerk, confirmed by the judge, paid
 * for by the obliged party; the purchase waits for the judge. Court, case and people are examples.
 */
final class DemoCase {

  /** Of a division that does not exist. */
  private static final String COURTS =
      "name,code,adcode,division,level\n示例县人民法院,鄂9999,429999,示例县,4\n";

  private static final long CAP_FEN = 6_200;

  private final DemoScenario demo;

  DemoCase(DemoScenario demo) {
    this.demo = demo;
  }

  void play(TwoAdministrators market, String instrument) {
    market.first().upload("admin/courts", "text/csv", COURTS);
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    JsonObject draft =
        demo.user("clerk")
            .post(
                "restoration-orders",
                json()
                    .add("number", "（" + today.getYear() + "）鄂9999刑初12号")
                    .add("documentKind", "JUDGMENT")
                    .add("decidedOn", today.toString())
                    .add("cause", "ILLEGAL_LOGGING")
                    .add("obliged", "何示例")
                    .add("obligedPerson", true)
                    .add("tonnes", "30")
                    .add("instrument", instrument)
                    .add("capFen", CAP_FEN)
                    .add("deadline", today.plusDays(30).toString())
                    .add("residualRule", "REFUND")
                    .add("residualPayee", "原缴款账户（示例）"));
    String path = "restoration-orders/" + draft.getJsonNumber("id");
    JsonObject money = demo.user("judge").post(path + "/confirm", json()).getJsonObject("money");
    market.deposit(
        money.getJsonNumber("account").longValue(), money.getJsonNumber("requiredFen").longValue());
  }
}
