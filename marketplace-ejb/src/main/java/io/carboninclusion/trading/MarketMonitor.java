package io.carboninclusion.trading;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.SystemAccounts;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What administrators watch: how dear it is to trade in each book at once, in how few hands the
 * units are, and for which reasons the core refuses.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MarketMonitor {

  /** The days of a week, today among them. */
  public static final int WEEK = 7;

  private static final int FULL = 10_000;

  /** What can be sold: neither the market's own accounts nor what is kept for a case. */
  private static final String HOLDERS =
      """
      SELECT instrument, COUNT(*) holders, SUM(kg) kg, MAX(kg) largest_kg,
             SUM(IF(place <= 5, kg, 0)) five_kg
        FROM (SELECT instrument, available_kg + frozen_kg AS kg,
                     ROW_NUMBER() OVER (PARTITION BY instrument
                                            ORDER BY available_kg + frozen_kg DESC) AS place
                FROM market_view.unit_balance
               WHERE account >= ? AND available_kg + frozen_kg > 0) held
       GROUP BY instrument""";

  private static final String REFUSALS =
      """
      SELECT reason, SUM(IF(day = ?, times, 0)) today, SUM(times) week
        FROM market_view.refusal_day WHERE day > ? AND day <= ?
       GROUP BY reason ORDER BY week DESC, reason""";

  @Inject Listings listings;
  @Inject OrderBook orderBook;
  @Inject Queries queries;

  /**
   * Who holds what can be sold of an instrument.
   *
   * @param holders accounts with units
   * @param kg what they hold, available and in orders
   * @param largestKg what the largest of them holds
   * @param fiveKg what the five largest hold
   */
  public record Holders(long holders, long kg, long largestKg, long fiveKg) {

    static final Holders NONE = new Holders(0, 0, 0, 0);

    /** The share of the largest in hundredths of a percent, or null while nobody holds any. */
    public Long largestShare() {
      return share(largestKg);
    }

    /** The share of the five largest in hundredths of a percent, or null. */
    public Long fiveShare() {
      return share(fiveKg);
    }

    private Long share(long part) {
      return kg == 0 ? null : Math.multiplyExact(part, FULL) / kg;
    }
  }

  /**
   * One instrument as it stands.
   *
   * @param book its levels, at most {@link Depths#LEVELS} a side
   */
  public record Line(InstrumentRecord instrument, Depth book, Holders holders) {

    /** The best price of buyers in fen per tonne, or null. */
    public Long bidFen() {
      return book.bids().isEmpty() ? null : (Long) book.bids().get(0).priceFen();
    }

    /** The best price of sellers in fen per tonne, or null. */
    public Long askFen() {
      return book.asks().isEmpty() ? null : (Long) book.asks().get(0).priceFen();
    }

    /** What lies between the best prices, in fen per tonne; null while a side is empty. */
    public Long spreadFen() {
      return bidFen() == null || askFen() == null ? null : (Long) (askFen() - bidFen());
    }

    /** The spread in hundredths of a percent of the price half-way, or null. */
    public Long spreadBasisPoints() {
      return spreadFen() == null ? null : (Long) (2 * FULL * spreadFen() / (bidFen() + askFen()));
    }

    /** What buyers have in the book, in kg. */
    public long bidKg() {
      return book.bids().stream().mapToLong(DepthLevel::kg).sum();
    }

    /** What sellers have in the book, in kg. */
    public long askKg() {
      return book.asks().stream().mapToLong(DepthLevel::kg).sum();
    }
  }

  /**
   * How often the core refused for a reason; what is refused before it comes to the core (a form
   * that cannot be read, too many calls) is not counted.
   *
   * @param week in the last seven days, today included
   */
  public record Refused(Reason reason, long today, long week) {}

  /** All instruments by code, each book as committed. Role ADMIN. */
  public List<Line> lines(Caller caller) {
    caller.require(Role.ADMIN);
    orderBook.awaitAnswered();
    Map<Long, Holders> holders =
        queries
            .list(
                HOLDERS,
                row ->
                    Map.entry(
                        row.getLong("instrument"),
                        new Holders(
                            row.getLong("holders"),
                            row.getLong("kg"),
                            row.getLong("largest_kg"),
                            row.getLong("five_kg"))),
                SystemAccounts.FIRST_ENTERPRISE)
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Function<InstrumentRecord, Holders> of =
        instrument -> holders.getOrDefault((long) instrument.id(), Holders.NONE);
    return listings.instruments().stream()
        .map(i -> new Line(i, orderBook.depth(i.code(), Depths.LEVELS), of.apply(i)))
        .toList();
  }

  /** The reasons of the last seven days (Asia/Shanghai), the most frequent first. Role ADMIN. */
  public List<Refused> refusals(Caller caller) {
    caller.require(Role.ADMIN);
    orderBook.awaitAnswered();
    long today = LocalDate.now(Clock.system(Instruments.MARKET_ZONE)).toEpochDay();
    return queries.list(
        REFUSALS,
        row ->
            new Refused(Reason.of(row.getInt("reason")), row.getLong("today"), row.getLong("week")),
        today,
        today - WEEK,
        today);
  }
}
