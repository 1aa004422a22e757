package io.carboninclusion.trading;

import io.carboninclusion.exchange.Instrument;
import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.SystemAccounts;
import io.carboninclusion.kernel.Page;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instruments as rows beside what the views know of them, all in one statement. */
@Dependent
class Instruments {

  static final ZoneId MARKET_ZONE = ZoneId.of("Asia/Shanghai");

  private static final String ALL =
      """
      SELECT i.id, i.code, i.name_zh, i.name_en, i.kind, i.scheme, i.vintage, i.lot_kg, i.tick_fen,
             v.status, v.reference_fen, v.band_basis_points, v.last_fen, v.last_serial,
             d.high_fen, d.low_fen, d.volume_kg, d.turnover_milli_fen, r.available_kg retired_kg,
             (SELECT e.close_fen FROM market_view.instrument_day e
               WHERE e.instrument = i.id AND e.day < ? ORDER BY e.day DESC LIMIT 1) previous_fen
        FROM market.trading_instrument i
        LEFT JOIN market_view.instrument v ON v.id = i.id
        LEFT JOIN market_view.instrument_day d ON d.instrument = i.id AND d.day = ?
        LEFT JOIN market_view.unit_balance r ON r.instrument = i.id AND r.account = ?
      """;

  static final String RULES_IN_FORCE =
      """
      SELECT r.id FROM market.trading_price_rules r
        JOIN market_view.outcome o ON o.intent = r.id AND o.reason = 0
       WHERE r.instrument_id = ? LIMIT 1""";

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Queries queries;

  /** The next number of an instrument: dense, for it indexes the core's arrays. */
  long nextId() {
    return ((Number)
            entityManager
                .createNativeQuery("SELECT NEXT VALUE FOR market.trading_instrument_seq")
                .getSingleResult())
        .longValue();
  }

  void add(InstrumentRow instrument) {
    entityManager.persist(instrument);
  }

  void add(PriceRulesRow rules) {
    entityManager.persist(rules);
  }

  void add(StatusChangeRow change) {
    entityManager.persist(change);
  }

  /** Whether an instrument has this code; asked in the transaction that adds one. */
  boolean has(String code) {
    return !entityManager
        .createQuery("SELECT i.id FROM Instrument i WHERE i.code = :code", Long.class)
        .setParameter("code", code)
        .getResultList()
        .isEmpty();
  }

  /** The command of price rules that were approved. */
  RoomCommand setting(long rules) {
    return entityManager.find(PriceRulesRow.class, rules).command();
  }

  /**
   * Whether two administrators' price rules were ever accepted for it, be it that there is none.
   */
  boolean hasRules(int id) {
    return !queries.list(RULES_IN_FORCE, row -> row.getLong("id"), id).isEmpty();
  }

  List<InstrumentRecord> list() {
    return read(" ORDER BY i.code");
  }

  Optional<InstrumentRecord> find(int id) {
    return read(" WHERE i.id = ?", id).stream().findFirst();
  }

  Optional<InstrumentRecord> find(String code) {
    return read(" WHERE i.code = ?", code).stream().findFirst();
  }

  /** Days with a trade, the newest first, before the day that is the cursor. */
  Page<DayRecord> days(int id, Long cursor, int limit) {
    List<DayRecord> days =
        queries.list(
            "SELECT * FROM market_view.instrument_day WHERE instrument = ? AND day < ?"
                + " ORDER BY day DESC LIMIT ?",
            row ->
                new DayRecord(
                    LocalDate.ofEpochDay(row.getLong("day")),
                    row.getLong("open_fen"),
                    row.getLong("high_fen"),
                    row.getLong("low_fen"),
                    row.getLong("close_fen"),
                    row.getLong("volume_kg"),
                    row.getLong("turnover_milli_fen"),
                    row.getLong("trades")),
            id,
            cursor == null ? Long.MAX_VALUE : cursor,
            limit + 1);
    return Page.cut(days, limit, day -> day.day().toEpochDay());
  }

  private List<InstrumentRecord> read(String which, Object... parameters) {
    long today = LocalDate.now(Clock.system(MARKET_ZONE)).toEpochDay();
    List<Object> all = new ArrayList<>(List.of(today, today, SystemAccounts.RETIRED));
    all.addAll(List.of(parameters));
    return queries.list(ALL + which, Instruments::read, all.toArray());
  }

  private static InstrumentRecord read(ResultSet row) throws SQLException {
    Long status = Queries.whole(row, "status");
    PriceRules rules =
        status == null
            ? new PriceRules(0, Instrument.NO_BAND)
            : new PriceRules(row.getLong("reference_fen"), row.getInt("band_basis_points"));
    Long previous = Queries.whole(row, "previous_fen");
    return new InstrumentRecord(
        row.getInt("id"),
        row.getString("code"),
        row.getString("name_zh"),
        row.getString("name_en"),
        InstrumentKind.valueOf(row.getString("kind")),
        row.getString("scheme"),
        row.getInt("vintage"),
        row.getLong("lot_kg"),
        row.getLong("tick_fen"),
        status == null ? null : InstrumentStatus.values()[status.intValue()],
        rules,
        row.getLong("last_fen"),
        previous == null ? rules.referenceFen() : previous,
        row.getLong("high_fen"),
        row.getLong("low_fen"),
        row.getLong("volume_kg"),
        row.getLong("turnover_milli_fen"),
        row.getLong("last_serial"),
        row.getLong("retired_kg"));
  }
}
