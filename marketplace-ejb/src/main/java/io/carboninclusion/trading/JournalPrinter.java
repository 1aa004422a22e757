package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Terms;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints the journal as people read it, one line a batch and one a command; the operator's command
 * {@code print-journal}. What a bid offers is printed once the window of its auction is over.
 */
public final class JournalPrinter {
  private static final int ROWS = 32;

  private final PrintStream out;
  private final long nowMicros;
  private final CommandReader reader = new CommandReader();

  /** When the windows of the auctions end that were announced so far. */
  private final Map<Long, Long> auctionEnds = new HashMap<>();

  JournalPrinter(PrintStream out, Clock clock) {
    this.out = out;
    this.nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
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
      new JournalPrinter(out, Clock.systemUTC()).print(journal, 1, Long.MAX_VALUE);
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
      out.printf("  %d %s%s%n", sequence, line(reader), key(reader));
    }
  }

  /** As {@link #text}, and what a bid offers if its auction is over. */
  String line(CommandReader c) {
    return switch (c.op()) {
      case ANNOUNCE_AUCTION -> {
        auctionEnds.putIfAbsent(c.intent(), c.endMicros());
        yield text(c);
      }
      case BID, BID_BY_INTENT -> {
        boolean isOver = auctionEnds.getOrDefault(c.biddenAuction(), Long.MAX_VALUE) <= nowMicros;
        String offer = " price %d fen kg %d".formatted(c.priceFen(), c.orderAmount());
        yield text(c) + (isOver ? offer : " sealed");
      }
      default -> text(c);
    };
  }

  private static String key(CommandReader c) {
    return c.hasKey() ? String.format(" key %016x%016x", c.keyHigh(), c.keyLow()) : "";
  }

  private static String intent(CommandReader c) {
    return c.intent() == 0 ? "" : " " + c.intent();
  }

  private static String special(Terms terms) {
    return (terms.lastDay() == 0 ? "" : " last day " + LocalDate.ofEpochDay(terms.lastDay()))
        + (terms.postOnly() ? " post only" : "")
        + (terms.minKg() == 0 ? "" : " at least " + terms.minKg() + " kg")
        + (terms.selfTrade() == SelfTrade.NONE ? "" : " self-trade " + terms.selfTrade());
  }

  private static String order(CommandReader c, String what) {
    return "%s%s account %d %s %s %s%s price %d fen %s %d%s"
        .formatted(
            c.op(),
            intent(c),
            c.account(),
            what,
            c.type(),
            c.timeInForce(),
            special(c.terms()),
            c.priceFen(),
            c.type() == OrderType.LIMIT ? "kg" : "milli-fen",
            c.orderAmount(),
            c.reference().isEmpty() ? "" : " reference " + c.reference());
  }

  /** One command in words, numbers in the core's units; what a bid offers stays sealed. */
  static String text(CommandReader c) {
    return switch (c.op()) {
      case PLACE, PLACE_BY_INTENT, PLACE_ON_TERMS, PLACE_ON_TERMS_BY_INTENT ->
          order(c, "instrument " + c.instrument() + " " + c.side());
      case PLACE_BY_CRITERIA, PLACE_BY_CRITERIA_BY_INTENT -> order(c, c.criteria().toString());
      case DESCRIBE_INSTRUMENT ->
          "DESCRIBE_INSTRUMENT %d instrument %d %s"
              .formatted(c.intent(), c.instrument(), c.traits());
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
      case CANCEL_ALL, CANCEL_ALL_BY_INTENT ->
          "%s%s account %d instrument %s %s"
              .formatted(
                  c.op(),
                  intent(c),
                  c.account(),
                  c.instrument() == 0 ? "any" : c.instrument(),
                  c.cancelledSide() == null ? "BUY and SELL" : c.cancelledSide());
      case SET_RULE ->
          "SET_RULE %d instrument %d %s %d"
              .formatted(c.intent(), c.instrument(), c.rule(), c.ruleValue());
      case OPEN_DAY, CLOSE_DAY ->
          "%s %d instrument %d day %s due %s"
              .formatted(
                  c.op(),
                  c.intent(),
                  c.instrument(),
                  LocalDate.ofEpochDay(c.tradingDay()),
                  OutcomeRecorder.instant(c.dueMicros()));
      case CHANGE_PHASE ->
          "CHANGE_PHASE %d instrument %d %s due %s%s"
              .formatted(
                  c.intent(),
                  c.instrument(),
                  c.phase(),
                  OutcomeRecorder.instant(c.dueMicros()),
                  c.opensMicros() == 0 ? "" : " opens " + OutcomeRecorder.instant(c.opensMicros()));
      case PROPOSE_BLOCK ->
          "PROPOSE_BLOCK%s account %d to account %d instrument %d %s price %d fen kg %d valid until %s"
              .formatted(
                  intent(c),
                  c.account(),
                  c.blockCounterparty(),
                  c.instrument(),
                  c.blockSide(),
                  c.blockPriceFen(),
                  c.blockKg(),
                  OutcomeRecorder.instant(c.blockValidUntilMicros()));
      case ACCEPT_BLOCK, DECLINE_BLOCK, WITHDRAW_BLOCK ->
          "%s%s account %d proposal %d".formatted(c.op(), intent(c), c.account(), c.namedBlock());
      case EXPIRE_BLOCK ->
          "EXPIRE_BLOCK %d proposal %d due %s"
              .formatted(c.intent(), c.namedBlock(), OutcomeRecorder.instant(c.blockDueMicros()));
      case ANNOUNCE_AUCTION ->
          "ANNOUNCE_AUCTION %d account %d instrument %d kg %d floor %d fen at least %d kg %s to %s"
              .formatted(
                  c.intent(),
                  c.account(),
                  c.instrument(),
                  c.kg(),
                  c.floorFen(),
                  c.leastKg(),
                  OutcomeRecorder.instant(c.beginMicros()),
                  OutcomeRecorder.instant(c.endMicros()));
      case OPEN_AUCTION, CLEAR_AUCTION ->
          "%s %d auction %d due %s"
              .formatted(
                  c.op(),
                  c.intent(),
                  c.namedAuction(),
                  OutcomeRecorder.instant(c.auctionDueMicros()));
      case BID, BID_BY_INTENT ->
          "%s%s account %d auction %d".formatted(c.op(), intent(c), c.account(), c.biddenAuction());
      case OPEN_TRADING, HALT_TRADING ->
          "%s %d instrument %d".formatted(c.op(), c.intent(), c.instrument());
    };
  }
}
