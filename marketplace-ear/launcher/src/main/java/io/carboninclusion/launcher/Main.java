package io.carboninclusion.launcher;

import io.carboninclusion.db.DatabaseUnusable;
import io.carboninclusion.kernel.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The one command: opens the market, says where it is and who may enter, and stays until it is
 * stopped. What cannot start says why in one line, and the exit code is 1.
 *
 * <p>Arguments: the jar of Payara Micro and the market's WAR. Settings: environment variables.
 */
public final class Main {

  private static final String DEMO_USERS =
      "admin1, admin2, judge, clerk, company, company2, seller, operator, partner";

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Market market;
  private final Thread closing = new Thread(this::stop, "close the market");
  private volatile boolean open;
  private volatile boolean stopped;

  private Main(Market market) {
    this.market = market;
  }

  public static void main(String[] arguments) {
    try {
      Path home = Settings.fromEnvironment().home();
      Market.Parts parts =
          new Market.Parts(
              Path.of(arguments[0]).toAbsolutePath(),
              Path.of(arguments[1]).toAbsolutePath(),
              home.resolve("mariadb"));
      new Main(new Market(System.getenv(), parts)).run();
    } catch (CannotStart | DatabaseUnusable | IllegalStateException refusal) {
      System.err.println(refusal.getMessage());
      System.exit(1);
    }
  }

  private void run() {
    Instant began = Instant.now();
    Runtime.getRuntime().addShutdownHook(closing);
    out.println("Opening the market in " + market.home() + " ...");
    try {
      market.open();
    } catch (CannotStart | DatabaseUnusable refusal) {
      if (!stopped) {
        throw refusal;
      }
      waitUntilClosed();
      return;
    }
    open = true;
    if (market.settings().demo()) {
      playTheDemoOnce();
    }
    greet(Duration.between(began, Instant.now()));
    market.server().waitForItsEnd();
    if (stopped) {
      waitUntilClosed();
    } else {
      System.err.println(
          "The application ended by itself; its log is " + market.server().log() + ".");
      System.exit(1);
    }
  }

  /** Once main has returned, Maven takes its classes away, also from the hook that still closes. */
  private void waitUntilClosed() {
    try {
      closing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    stopped = true;
    if (open) {
      out.println("Closing the market ...");
    }
    market.close();
  }

  private void playTheDemoOnce() {
    Path played = market.home().resolve("demo-played");
    if (Files.exists(played)) {
      return;
    }
    try {
      new DemoScenario(market.address(), market.demoPassword()).play();
      Files.createFile(played);
    } catch (IOException e) {
      throw new CannotStart("MARKET_HOME " + market.home() + " cannot be written: " + e, e);
    } catch (RuntimeException half) {
      // A market without the demo's data is a market: it stays open, and the reason is said.
      if (!stopped) {
        System.err.println("The demo's day was not played to its end: " + half.getMessage());
      }
    }
  }

  private void greet(Duration took) {
    out.printf("%n  碳普惠交易市场 / Carbon inclusion market, open after %d s%n", took.toSeconds());
    out.printf("  %s%n", market.address());
    if (market.settings().demo()) {
      out.printf("  users     %s%n", DEMO_USERS);
      out.printf("  password  %s%n", market.demoPassword());
      greetACitizen();
    } else {
      greetTheFirstAdministrators();
    }
    out.printf("  Ctrl-C closes it; what happened stays in %s%n%n", market.home());
  }

  /** Citizens have no login: the partner's signed link opens their page. */
  private void greetACitizen() {
    try {
      String link = new DemoScenario(market.address(), market.demoPassword()).citizenLink();
      out.printf("  a citizen %s%n", link);
    } catch (RuntimeException noSuchCitizen) {
      // A demo's day that was not played to its end has been told of already.
      return;
    }
  }

  /** Their passwords as they were at the first start: a password changed since is nowhere shown. */
  private void greetTheFirstAdministrators() {
    List<String> names = market.settings().firstAdministrators();
    List<String> passwords = market.firstAdministratorPasswords();
    for (int i = 0; i < Math.min(names.size(), passwords.size()); i++) {
      out.printf("  administrator %s, first password %s%n", names.get(i), passwords.get(i));
    }
  }
}
