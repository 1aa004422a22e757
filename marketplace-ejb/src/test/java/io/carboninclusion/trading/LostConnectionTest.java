package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection is lost at a commit, half of the time after it took place. */
class LostConnectionTest {
  private static final int ACCOUNT = 1001;
  private static final int COMMANDS = 24;

  private final MarketFixture market = new MarketFixture();
  private final AtomicInteger inserts = new AtomicInteger();
  private final AtomicInteger committedAndLost = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  @AfterEach
  void close() {
    market.close();
  }

  @Test
  void nothingIsLostAndNothingHappensTwice() {
    market.writerConnections(this::unreliable).start();
    for (int i = 0; i < COMMANDS; i++) {
      market.deposit(ACCOUNT, 1);
    }
    market.awaitViews();
    assertThat(committedAndLost.get()).isPositive();
    assertThat(lost.get()).isPositive();
    assertThat(market.number("SELECT COUNT(*) FROM market_view.outcome")).isEqualTo(COMMANDS);
    assertThat(
            market.number(
                "SELECT available_milli_fen FROM market_view.cash_balance WHERE account = "
                    + ACCOUNT))
        .isEqualTo(COMMANDS * 1_000L);
    market.restart();
    assertThat(market.market.state().sequence()).isEqualTo(COMMANDS);
  }

  /** Each third row meets a connection that breaks, before or after the row is there. */
  private Connection unreliable() throws SQLException {
    Connection real = market.app.open();
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object result = invoke(real, method, arguments);
          boolean insert =
              result instanceof PreparedStatement && ((String) arguments[0]).startsWith("INSERT");
          return insert ? unreliable(real, (PreparedStatement) result) : result;
        });
  }

  private PreparedStatement unreliable(Connection connection, PreparedStatement real) {
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          if (!method.getName().equals("executeUpdate") || inserts.incrementAndGet() % 3 != 0) {
            return invoke(real, method, arguments);
          }
          if (inserts.get() % 2 == 0) {
            invoke(real, method, arguments);
            committedAndLost.incrementAndGet();
          } else {
            lost.incrementAndGet();
          }
          connection.abort(Runnable::run);
          throw new SQLException("planted: the connection is gone", "08S01");
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
