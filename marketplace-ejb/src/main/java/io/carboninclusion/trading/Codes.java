package io.carboninclusion.trading;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Rejected;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Codes of instruments and their numbers in the core; neither ever changes. */
final class Codes {
  private final Sql sql;
  private final ConcurrentMap<String, Integer> ids = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, String> codes = new ConcurrentHashMap<>();

  Codes(Sql sql) {
    this.sql = sql;
  }

  /**
   * @throws Rejected UNKNOWN_CODE {code}, at the field instrument
   */
  int id(String code) {
    if (code == null || code.isBlank()) {
      throw Rejected.because(TradingRefusal.FIELD_MISSING, "instrument").at("instrument");
    }
    Integer known = ids.get(code);
    if (known == null) {
      known =
          sql.find(
                  "SELECT id FROM market.trading_instrument WHERE code = ?",
                  row -> row.getInt(1),
                  code)
              .orElseThrow(
                  () ->
                      Rejected.because(TradingRefusal.UNKNOWN_CODE, shown(code)).at("instrument"));
      ids.put(code, known);
    }
    return known;
  }

  /** The code of an instrument of the core. */
  String code(int id) {
    String known = codes.get(id);
    if (known == null) {
      known =
          sql.find(
                  "SELECT code FROM market.trading_instrument WHERE id = ?",
                  row -> row.getString(1),
                  id)
              .orElseThrow(() -> Rejected.because(Reason.UNKNOWN_INSTRUMENT, 0L, (long) id));
      codes.put(id, known);
    }
    return known;
  }

  private static String shown(String code) {
    return code.length() <= 24 ? code : code.substring(0, 24) + "…";
  }
}
