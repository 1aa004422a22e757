package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A market of another engine on the database of a test. It is loaded by a loader of its own, so all
 * that goes in and out are texts.
 */
public final class OldEngine {
  static final int CASE = 1_100;
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;

  private OldEngine() {}

  /**
   * Opens a market, sends {@link #commands}, lets it end in order.
   *
   * @param database address, and name and password of application's and follower's user
   * @return the answers
   */
  public static List<String> trade(List<String> database) throws Exception {
    return send(database, commands());
  }

  /** Opens a market that nobody ever uses and lets it end in order. */
  public static List<String> onlyOpen(List<String> database) throws Exception {
    return send(database, List.of());
  }

  private static List<String> send(List<String> database, List<Sent> commands) throws Exception {
    Market market = open(database);
    List<String> answers = new ArrayList<>();
    for (Sent sent : commands) {
      answers.add(answer(market, sent));
    }
    while (!market.isCaughtUp()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    market.close();
    return answers;
  }

  /** Tries to open a market and says what stands in its way. */
  public static String refusal(List<String> database) throws Exception {
    Market market = open(database);
    String why = market.state().phase() + " " + market.state().why();
    market.close();
    return why;
  }

  private static Market open(List<String> database) throws InterruptedException {
    String url = database.get(0);
    Connections app = MarketConnections.app(url, database.get(1), database.get(2));
    Connections view = MarketConnections.view(url, database.get(3), database.get(4));
    Connections reads =
        () -> DriverManager.getConnection(url + "/market", database.get(1), database.get(2));
    Market market =
        new Market(
                new MarketParts(
                    app,
                    view,
                    reads,
                    Replay::new,
                    (core, now) -> List.of(),
                    Clock.systemUTC(),
                    OldEngine::daemon,
                    MarketLimits.USUAL))
            .start();
    while (market.state().phase() == MarketState.Phase.STARTING) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return market;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "old-engine");
    thread.setDaemon(true);
    return thread;
  }

  static String answer(Market market, Sent sent) throws Exception {
    return market.writer().submit(sent.bytes, sent.account).get(20, TimeUnit.SECONDS).toString();
  }

  /** A command and whose it is. */
  record Sent(byte[] bytes, int account) {}

  /** Open orders of two ages at one price, a case that waits, a pending withdrawal, trades. */
  static List<Sent> commands() {
    byte[] document = new byte[Commands.HASH_BYTES];
    List<Sent> sent = new ArrayList<>();
    List<RoomCommand> opening =
        List.of(
            new RoomCommand.DefineInstrument(1, 1, 1, 1_000, document),
            new RoomCommand.OpenTrading(2, 1),
            new RoomCommand.Issue(3, SELLER, 1, 1_000_000, document),
            new RoomCommand.Deposit(4, BUYER, 100_000_000_000L),
            new RoomCommand.OpenCase(5, CASE),
            new RoomCommand.Deposit(6, CASE, 1_000_000_000),
            new RoomCommand.RequestWithdrawal(7, BUYER, 5_000_000));
    opening.forEach(command -> sent.add(new Sent(Commands.of(command), 0)));
    for (int i = 0; i < 20; i++) {
      sent.add(order(SELLER, Side.SELL, 5_000 + i % 2, 4_000, "sell " + i));
      sent.add(order(BUYER, Side.BUY, 5_000 + i % 3, 1_000, "buy " + i));
    }
    sent.add(order(BUYER, Side.BUY, 4_000, 3_000, "rest"));
    sent.add(order(BUYER, Side.BUY, 1, 1_000_000_000, "too dear"));
    RoomCommand waiting = RoomCommand.Place.purchase(8, CASE, 1, 4_500, 2_000);
    sent.add(new Sent(Commands.of(waiting), 0));
    return sent;
  }

  static Sent order(int account, Side side, long priceFen, long kg, String key) {
    return new Sent(
        Commands.place(account, 1, side, OrderType.LIMIT, TimeInForce.GTC, priceFen, kg, "", key),
        account);
  }
}
