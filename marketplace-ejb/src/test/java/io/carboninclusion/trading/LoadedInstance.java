package io.carboninclusion.trading;

import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Rejected;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The main of an instance under load: it stands by or trades, and while it trades its clients send
 * orders, each with a key of its own, one in twenty several times at once. Each answer is printed
 * after it was given: {@code ACK reference order}.
 */
final class LoadedInstance {
  private static final int CLIENTS = 16;
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private final Market market;
  private final String name;

  private LoadedInstance(Market market, String name) {
    this.market = market;
    this.name = name;
  }

  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> env = System.getenv();
    String url = env.get("MARKET_DB_URL");
    Connections app =
        MarketConnections.app(
            url, env.get("MARKET_DB_APP_USER"), env.get("MARKET_DB_APP_PASSWORD"));
    Connections view =
        MarketConnections.view(
            url, env.get("MARKET_DB_VIEW_USER"), env.get("MARKET_DB_VIEW_PASSWORD"));
    Connections reads =
        () ->
            DriverManager.getConnection(
                url + "/market", env.get("MARKET_DB_APP_USER"), env.get("MARKET_DB_APP_PASSWORD"));
    Market market =
        new Market(
                new MarketParts(
                    app,
                    view,
                    reads,
                    Replay::new,
                    (core, now) -> List.of(),
                    Clock.systemUTC(),
                    Thread::new,
                    new MarketLimits(Keys.LIMIT, 10_000, 200_000, 5_000)))
            .start();
    LoadedInstance instance = new LoadedInstance(market, arguments[0]);
    for (int client = 0; client < CLIENTS; client++) {
      int number = client;
      new Thread(() -> instance.send(number), "client " + client).start();
    }
    instance.tellPhases();
  }

  private void tellPhases() throws InterruptedException {
    MarketState.Phase told = null;
    while (true) {
      MarketState.Phase now = market.state().phase();
      if (now != told) {
        OUT.println("PHASE " + now);
        told = now;
      }
      Thread.sleep(5);
    }
  }

  private void send(int client) {
    SplittableRandom random = new SplittableRandom(name.hashCode() * 31L + client);
    for (int n = 0; ; n++) {
      String reference = name + "-" + client + "-" + n;
      boolean sells = random.nextBoolean();
      byte[] order =
          Commands.place(
              sells ? SELLER : BUYER,
              1,
              sells ? Side.SELL : Side.BUY,
              io.carboninclusion.exchange.OrderType.LIMIT,
              io.carboninclusion.exchange.TimeInForce.GTC,
              5_000 + random.nextInt(5),
              1_000,
              reference,
              "key " + reference);
      int times = random.nextInt(20) == 0 ? 8 : 1;
      sendUntilAnswered(order, sells ? SELLER : BUYER, reference, times);
    }
  }

  private void sendUntilAnswered(byte[] order, int account, String reference, int times) {
    while (true) {
      try {
        Outcome first = null;
        CompletableFuture<?>[] answers = new CompletableFuture<?>[times];
        for (int i = 0; i < times; i++) {
          answers[i] = market.writer().submit(order, account);
        }
        for (CompletableFuture<?> answer : answers) {
          Outcome outcome = (Outcome) answer.get(10, TimeUnit.SECONDS);
          if (first != null && !first.equals(outcome)) {
            OUT.println("WRONG " + reference + " has two answers");
          }
          first = outcome;
        }
        OUT.println("ACK " + reference + " " + first.orThrow().order().id());
        return;
      } catch (Rejected | ExecutionException | TimeoutException notNow) {
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
