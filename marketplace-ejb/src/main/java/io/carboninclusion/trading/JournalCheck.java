package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.QuietEvents;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves a journal from its first row, or behind the last row of an older engine: that each row
 * carries the hash of the row before and the state its commands give, that cash and units are
 * conserved, that the saved states are the journal's, and that the views hold every balance. It
 * changes nothing; the market may trade meanwhile, and what comes after the check began is left out
 * of the comparison of the balances.
 */
public final class JournalCheck {
  private static final int ROWS = 32;
  private static final int COMPLAINTS_SHOWN = 20;

  private final Journal journal;
  private final Connections connections;
  private Exchange core = new Exchange(new QuietEvents());
  private final Chain chain = new Chain();
  private final CommandReader reader = new CommandReader();
  private final List<String> complaints = new ArrayList<>();

  /** The last row of an older engine, of whose span only the chain of hashes can be proved. */
  private JournalRow others;

  /** Past the last row of another engine. */
  private boolean goesOn;

  private ViewBalances views;
  private List<SnapshotStore.Entry> snapshots = List.of();

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
    if (check.others != null) {
      out.printf(
          "Batches up to %d were written by an older engine: of them the chain of hashes was proved,"
              + " and what comes behind from the state that it saved.%n",
          check.others.batch());
    }
    complaints.stream().limit(COMPLAINTS_SHOWN).forEach(out::println);
    out.println(
        complaints.isEmpty() ? "Everything holds." : complaints.size() + " things do not hold.");
    return complaints.isEmpty();
  }

  /** What does not hold, one sentence each. */
  List<String> complaints() throws SQLException {
    try {
      views = ViewBalances.read(connections);
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
  private void applyOrSay(JournalRow row, Replay replay) throws SQLException {
    try {
      apply(row, replay);
    } catch (Chain.Broken said) {
      throw said;
    } catch (RuntimeException unreadable) {
      throw new Chain.Broken("Batch " + row.batch() + " cannot be applied: " + unreadable);
    }
  }

  private void apply(JournalRow row, Replay replay) throws SQLException {
    if (row.engine() < Engines.own()) {
      chain.pass(row);
      others = row;
      return;
    }
    if (others != null && !goesOn) {
      goOnFromSavedState();
    }
    chain.follow(row, core.stateHash());
    reader.wrap(row.commands(), row.commands().length);
    for (long sequence = row.firstSequence(); reader.next(); sequence++) {
      replay.apply(reader, sequence, row.timeMicros(), core);
    }
    if (row.batch() == views.mark().batch()) {
      complaints.addAll(views.differences(core));
    }
    for (SnapshotStore.Entry snapshot : snapshots) {
      if (snapshot.chain().batch() == row.batch() && snapshot.stateHash() != core.stateHash()) {
        complaints.add("The state saved at batch " + row.batch() + " is not the journal's.");
      }
    }
  }

  /** Behind another engine's commands only the state that it saved leads on. */
  private void goOnFromSavedState() throws SQLException {
    goesOn = true;
    if (chain.sequence() == 0) {
      return;
    }
    core =
        new Snapshots(connections)
            .restore(journal, chain.batch(), () -> new Exchange(new QuietEvents()))
            .filter(saved -> saved.chain().sequence() == chain.sequence())
            .orElseThrow(() -> new Chain.Broken(Engines.advice(others.batch(), others.engine())))
            .core();
  }
}
