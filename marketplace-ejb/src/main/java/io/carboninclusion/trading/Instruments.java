package io.carboninclusion.trading;

import io.carboninclusion.exchange.Instrument;
import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.SystemAccounts;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.kernel.Page;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instruments as rows beside what the views know of them, all in one statement. */
@Dependent
class Instruments {

  static final ZoneId MARKET_ZONE = ZoneId.of("Asia/Shanghai");

  static final String ALL =
      """
      SELECT i.id, i.code, i.name_zh, i.name_en, i.kind, i.scheme, i.vintage, i.lot_kg, i.tick_fen,
             v.status, v.reference_fen, v.band_basis_points, v.last_fen, v.last_serial, v.opens_micros, v.phase,
             d.open_fen, d.high_fen, d.low_fen, d.volume_kg, d.turnover_milli_fen,
             b.volume_kg block_kg, b.turnover_milli_fen block_milli_fen, r.available_kg retired_kg,
             (SELECT c.close_fen FROM market_view.day_close c
               WHERE c.instrument = i.id AND c.day < v.trading_day ORDER BY c.day DESC LIMIT 1) previous_fen
        FROM market.trading_instrument i
        LEFT JOIN market_view.instrument v ON v.id = i.id
        LEFT JOIN market_view.instrument_day d ON d.instrument = i.id AND d.day = ?
        LEFT JOIN market_view.block_day b ON b.instrument = i.id AND b.day = ?
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

  void add(RuleChangeRow change) {
    entityManager.persist(change);
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

  /** The command of a rule's new value that was approved. */
  RoomCommand changing(long ruleChange) {
    return entityManager.find(RuleChangeRow.class, ruleChange).command();
  }

  /** The values of all its rules: as they were set, else as usual. */
  Map<Rule, Long> rules(int id) {
    Map<Rule, Long> values = new EnumMap<>(Rule.class);
    for (Rule rule : Rule.values()) {
      values.put(rule, rule.usual());
    }
    queries
        .list(
            "SELECT rule, value FROM market_view.instrument_rule WHERE instrument = ?",
            row -> Map.entry(Rule.of(row.getInt("rule")), row.getLong("value")),
            id)
        .forEach(set -> values.put(set.getKey(), set.getValue()));
    return values;
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

  /**
   * Candles that begin from {@code from} to before {@code to}, the newest first, before the one
   * that is the cursor.
   */
  Page<Candle> candles(
      int id, CandleInterval interval, Instant from, Instant to, Long cursor, int limit) {
    String column = interval.column();
    long first = from == null ? 0 : interval.firstFrom(from);
    long end = to == null ? Long.MAX_VALUE : interval.firstFrom(to);
    List<Candle> candles =
        queries.list(
            "SELECT * FROM market_view.%s WHERE instrument = ? AND %s >= ? AND %s < ?"
                    .formatted(interval.table(), column, column)
                + " ORDER BY %s DESC LIMIT ?".formatted(column),
            row ->
                new Candle(
                    row.getLong(column),
                    interval.begin(row.getLong(column)),
                    row.getLong("open_fen"),
                    row.getLong("high_fen"),
                    row.getLong("low_fen"),
                    row.getLong("close_fen"),
                    row.getLong("volume_kg"),
                    row.getLong("turnover_milli_fen"),
                    row.getLong("trades")),
            id,
            first,
            cursor == null ? end : Math.min(end, cursor),
            limit + 1);
    return Page.cut(candles, limit, Candle::number);
  }

  private List<InstrumentRecord> read(String which, Object... parameters) {
    long today = LocalDate.now(Clock.system(MARKET_ZONE)).toEpochDay();
    List<Object> all = new ArrayList<>(List.of(today, today, SystemAccounts.RETIRED));
    all.addAll(List.of(parameters));
    return queries.list(ALL + which, Instruments::read, all.toArray());
  }

  static InstrumentRecord read(ResultSet row) throws SQLException {
    Long status = Queries.whole(row, "status");
    PriceRules rules =
        status == null
            ? new PriceRules(0, Instrument.NO_BAND)
            : new PriceRules(row.getLong("reference_fen"), row.getInt("band_basis_points"));
    long previousFen = row.getLong("previous_fen");
    long opensMicros = row.getLong("opens_micros");
    Instant goesOn = opensMicros == 0 ? null : OutcomeRecorder.instant(opensMicros);
    boolean isHalted =
        goesOn != null && TradingPhase.of(row.getInt("phase")) == TradingPhase.CALL_AUCTION;
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
        previousFen == 0 ? rules.referenceFen() : previousFen,
        row.getLong("open_fen"),
        row.getLong("high_fen"),
        row.getLong("low_fen"),
        row.getLong("volume_kg"),
        row.getLong("turnover_milli_fen"),
        row.getLong("block_kg"),
        row.getLong("block_milli_fen"),
        row.getLong("last_serial"),
        row.getLong("retired_kg"),
        isHalted ? null : goesOn,
        isHalted ? goesOn : null);
  }
}
