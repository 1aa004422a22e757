package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.QuietEvents;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves a journal from its first row: that each row carries the hash of the row before and the
 * state its commands give, that cash and units are conserved, that the saved states are the
 * journal's, and that the views hold every balance. It changes nothing; the market may trade
 * meanwhile, and what comes after the check began is left out of the comparison of the balances.
 */
public final class JournalCheck {
  private static final int ROWS = 32;
  private static final int COMPLAINTS_SHOWN = 20;

  private final Journal journal;
  private final Connections connections;
  private final Exchange core = new Exchange(new QuietEvents());
  private final Chain chain = new Chain();
  private final CommandReader reader = new CommandReader();
  private final List<String> complaints = new ArrayList<>();
  private Balances views;
  private List<SnapshotStore.Entry> snapshots = List.of();

  /** The balances of the views, all of one moment. */
  private record Balances(Views.Mark mark, List<long[]> cash, List<long[]> units) {}

  /**
   * @param connections as a user that may read journal and views
   */
  JournalCheck(Connections connections) {
    this.connections = connections;
    this.journal = new Journal(connections);
  }

  /**
   * Checks the journal at this server and prints what was found.
   *
   * @param server {@code jdbc:mariadb://host:port}
   * @return whether everything holds
   */
  public static boolean run(String server, String user, String password, PrintStream out)
      throws SQLException {
    long began = System.nanoTime();
    JournalCheck check =
        new JournalCheck(() -> DriverManager.getConnection(server + "/market", user, password));
    List<String> complaints = check.complaints();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    out.printf(
        "batches %d, commands %d, trades %d, open orders %d, last row %s, %d ms%n",
        check.chain.batch(),
        check.chain.sequence(),
        check.core.lastTrade(),
        check.core.openOrders(),
        JournalRow.hex(check.chain.hash()),
        took.toMillis());
    complaints.stream().limit(COMPLAINTS_SHOWN).forEach(out::println);
    out.println(
        complaints.isEmpty() ? "Everything holds." : complaints.size() + " things do not hold.");
    return complaints.isEmpty();
  }

  /** What does not hold, one sentence each. */
  List<String> complaints() throws SQLException {
    try {
      views = readViews();
      snapshots = new SnapshotTables(connections).list();
      Replay replay = new Replay(journal.voided());
      List<JournalRow> rows = journal.read(0, ROWS);
      while (!rows.isEmpty()) {
        for (JournalRow row : rows) {
          applyOrSay(row, replay);
        }
        rows = journal.read(chain.batch(), ROWS);
      }
      core.verify();
      if (views.mark().batch() > chain.batch()) {
        complaints.add(
            "The views stand at batch " + views.mark().batch() + ", behind the journal.");
      }
    } catch (IllegalStateException broken) {
      complaints.add(broken.getMessage());
    } finally {
      journal.close();
    }
    return complaints;
  }

  /** Bytes that were changed may fail anywhere; the batch is what the operator wants to know. */
  private void applyOrSay(JournalRow row, Replay replay) {
    try {
      apply(row, replay);
    } catch (Chain.Broken said) {
      throw said;
    } catch (RuntimeException unreadable) {
      throw new Chain.Broken("Batch " + row.batch() + " cannot be applied: " + unreadable);
    }
  }

  private void apply(JournalRow row, Replay replay) {
    chain.follow(row, core.stateHash());
    reader.wrap(row.commands(), row.commands().length);
    for (long sequence = row.firstSequence(); reader.next(); sequence++) {
      replay.apply(reader, sequence, core);
    }
    if (row.batch() == views.mark().batch()) {
      compareViews();
    }
    for (SnapshotStore.Entry snapshot : snapshots) {
      if (snapshot.chain().batch() == row.batch() && snapshot.stateHash() != core.stateHash()) {
        complaints.add("The state saved at batch " + row.batch() + " is not the journal's.");
      }
    }
  }

  private Balances readViews() {
    return new Sql(connections)
        .snapshot(
            at ->
                new Balances(
                    mark(at),
                    Sql.list(
                        at,
                        "SELECT account, available_milli_fen, frozen_milli_fen"
                            + " FROM market_view.cash_balance",
                        row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)}),
                    Sql.list(
                        at,
                        "SELECT account, instrument, available_kg, frozen_kg, retire_only_kg"
                            + " FROM market_view.unit_balance",
                        row ->
                            new long[] {
                              row.getLong(1),
                              row.getLong(2),
                              row.getLong(3),
                              row.getLong(4),
                              row.getLong(5)
                            })));
  }

  private static Views.Mark mark(Connection at) throws SQLException {
    return Sql.list(
            at,
            "SELECT batch, sequence, row_hash FROM market_view.watermark",
            row -> new Views.Mark(row.getLong(1), row.getLong(2), row.getBytes(3)))
        .get(0);
  }

  private void compareViews() {
    for (long[] row : views.cash()) {
      int account = (int) row[0];
      compare("available cash of account " + account, core.availableCash(account), row[1]);
      compare("frozen cash of account " + account, core.frozenCash(account), row[2]);
    }
    for (long[] row : views.units()) {
      int account = (int) row[0];
      int instrument = (int) row[1];
      String what = " units of instrument " + instrument + " on account " + account;
      compare("available" + what, core.availableKg(account, instrument), row[2]);
      compare("frozen" + what, core.frozenKg(account, instrument), row[3]);
      compare("retire-only" + what, core.retireOnlyKg(account, instrument), row[4]);
    }
  }

  private void compare(String what, long journalled, long viewed) {
    if (journalled != viewed) {
      complaints.add(
          "The views show %d as %s; by the journal it is %d.".formatted(viewed, what, journalled));
    }
  }
}
