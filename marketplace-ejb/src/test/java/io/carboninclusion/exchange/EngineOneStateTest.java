package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A state that engine 1 itself wrote; {@code engine-1-state.txt} says what it had done before. */
class EngineOneStateTest {
  private final EventLog log = new EventLog();
  private final Exchange core = new Exchange(log);
  private final List<String> state = read("state ");

  private static List<String> read(String beginning) {
    try (InputStream file = EngineOneStateTest.class.getResourceAsStream("engine-1-state.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(beginning))
          .toList();
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @BeforeEach
  void restore() {
    Iterator<String> words = Arrays.asList(state.get(0).split(" ")).iterator();
    words.next();
    core.restore(() -> Long.parseLong(words.next()));
    assertThat(words).isExhausted();
  }

  @Test
  void everyBalanceIsTheOneThatEngineOneAnswered() {
    List<String> cash = new ArrayList<>();
    List<String> units = new ArrayList<>();
    for (String line : read("cash ")) {
      int account = number(line, 1);
      cash.add("cash %d %d %d".formatted(account, cash(account), core.frozenCash(account)));
    }
    for (String line : read("units ")) {
      int account = number(line, 1);
      int id = number(line, 2);
      units.add(
          "units %d %d %d %d %d"
              .formatted(
                  account,
                  id,
                  core.availableKg(account, id),
                  core.frozenKg(account, id),
                  core.retireOnlyKg(account, id)));
    }
    assertThat(cash).hasSize(9).isEqualTo(read("cash "));
    assertThat(units).hasSize(14).isEqualTo(read("units "));
    core.prove();
    core.verify();
  }

  private long cash(int account) {
    return core.availableCash(account);
  }

  private static int number(String line, int word) {
    return Integer.parseInt(line.split(" ")[word]);
  }

  /**
   * The capped purchase counts at the band's edge, 11.00; at 9.00 the oldest of four goes first.
   */
  @Test
  void openOrdersTradeByPriceAndAgeAndTheCaseIsClosed() {
    sell(1_003, 1, 900, 300);

    assertThat(log.take("traded"))
        .containsExactly(
            "traded 6: 60 kg at 1100, maker 6, taker 17",
            "traded 7: 50 kg at 905, maker 9, taker 17",
            "traded 8: 100 kg at 900, maker 7, taker 17",
            "traded 9: 90 kg at 900, maker 8, taker 17");
    sell(1_002, 1, 900, 110);
    sell(1_002, 1, 900, 100);
    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "traded 10: 110 kg at 900, maker 8, taker 18",
            "closed 8 FILLED filled 200 paid 180000",
            "closed 18 FILLED filled 110 paid 99000",
            "traded 11: 100 kg at 900, maker 10, taker 19",
            "closed 10 FILLED filled 100 paid 90000",
            "closed 19 FILLED filled 100 paid 90000");
    assertThat(core.closeCase(1_100, 1, 100, 90, 91)).isEqualTo(Reason.ACCEPTED);
    core.prove();
    core.verify();
  }

  @Test
  void theHaltedInstrumentTakesNothingUntilItOpensAndGoesOnWithHalfFilledOrders() {
    assertThat(buy(1_001, 2, 1_000, 200)).isEqualTo(Reason.INSTRUMENT_HALTED);
    assertThat(core.instrument(2).status()).isEqualTo(InstrumentStatus.HALTED);
    assertThat(core.cancel(1_001, 15)).isEqualTo(Reason.ACCEPTED);
    core.openTrading(2);
    assertThat(buy(1_001, 2, 1_000, 200)).isEqualTo(Reason.ACCEPTED);
    assertThat(log.take("traded"))
        .containsExactly(
            "traded 6: 180 kg at 1000, maker 11, taker 17",
            "traded 7: 20 kg at 1000, maker 12, taker 17");
    assertThat(core.amend(1_002, 12, 1_005, 100)).isEqualTo(Reason.ACCEPTED);
    assertThat(buy(1_001, 2, 1_005, 110)).isEqualTo(Reason.ACCEPTED);
    assertThat(log.take("traded"))
        .containsExactly(
            "traded 8: 100 kg at 1005, maker 13, taker 18",
            "traded 9: 10 kg at 1005, maker 12, taker 18");
    core.prove();
    core.verify();
  }

  @Test
  void whatWaitsIsPaidOnceAndNoSerialIsIssuedTwice() {
    assertThat(core.requestWithdrawal(1_001, 4_000, 9)).isEqualTo(Reason.DUPLICATE_ID);
    assertThat(core.closeWithdrawal(10, true)).isEqualTo(Reason.UNKNOWN_WITHDRAWAL);
    assertThat(core.closeWithdrawal(9, true)).isEqualTo(Reason.ACCEPTED);
    assertThat(core.closeWithdrawal(9, true)).isEqualTo(Reason.UNKNOWN_WITHDRAWAL);
    for (long issuance = 77; issuance <= 79; issuance++) {
      assertThat(core.issue(1_002, 1, 10, issuance)).isEqualTo(Reason.DUPLICATE_ID);
    }
    log.take();
    assertThat(core.issue(1_003, 1, 10, 80)).isEqualTo(Reason.ACCEPTED);
    assertThat(log.take("issued")).containsExactly("issued 80 to 1003: 1001-1010");
    assertThat(core.place(1_101, 1, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 900, 10, 0))
        .isEqualTo(Reason.CASE_CLOSED);
    core.prove();
    core.verify();
  }

  private void sell(int account, int id, long priceFen, long kg) {
    assertThat(
            core.place(account, id, Side.SELL, OrderType.LIMIT, TimeInForce.GTC, priceFen, kg, 0))
        .isEqualTo(Reason.ACCEPTED);
  }

  private Reason buy(int account, int id, long priceFen, long kg) {
    return core.place(account, id, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, priceFen, kg, 0);
  }
}
