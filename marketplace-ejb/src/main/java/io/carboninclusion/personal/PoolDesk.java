package io.carboninclusion.personal;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.participant.AccountKind;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.TradingAccounts;
import io.carboninclusion.registry.PoolIssuances;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.TradingRefusal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Opens pools and asks for their closing. */
@Dependent
class PoolDesk {

  /** The days of a period are those of the market. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Five years and their leap days. */
  private static final long LONGEST_DAYS = 1_827;

  private static final String OPEN =
      "INSERT INTO market.personal_pool VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String ASK_TO_CLOSE =
      "INSERT INTO market.personal_pool_closing VALUES (?, ?, ?, ?, ?, ?, 'TAKE_CARRY', 0, 0, 0, 0,"
          + " 0, 0, NULL)";

  @Inject PoolRows rows;
  @Inject TradingAccounts accounts;
  @Inject Listings listings;
  @Inject Transactions transactions;
  @Inject Trail trail;

  Pool open(Caller caller, OpenPool wish, String key) {
    byte[] keyHash = RequestKey.hash(caller.enterpriseId(), RequestKey.orNew(key));
    requirePeriod(wish);
    int methodology =
        rows.methodology(wish)
            .orElseThrow(
                () ->
                    Rejected.because(
                            PoolRefusal.POOL_METHODOLOGY,
                            String.valueOf(wish.methodology()),
                            String.valueOf(wish.methodologyVersion()),
                            String.valueOf(wish.scheme()))
                        .at("methodology"));
    InstrumentRecord instrument = listings.instrument(wish.instrument());
    requireFit(wish, instrument);
    long id =
        transactions.inNew(
            () ->
                rows.find(caller.enterpriseId(), keyHash)
                    .map(before -> same(before, wish))
                    .orElseGet(() -> open(caller, wish, methodology, instrument.id(), keyHash)));
    return rows.find(id).orElseThrow();
  }

  private long open(Caller caller, OpenPool wish, int methodology, int instrument, byte[] keyHash) {
    String title = wish.scheme() + " " + wish.methodology() + " " + wish.from() + " " + wish.to();
    long id = accounts.open(AccountKind.POOL, caller.enterpriseId(), title).id();
    rows.on(
        sql ->
            sql.update(
                OPEN,
                id,
                caller.enterpriseId(),
                wish.scheme(),
                methodology,
                wish.methodology(),
                wish.methodologyVersion(),
                instrument,
                wish.from(),
                wish.to(),
                minute(wish.from()),
                minute(wish.to().plusDays(1)),
                caller.userId(),
                caller.displayName(),
                now(),
                keyHash));
    trail.record(caller.actor(), "OPEN_POOL", "pool " + id, Map.of("period", title));
    return id;
  }

  private static long same(Pool before, OpenPool wish) {
    OpenPool first =
        new OpenPool(
            before.scheme(),
            before.methodology(),
            before.methodologyVersion(),
            before.instrument(),
            before.from(),
            before.to());
    if (!first.equals(wish)) {
      throw Rejected.because(TradingRefusal.KEY_REUSED).at("Idempotency-Key");
    }
    return before.id();
  }

  private static void requirePeriod(OpenPool wish) {
    require("from", wish.from());
    require("to", wish.to());
    if (wish.to().isBefore(wish.from())) {
      throw Rejected.because(
              PoolRefusal.POOL_PERIOD_REVERSED, wish.from().toString(), wish.to().toString())
          .at("to");
    }
    long days = ChronoUnit.DAYS.between(wish.from(), wish.to()) + 1;
    if (days > LONGEST_DAYS) {
      throw Rejected.because(PoolRefusal.POOL_PERIOD_TOO_LONG, days, LONGEST_DAYS).at("to");
    }
  }

  private static void require(String field, LocalDate day) {
    if (day == null) {
      throw Rejected.because(TradingRefusal.FIELD_MISSING).at(field);
    }
    // A year beyond four digits is no day of a ride, and no minute of the acts' column.
    if (day.getYear() < 2000 || day.getYear() > 2100) {
      throw Rejected.because(PoolRefusal.POOL_PERIOD_UNUSABLE, day.toString()).at(field);
    }
  }

  private static void requireFit(OpenPool wish, InstrumentRecord instrument) {
    PoolIssuances.requireFit(wish.scheme(), instrument);
    if (instrument.lotKg() != 1) {
      throw Rejected.because(PoolRefusal.POOL_INSTRUMENT_LOT, instrument.code(), instrument.lotKg())
          .at("instrument");
    }
    int year = instrument.vintage();
    if (year < wish.from().getYear() || year > wish.to().getYear()) {
      throw Rejected.because(PoolRefusal.POOL_INSTRUMENT_VINTAGE, Integer.toString(year))
          .at("instrument");
    }
  }

  /**
   * Writes down that a pool is to be closed.
   *
   * @throws Rejected POOL_ALREADY_CLOSED, OTHER_POOL_BEING_CLOSED, POOL_BELOW_ONE_KILOGRAM
   */
  void askToClose(Caller caller, Pool pool, String key) {
    byte[] keyHash = RequestKey.hash(pool.id(), key);
    transactions.inNew(() -> rows.on(sql -> ask(sql, caller, pool.id(), keyHash)));
  }

  private boolean ask(PoolSql sql, Caller caller, long pool, byte[] keyHash) throws SQLException {
    Optional<byte[]> earlier =
        sql.find(
            "SELECT COALESCE(key_hash, '') FROM market.personal_pool_closing WHERE pool = ?",
            row -> row.getBytes(1),
            pool);
    if (earlier.isPresent()) {
      if (keyHash != null && Arrays.equals(keyHash, earlier.get())) {
        return false;
      }
      throw Rejected.because(PoolRefusal.POOL_ALREADY_CLOSED, pool);
    }
    int methodology = PoolClosing.bounds(sql, pool).methodology();
    Optional<Long> other =
        sql.find(
            "SELECT pool FROM market.personal_pool_closing WHERE running = ?",
            row -> row.getLong(1),
            methodology);
    if (other.isPresent()) {
      throw Rejected.because(PoolRefusal.OTHER_POOL_BEING_CLOSED, other.get());
    }
    rows.requireAKilogram(sql, pool);
    sql.update(
        ASK_TO_CLOSE, pool, methodology, caller.userId(), caller.displayName(), now(), keyHash);
    trail.record(caller.actor(), "CLOSE_POOL", "pool " + pool, Map.of());
    return true;
  }

  private static int minute(LocalDate day) {
    return Math.toIntExact(day.atStartOfDay(ZONE).toEpochSecond() / 60);
  }

  private static LocalDateTime now() {
    return LocalDateTime.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.MICROS);
  }
}
