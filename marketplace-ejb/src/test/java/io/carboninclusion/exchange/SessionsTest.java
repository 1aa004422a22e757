package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.Reason.ACCEPTED;
import static io.carboninclusion.exchange.Reason.INSTRUMENT_HALTED;
import static io.carboninclusion.exchange.Reason.OUTSIDE_SESSION;
import static io.carboninclusion.exchange.Side.BUY;
import static io.carboninclusion.exchange.Side.SELL;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.IOC;
import static io.carboninclusion.exchange.TradingPhase.CLOSED;
import static io.carboninclusion.exchange.TradingPhase.CONTINUOUS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between two sessions no order comes and nothing meets. */
class SessionsTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int FOREST = 7;
  private static final long OPENS = 1_795_483_800_000_000L;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void aSaleAtSixtyThatTheHoursHaveCaught() {
    exchange.defineInstrument(FOREST, 5, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 100_000, 501);
    exchange.deposit(BUYER, 1_000_000_000, 502);
    assertThat(place(SELLER, SELL, 6000)).isEqualTo(ACCEPTED);
    log.take();
    exchange.changePhase(FOREST, CLOSED, OPENS);
    assertThat(log.take()).containsExactly("phase of 7 CLOSED opens " + OPENS);
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
  }

  private Reason place(int account, Side side, long priceFen) {
    return exchange.place(account, FOREST, side, LIMIT, GTC, priceFen, 1000, 0);
  }

  @Test
  void ordersAndAmendmentsAreRefusedWithTheNextOpening() {
    assertThat(place(BUYER, BUY, 6000)).isEqualTo(OUTSIDE_SESSION);
    exchange.place(BUYER, FOREST, BUY, BUDGET, IOC, 0, 0, 12_000_000);
    exchange.amend(SELLER, 1, 6005, 1000);
    exchange.amend(SELLER, 1, 6000, 1000);
    assertThat(log.take()).hasSize(4).containsOnly("refused OUTSIDE_SESSION " + OPENS + " 7");
  }

  @Test
  void openOrdersCanBeCancelled() {
    assertThat(exchange.cancel(SELLER, 1)).isEqualTo(ACCEPTED);
    assertThat(exchange.openOrders()).isZero();
  }

  @Test
  void aHaltIsSaidBeforeTheHoursAndOpeningDoesNotBreakThem() {
    exchange.haltTrading(FOREST);
    assertThat(place(BUYER, BUY, 6000)).isEqualTo(INSTRUMENT_HALTED);
    exchange.openTrading(FOREST);
    assertThat(place(BUYER, BUY, 6000)).isEqualTo(OUTSIDE_SESSION);
  }

  @Test
  void whatANewBandLetsMeetTradesWhenTheNextSessionBegins() {
    exchange.changePhase(FOREST, CONTINUOUS, 0);
    exchange.setPriceRules(FOREST, 7000, 1000);
    assertThat(place(BUYER, BUY, 6300)).isEqualTo(ACCEPTED);
    exchange.changePhase(FOREST, CLOSED, OPENS);
    exchange.setPriceRules(FOREST, 6000, 1000);
    assertThat(log.take("traded")).isEmpty();

    exchange.changePhase(FOREST, CONTINUOUS, 0);

    assertThat(log.take("traded")).containsExactly("traded 1: 1000 kg at 6000, maker 1, taker 2");
  }

  @Test
  void anUnknownInstrumentHasNoHours() {
    exchange.changePhase(9, CLOSED, OPENS);
    assertThat(log.take()).containsExactly("refused UNKNOWN_INSTRUMENT 0 9");
  }
}
