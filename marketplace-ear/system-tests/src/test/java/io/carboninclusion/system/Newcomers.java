package io.carboninclusion.system;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.CreditCode;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.concurrent.atomic.AtomicInteger;

/** Enterprises that sign up in tests, each with a code and a login of its own. */
final class Newcomers {

  static final String PASSWORD = "a password of tests";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Newcomers() {}

  /** A sign-up that will do: tests change in it what they are about. */
  static JsonObjectBuilder company() {
    int number = COUNT.incrementAndGet();
    return Json.createObjectBuilder()
        .add("kind", "COMPANY")
        .add("name", "示例新公司 " + number)
        .add("creditCode", creditCode(number))
        .add("login", "newcomer" + number)
        .add("password", PASSWORD)
        .add("displayName", "示例新人");
  }

  /** A code whose check digit is right, of a division that does not exist. */
  static String creditCode(int number) {
    String body = "91429998MA%07d".formatted(number);
    for (char digit : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
      try {
        return CreditCode.parse(body + digit).value();
      } catch (Rejected wrongDigit) {
        continue;
      }
    }
    throw new AssertionError("no digit fits " + body);
  }
}
