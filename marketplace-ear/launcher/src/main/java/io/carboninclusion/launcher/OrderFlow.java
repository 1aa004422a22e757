package io.carboninclusion.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Drives recorded order events (LOBSTER's message and book files) through a venue and compares the
 * venue's book with the recorded one, event by event.
 *
 * <p>The record shows ten levels only, so before each event the book is set to the recorded row;
 * after it the best nine levels of both sides must equal the next record. Sizes are kilograms; the
 * file's prices are ten-thousandths, a hundred of them make a fen.
 */
public final class OrderFlow {
  private static final int RECORDED_LEVELS = 10;
  private static final int COMPARED_LEVELS = 9;
  private static final long FILE_PRICE_PER_FEN = 100;

  /** Where the events go: the core by itself, or the running market through its API. */
  public interface Venue {
    /**
     * Places a limit order and returns its id; {@code immediate} cancels what does not trade at
     * once.
     */
    long place(boolean buy, long priceFen, long kg, boolean immediate);

    /** Cancels a resting order. */
    void cancel(long order);

    /** The best levels of one side as {price in fen, kg}, best first. */
    List<Level> depth(boolean buy, int levels);
  }

  /** One price level of a book. */
  public record Level(long priceFen, long kg) {}

  /** What the comparison found: events driven, and those after which the books differed. */
  public record Result(int events, List<String> differences) {}

  private enum Kind {
    ADD,
    REDUCE,
    DELETE,
    EXECUTE,
    HIDDEN
  }

  private record Message(Kind kind, long kg, long priceFen, boolean buy) {}

  private record Row(List<Level> asks, List<Level> bids) {
    List<Level> side(boolean buy) {
      return buy ? bids : asks;
    }
  }

  private final Venue venue;
  private final OwnOrders bids;
  private final OwnOrders asks;

  public OrderFlow(Venue venue) {
    this.venue = venue;
    this.bids = new OwnOrders(venue, true);
    this.asks = new OwnOrders(venue, false);
  }

  /**
   * Drives the events of {@code messages.csv} and compares with {@code books.csv} of the folder.
   * The first record is where it begins: the book before its event is not known.
   */
  public Result drive(Path folder) throws IOException {
    List<String> messages = Files.readAllLines(folder.resolve("messages.csv"));
    List<String> books = Files.readAllLines(folder.resolve("books.csv"));
    List<String> differences = new ArrayList<>();
    Row before = row(books.get(0));
    for (int i = 1; i < messages.size(); i++) {
      set(before);
      apply(message(messages.get(i)));
      Row recorded = row(books.get(i));
      compare(i + 1, recorded, true, differences);
      compare(i + 1, recorded, false, differences);
      before = recorded;
    }
    return new Result(messages.size() - 1, differences);
  }

  private void set(Row row) {
    bids.clearExcept(row.bids);
    asks.clearExcept(row.asks);
    row.bids.forEach(level -> bids.set(level.priceFen, level.kg));
    row.asks.forEach(level -> asks.set(level.priceFen, level.kg));
  }

  private void apply(Message message) {
    OwnOrders side = message.buy ? bids : asks;
    switch (message.kind) {
      case ADD -> side.add(message.priceFen, message.kg);
      case REDUCE, DELETE -> side.reduce(message.priceFen, message.kg);
      case EXECUTE -> {
        venue.place(!message.buy, message.priceFen, message.kg, true);
        side.filled(message.priceFen, message.kg);
      }
      case HIDDEN -> {
        // The file says that somebody traded with an order that was never shown: the book stays.
      }
    }
  }

  private void compare(int line, Row recorded, boolean buy, List<String> differences) {
    List<Level> expected = recorded.side(buy).subList(0, COMPARED_LEVELS);
    List<Level> found = venue.depth(buy, COMPARED_LEVELS);
    if (!expected.equals(found)) {
      differences.add(
          "line %d, %s: recorded %s, found %s"
              .formatted(line, buy ? "bids" : "asks", expected, found));
    }
  }

  private static Message message(String line) {
    String[] field = line.split(",");
    Kind kind = Kind.values()[Integer.parseInt(field[1]) - 1];
    return new Message(
        kind,
        Long.parseLong(field[3]),
        Long.parseLong(field[4]) / FILE_PRICE_PER_FEN,
        field[5].strip().equals("1"));
  }

  private static Row row(String line) {
    String[] field = line.split(",");
    List<Level> asks = new ArrayList<>();
    List<Level> bids = new ArrayList<>();
    for (int i = 0; i < RECORDED_LEVELS; i++) {
      asks.add(level(field, i * 4));
      bids.add(level(field, i * 4 + 2));
    }
    return new Row(asks, bids);
  }

  private static Level level(String[] field, int at) {
    return new Level(
        Long.parseLong(field[at]) / FILE_PRICE_PER_FEN, Long.parseLong(field[at + 1].strip()));
  }
}
