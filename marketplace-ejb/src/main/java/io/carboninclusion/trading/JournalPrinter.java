package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Prints the journal as people read it, one line a batch and one a command; the operator's command
 * {@code print-journal}.
 */
public final class JournalPrinter {
  private static final int ROWS = 32;

  private final PrintStream out;
  private final CommandReader reader = new CommandReader();

  JournalPrinter(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints the whole journal of this server.
   *
   * @param server {@code jdbc:mariadb://host:port}
   */
  public static void run(String server, String user, String password, PrintStream out)
      throws SQLException {
    String url = server + "/market";
    try (Journal journal = new Journal(() -> DriverManager.getConnection(url, user, password))) {
      new JournalPrinter(out).print(journal, 1, Long.MAX_VALUE);
    }
  }

  void print(Journal journal, long first, long last) throws SQLException {
    long batch = first - 1;
    List<JournalRow> rows = journal.read(batch, ROWS);
    while (!rows.isEmpty() && batch < last) {
      for (JournalRow row : rows) {
        batch = row.batch();
        if (batch <= last) {
          print(row);
        }
      }
      rows = journal.read(batch, ROWS);
    }
  }

  private void print(JournalRow row) {
    out.printf(
        "batch %d epoch %d engine %d %s commands %d state %016x row %s%n",
        row.batch(),
        row.epoch(),
        row.engine(),
        OutcomeRecorder.instant(row.timeMicros()),
        row.count(),
        row.stateHash(),
        JournalRow.hex(row.hash()));
    reader.wrap(row.commands(), row.commands().length);
    for (long sequence = row.firstSequence(); reader.next(); sequence++) {
      out.printf("  %d %s%s%n", sequence, text(reader), key(reader));
    }
  }

  private static String key(CommandReader c) {
    return c.hasKey() ? String.format(" key %016x%016x", c.keyHigh(), c.keyLow()) : "";
  }

  private static String intent(CommandReader c) {
    return c.intent() == 0 ? "" : " " + c.intent();
  }

  /** One command in words, numbers in the core's units. */
  static String text(CommandReader c) {
    return switch (c.op()) {
      case PLACE, PLACE_BY_INTENT ->
          "%s%s account %d instrument %d %s %s %s price %d fen %s %d%s"
              .formatted(
                  c.op(),
                  intent(c),
                  c.account(),
                  c.instrument(),
                  c.side(),
                  c.type(),
                  c.timeInForce(),
                  c.priceFen(),
                  c.type() == OrderType.LIMIT ? "kg" : "milli-fen",
                  c.orderAmount(),
                  c.reference().isEmpty() ? "" : " reference " + c.reference());
      case CANCEL, CANCEL_BY_INTENT ->
          "%s%s account %d order %d".formatted(c.op(), intent(c), c.account(), c.namedOrder());
      case AMEND, AMEND_BY_INTENT ->
          "%s%s account %d order %d price %d fen kg %d"
              .formatted(
                  c.op(), intent(c), c.account(), c.namedOrder(), c.priceFen(), c.orderAmount());
      case OPEN_CASE -> "OPEN_CASE %d account %d".formatted(c.intent(), c.account());
      case DEPOSIT, REQUEST_WITHDRAWAL, DISTRIBUTE ->
          "%s %d account %d milli-fen %d".formatted(c.op(), c.intent(), c.account(), c.cash());
      case CLOSE_WITHDRAWAL ->
          "CLOSE_WITHDRAWAL %d withdrawal %d %s"
              .formatted(c.intent(), c.closedWithdrawal(), c.isPaid() ? "paid" : "released");
      case ISSUE ->
          "ISSUE %d account %d instrument %d kg %d document %s"
              .formatted(c.intent(), c.account(), c.instrument(), c.kg(), c.documentHash());
      case RETIRE, CLOSE_CASE ->
          "%s %d account %d instrument %d kg %d certificate %d document %s"
              .formatted(
                  c.op(),
                  c.intent(),
                  c.account(),
                  c.instrument(),
                  c.kg(),
                  c.certificate(),
                  c.documentHash());
      case DEFINE_INSTRUMENT ->
          "DEFINE_INSTRUMENT %d instrument %d tick %d fen lot %d kg document %s"
              .formatted(c.intent(), c.instrument(), c.tickFen(), c.lotKg(), c.documentHash());
      case SET_PRICE_RULES ->
          "SET_PRICE_RULES %d instrument %d reference %d fen band %d"
              .formatted(c.intent(), c.instrument(), c.referenceFen(), c.bandBasisPoints());
      case OPEN_TRADING, HALT_TRADING ->
          "%s %d instrument %d".formatted(c.op(), c.intent(), c.instrument());
    };
  }
}
