package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Traits;
import io.carboninclusion.kernel.Rejected;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Criteria in the market's words and in the core's numbers. A kind is a bit; the number of a scheme
 * is that of the first instrument that has it.
 */
final class CriteriaCodes {
  private static final String TRAITS =
      "SELECT i.id, i.kind, s.first, i.vintage FROM market.trading_instrument i"
          + " JOIN (SELECT scheme, MIN(id) first FROM market.trading_instrument GROUP BY scheme) s"
          + " ON s.scheme = i.scheme";

  private final Sql sql;

  /** By number: an instrument never changes its scheme. */
  private final ConcurrentMap<Integer, String> schemes = new ConcurrentHashMap<>();

  CriteriaCodes(Sql sql) {
    this.sql = sql;
  }

  /** What each instrument is, by number. No row says what courts admit, so none compensates. */
  Map<Integer, Traits> traits() {
    Map<Integer, Traits> traits = new HashMap<>();
    sql.list(
            TRAITS,
            row ->
                Map.entry(
                    row.getInt(1),
                    new Traits(
                        InstrumentKind.valueOf(row.getString(2)).ordinal(),
                        row.getInt(3),
                        row.getInt(4),
                        false)))
        .forEach(one -> traits.put(one.getKey(), one.getValue()));
    return traits;
  }

  /**
   * @throws Rejected FIELD_MISSING criteria or kinds; CRITERIA_FIT_NOTHING if no instrument has the
   *     scheme
   */
  Criteria criteria(Wanted wanted) {
    if (wanted == null || wanted.kinds().isEmpty()) {
      String missing = wanted == null ? "criteria" : "kinds";
      throw Rejected.because(TradingRefusal.FIELD_MISSING, missing).at(missing);
    }
    long kinds = wanted.kinds().stream().mapToLong(kind -> 1L << kind.ordinal()).sum();
    return new Criteria(
        kinds,
        wanted.scheme() == null ? 0 : scheme(wanted.scheme()),
        wanted.firstVintage() == null ? 0 : wanted.firstVintage(),
        wanted.lastVintage() == null ? Traits.MAX_VINTAGE : wanted.lastVintage(),
        false);
  }

  private int scheme(String code) {
    return sql.find(
            "SELECT MIN(id) FROM market.trading_instrument WHERE scheme = ? HAVING MIN(id) > 0",
            row -> row.getInt(1),
            code)
        .orElseThrow(() -> Rejected.because(Reason.CRITERIA_FIT_NOTHING).at("scheme"));
  }

  /** As they were asked for. */
  Wanted wanted(Criteria criteria) {
    Set<InstrumentKind> kinds = EnumSet.noneOf(InstrumentKind.class);
    for (InstrumentKind kind : InstrumentKind.values()) {
      if ((criteria.kinds() & 1L << kind.ordinal()) != 0) {
        kinds.add(kind);
      }
    }
    return new Wanted(
        kinds,
        criteria.scheme() == 0 ? null : schemeCode(criteria.scheme()),
        criteria.firstVintage() == 0 ? null : criteria.firstVintage(),
        criteria.lastVintage() == Traits.MAX_VINTAGE ? null : criteria.lastVintage());
  }

  private String schemeCode(int first) {
    return schemes.computeIfAbsent(
        first,
        id ->
            sql.find(
                    "SELECT scheme FROM market.trading_instrument WHERE id = ?",
                    row -> row.getString(1),
                    id)
                .orElseThrow(() -> new IllegalStateException("no instrument " + id)));
  }
}
