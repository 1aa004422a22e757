package io.carboninclusion.launcher;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.DatabaseUnusable;
import io.carboninclusion.kernel.Settings;
import io.carboninclusion.trading.JournalCheck;
import io.carboninclusion.trading.JournalPrinter;
import io.carboninclusion.trading.ViewRebuild;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * What an operator does with the database of a market that is closed: {@code verify-journal} proves
 * the whole journal, {@code print-journal} prints it readable, {@code rebuild-views} makes the
 * views anew. The same settings as the market's say where it is; with an external database and
 * another {@code MARKET_HOME} the first two also work while the market trades.
 */
public final class Operator {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Operator() {}

  public static void main(String[] arguments) throws SQLException {
    String command = arguments.length == 1 ? arguments[0] : "";
    Path home = Settings.fromEnvironment().home();
    Market.Parts parts = new Market.Parts(null, null, home.resolve("mariadb"));
    boolean good = false;
    try (Market market = new Market(System.getenv(), parts)) {
      good = carryOut(command, market.openDatabaseAlone());
    } catch (CannotStart | DatabaseUnusable | IllegalStateException refusal) {
      System.err.println(refusal.getMessage());
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean carryOut(String command, DatabaseAccess access) throws SQLException {
    DatabaseAccess.Login app = access.app();
    switch (command) {
      case "verify-journal" -> {
        return JournalCheck.run(access.url(), app.user(), app.password(), OUT);
      }
      case "print-journal" -> JournalPrinter.run(access.url(), app.user(), app.password(), OUT);
      case "rebuild-views" -> {
        DatabaseAccess.Login migration = access.migration();
        ViewRebuild.run(access.url(), migration.user(), migration.password());
      }
      default ->
          throw new CannotStart(
              "say verify-journal, print-journal or rebuild-views, not " + command);
    }
    return true;
  }
}
