package io.carboninclusion.trading;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What reductions of one kind cost lately, and what courts and agencies paid: the benchmark for
 * those who decide on a price. Public, of whole days of Asia/Shanghai, at most a minute old.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PriceReference {

  /** Farther back nobody may ask: the sums would go over too much. */
  public static final int MOST_DAYS = 366;

  /** More purchases than these, the newest, no picture shows. */
  public static final int MOST_PURCHASES = 500;

  private static final Duration KEPT = Duration.ofMinutes(1);

  /** Trades are numbered in the order of time, so those of the days before give the first one. */
  private static final String TRADES =
      """
      SELECT t.price_fen, COUNT(*), SUM(t.kg) FROM market_view.trade t
        JOIN market.trading_instrument i ON i.id = t.instrument
       WHERE i.kind = ? AND t.trade > (SELECT COALESCE(SUM(d.trades), 0)
                                         FROM market_view.instrument_day d WHERE d.day < ?)
       GROUP BY t.price_fen ORDER BY t.price_fen""";

  private static final String DAYS =
      """
      SELECT d.day, SUM(d.turnover_milli_fen), SUM(d.volume_kg), MIN(d.low_fen), MAX(d.high_fen),
             SUM(d.trades)
        FROM market_view.instrument_day d JOIN market.trading_instrument i ON i.id = d.instrument
       WHERE i.kind = ? AND d.day >= ? GROUP BY d.day ORDER BY d.day""";

  /** One line a purchase, at its own mean price, half up. */
  private static final String CASES =
      """
      SELECT p.price_fen, COUNT(*), SUM(p.kg) FROM
        (SELECT (2 * m.paid_milli_fen + m.filled_kg) DIV (2 * m.filled_kg) price_fen,
                m.filled_kg kg
           FROM market.participant_account a
           JOIN market_view.market_order m ON m.account = a.id
           JOIN market.trading_instrument i ON i.id = m.instrument
          WHERE a.kind = 'CASE' AND i.kind = ? AND m.filled_kg > 0) p
       GROUP BY p.price_fen ORDER BY p.price_fen""";

  private static final String PURCHASES =
      """
      SELECT m.changed_micros, (2 * m.paid_milli_fen + m.filled_kg) DIV (2 * m.filled_kg),
             m.filled_kg
        FROM market.participant_account a
        JOIN market_view.market_order m ON m.account = a.id
        JOIN market.trading_instrument i ON i.id = m.instrument
       WHERE a.kind = 'CASE' AND i.kind = ? AND m.filled_kg > 0 AND m.changed_micros >= ?
       ORDER BY m.order_id DESC LIMIT ?""";

  @Inject Queries queries;

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Instant at, Object answer) {}

  /** One day of one kind over all its instruments; prices in fen per tonne. */
  public record KindDay(
      LocalDate day, long meanFen, long lowestFen, long highestFen, long kg, long trades) {}

  /** What one case bought so far: its own mean price, fen per tonne, and when it last bought. */
  public record Purchase(LocalDate day, long meanFen, long kg) {}

  /**
   * Trades of the last days, today included.
   *
   * @param days from 1 to {@value #MOST_DAYS}
   */
  public PriceStatistics lately(InstrumentKind kind, int days) {
    long from = firstDay(days);
    return kept(
        kind + " " + days,
        PriceStatistics.class,
        () -> PricedVolume.statistics(volumes(TRADES, kind.name(), from)));
  }

  /** All purchases that courts and agencies ordered so far. */
  public PriceStatistics ofCases(InstrumentKind kind) {
    return kept(
        kind + " cases",
        PriceStatistics.class,
        () -> PricedVolume.statistics(volumes(CASES, kind.name())));
  }

  /** The last days on which this kind traded, the oldest first. */
  public List<KindDay> days(InstrumentKind kind, int days) {
    long from = firstDay(days);
    return List.of(kept(kind + " by day " + days, KindDay[].class, () -> read(kind, from)));
  }

  /** Purchases that courts and agencies ordered, of the last days, the newest first. */
  public List<Purchase> purchases(InstrumentKind kind, int days) {
    long from =
        LocalDate.ofEpochDay(firstDay(days)).atStartOfDay(Instruments.MARKET_ZONE).toEpochSecond();
    return List.of(
        kept(
            kind + " purchases " + days,
            Purchase[].class,
            () ->
                queries
                    .list(
                        PURCHASES,
                        PriceReference::purchase,
                        kind.name(),
                        from * 1_000_000,
                        MOST_PURCHASES)
                    .toArray(Purchase[]::new)));
  }

  private static Purchase purchase(ResultSet row) throws SQLException {
    LocalDate day =
        Instant.ofEpochSecond(row.getLong(1) / 1_000_000)
            .atZone(Instruments.MARKET_ZONE)
            .toLocalDate();
    return new Purchase(day, row.getLong(2), row.getLong(3));
  }

  private KindDay[] read(InstrumentKind kind, long from) {
    return queries
        .list(
            DAYS,
            row ->
                new KindDay(
                    LocalDate.ofEpochDay(row.getLong(1)),
                    (2 * row.getLong(2) + row.getLong(3)) / (2 * row.getLong(3)),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(3),
                    row.getLong(6)),
            kind.name(),
            from)
        .toArray(KindDay[]::new);
  }

  private List<PricedVolume> volumes(String sql, Object... parameters) {
    return queries.list(
        sql, row -> new PricedVolume(row.getLong(1), row.getLong(2), row.getLong(3)), parameters);
  }

  private static long firstDay(int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("days from 1 to " + MOST_DAYS + ", not " + days);
    }
    return LocalDate.now(Clock.system(Instruments.MARKET_ZONE)).toEpochDay() - days + 1;
  }

  private <T> T kept(String what, Class<T> type, Supplier<T> read) {
    Instant now = Clock.systemUTC().instant();
    Kept before = kept.get(what);
    if (before == null || before.at.plus(KEPT).isBefore(now)) {
      before = new Kept(now, read.get());
      kept.put(what, before);
    }
    return type.cast(before.answer);
  }
}
