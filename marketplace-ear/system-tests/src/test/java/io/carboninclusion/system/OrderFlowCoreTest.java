package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.launcher.OrderFlow;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recorded order flow against the core alone: 998 events, 998 equal books. */
class OrderFlowCoreTest {
  private static final Path FOLDER = Path.of("../../../shared/data/order-flow");
  private static final Path SAMPLE = Path.of("src/test/resources/order-flow");

  /** The shared data's folder, or the small record in the tree where that is not there. */
  static Path folder() {
    return Files.isDirectory(FOLDER) ? FOLDER : SAMPLE;
  }

  static int events() {
    return Files.isDirectory(FOLDER) ? 998 : 3;
  }

  @Test
  void afterEachEventTheBookIsTheRecordedOne() throws IOException {
    CoreVenue venue = new CoreVenue();

    OrderFlow.Result result = new OrderFlow(venue).drive(folder());

    assertThat(result.differences()).isEmpty();
    assertThat(result.events()).isEqualTo(events());
    venue.exchange.verify();
  }

  /** The core with one instrument and two participants who own enough of everything. */
  private static final class CoreVenue implements OrderFlow.Venue {
    private static final int BUYER = 1001;
    private static final int SELLER = 1002;
    final Exchange exchange = new Exchange(silent());

    CoreVenue() {
      exchange.defineInstrument(1, 1, 1);
      exchange.openTrading(1);
      exchange.deposit(BUYER, 1_000_000_000_000_000L, 1);
      exchange.issue(SELLER, 1, 1_000_000_000, 2);
    }

    private static io.carboninclusion.exchange.Events silent() {
      return (io.carboninclusion.exchange.Events)
          Proxy.newProxyInstance(
              OrderFlowCoreTest.class.getClassLoader(),
              new Class<?>[] {io.carboninclusion.exchange.Events.class},
              (proxy, method, arguments) -> null);
    }

    @Override
    public long place(boolean buy, long priceFen, long kg, boolean immediate) {
      Reason reason =
          exchange.place(
              buy ? BUYER : SELLER,
              1,
              buy ? Side.BUY : Side.SELL,
              OrderType.LIMIT,
              immediate ? TimeInForce.IOC : TimeInForce.GTC,
              priceFen,
              kg,
              0);
      assertThat(reason).isEqualTo(Reason.ACCEPTED);
      return exchange.lastOrder();
    }

    @Override
    public void cancel(long order) {
      if (exchange.cancel(BUYER, order) != Reason.ACCEPTED) {
        assertThat(exchange.cancel(SELLER, order)).isEqualTo(Reason.ACCEPTED);
      }
    }

    @Override
    public List<OrderFlow.Level> depth(boolean buy, int levels) {
      List<OrderFlow.Level> found = new ArrayList<>();
      exchange.depth(
          1,
          buy ? Side.BUY : Side.SELL,
          levels,
          (priceFen, kg, orders) -> found.add(new OrderFlow.Level(priceFen, kg)));
      return found;
    }
  }
}
