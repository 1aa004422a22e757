package io.carboninclusion.participant;

import io.carboninclusion.kernel.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The demo's users: every kind of participant once and a second company, all marked as examples
 * (示例). Their codes are right by check digit and belong to a division (429999) that does not exist.
 */
final class Demo {

  private Demo() {}

  /**
   * @throws IllegalStateException if no password was given
   */
  static List<FirstUsers.Newcomer> newcomers(Settings settings) {
    String password =
        settings
            .demoPassword()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "MARKET_DEMO is on and MARKET_DEMO_PASSWORD is not set; set one of them."));
    return List.of(
        newcomer(
            EnterpriseKind.MARKET,
            "示例碳普惠市场管理中心",
            "12429999MB0000010",
            password,
            "admin1",
            "示例管理员甲",
            "admin2",
            "示例管理员乙"),
        court(password),
        newcomer(
            EnterpriseKind.COMPANY,
            "示例汽车零部件有限公司",
            "91429999MA0000030",
            password,
            "company",
            "示例公司交易员"),
        newcomer(
            EnterpriseKind.COMPANY,
            "示例物流有限公司",
            "91429999MA0000040",
            password,
            "company2",
            "示例物流交易员"),
        newcomer(
            EnterpriseKind.SELLER, "示例国有林场", "12429999MB0000050", password, "seller", "示例林场主任"),
        newcomer(
            EnterpriseKind.OPERATOR,
            "示例碳普惠运营有限公司",
            "91429999MA0000060",
            password,
            "operator",
            "示例运营员"),
        newcomer(
            EnterpriseKind.PARTNER,
            "示例出行平台有限公司",
            "91429999MA0000070",
            password,
            "partner",
            "示例平台接口人"));
  }

  /** A judge who may do everything, and a clerk who prepares. */
  private static FirstUsers.Newcomer court(String password) {
    NewUser judge = new NewUser("judge", password, "示例法官", EnumSet.allOf(Right.class));
    NewUser clerk = new NewUser("clerk", password, "示例书记员", EnumSet.of(Right.VIEW));
    return new FirstUsers.Newcomer(
        EnterpriseKind.COURT,
        "示例县人民法院",
        CreditCode.completed("11429999MB0000020"),
        true,
        List.of(judge, clerk));
  }

  private static FirstUsers.Newcomer newcomer(
      EnterpriseKind kind, String name, String code, String password, String... loginsAndNames) {
    List<NewUser> users =
        Stream.iterate(0, i -> i < loginsAndNames.length, i -> i + 2)
            .map(
                i ->
                    new NewUser(
                        loginsAndNames[i],
                        password,
                        loginsAndNames[i + 1],
                        EnumSet.allOf(Right.class)))
            .toList();
    return new FirstUsers.Newcomer(kind, name, CreditCode.completed(code), true, users);
  }
}
