package io.carboninclusion.personal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Methodologies with their parameters, as rows. */
final class MethodologyRows {

  private static final String SELECT =
      """
      SELECT m.*, m.proposal_id IS NULL OR IFNULL(d.approved, FALSE) AS in_force,
             d.decided_at
        FROM market.personal_methodology m
        LEFT JOIN market.audit_decision d ON d.proposal_id = m.proposal_id
      """;

  private static final String MODES =
      """
      SELECT r.*, c.code AS mode_code
        FROM market.personal_methodology_mode r
        JOIN market.personal_mode c ON c.id = r.mode
       ORDER BY r.methodology_id, r.mode""";

  private final PoolSql sql;

  MethodologyRows(PoolSql sql) {
    this.sql = sql;
  }

  /** Ids of the modes by code. */
  Map<String, Integer> modes() throws SQLException {
    Map<String, Integer> modes = new HashMap<>();
    sql.list(
        "SELECT id, code FROM market.personal_mode",
        row -> modes.put(row.getString("code"), row.getInt("id")));
    return modes;
  }

  /** All versions, the newest first: those that wait or were rejected, too. */
  List<PersonalMethodology> all() throws SQLException {
    Map<Integer, List<ModeRule>> rules = rules();
    return sql.list(SELECT + "ORDER BY m.id DESC", row -> read(row, rules));
  }

  /**
   * What counts the acts of an upload: the version that it names, or those of its scheme that were
   * in force when it came, the newest first.
   *
   * @param named id of the version, or 0
   */
  List<PersonalMethodology> counting(String scheme, int named, Instant receivedAt)
      throws SQLException {
    Map<Integer, List<ModeRule>> rules = rules();
    return sql.list(
        SELECT
            + """
               WHERE m.scheme = ? AND (m.id = ? OR ? = 0 AND NOT m.on_request)
                 AND (m.proposal_id IS NULL OR d.approved AND d.decided_at <= ?)
               ORDER BY m.id DESC""",
        row -> read(row, rules),
        scheme,
        named,
        named,
        PersonalTimes.datetime(receivedAt));
  }

  int nextId() throws SQLException {
    return Math.toIntExact(sql.number("SELECT NEXT VALUE FOR market.personal_seq"));
  }

  /** Locks the place of this code and version, so that of two proposals one sees the other. */
  boolean isTaken(NewMethodology wish) throws SQLException {
    return !sql.list(
            """
            SELECT m.id FROM market.personal_methodology m
              LEFT JOIN market.audit_decision d ON d.proposal_id = m.proposal_id
             WHERE m.code = ? AND m.version = ? AND IFNULL(d.approved, TRUE) FOR UPDATE""",
            row -> row.getLong(1),
            wish.code(),
            wish.version())
        .isEmpty();
  }

  void add(int id, NewMethodology wish, long proposal, long proposedBy, Instant now)
      throws SQLException {
    sql.update(
        """
        INSERT INTO market.personal_methodology (id, code, version, scheme, name_zh, name_en,
          valid_from, valid_to, refuse_overlap, on_request, example, proposal_id, proposed_by,
          proposed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        id,
        wish.code(),
        wish.version(),
        wish.scheme(),
        wish.nameZh(),
        wish.nameEn(),
        wish.validFrom(),
        wish.validTo(),
        wish.refuseOverlap(),
        wish.onRequest(),
        wish.example(),
        proposal,
        proposedBy,
        PersonalTimes.datetime(now));
    Map<String, Integer> modes = modes();
    for (ModeRule rule : wish.modes()) {
      sql.update(
          """
          INSERT INTO market.personal_methodology_mode (methodology_id, mode, unit, factor_ug,
            max_kmh, min_metres, max_metres, max_rides_day, max_steps_day)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
          id,
          modes.get(rule.mode()),
          rule.unit().name(),
          rule.factorUg(),
          rule.maxKmh(),
          rule.minMetres(),
          rule.maxMetres(),
          rule.maxRidesDay(),
          rule.maxStepsDay());
    }
  }

  private Map<Integer, List<ModeRule>> rules() throws SQLException {
    Map<Integer, List<ModeRule>> rules = new HashMap<>();
    sql.list(
        MODES,
        row ->
            rules
                .computeIfAbsent(row.getInt("methodology_id"), id -> new ArrayList<>())
                .add(rule(row)));
    return rules;
  }

  private static ModeRule rule(ResultSet row) throws SQLException {
    return new ModeRule(
        row.getString("mode_code"),
        ActUnit.valueOf(row.getString("unit")),
        row.getLong("factor_ug"),
        row.getObject("max_kmh", Integer.class),
        row.getObject("min_metres", Integer.class),
        row.getObject("max_metres", Integer.class),
        row.getObject("max_rides_day", Integer.class),
        row.getObject("max_steps_day", Integer.class));
  }

  private static PersonalMethodology read(ResultSet row, Map<Integer, List<ModeRule>> rules)
      throws SQLException {
    int id = row.getInt("id");
    return new PersonalMethodology(
        id,
        row.getString("code"),
        row.getString("version"),
        row.getString("scheme"),
        row.getString("name_zh"),
        row.getString("name_en"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getBoolean("refuse_overlap"),
        row.getBoolean("on_request"),
        row.getBoolean("example"),
        row.getBoolean("in_force"),
        row.getObject("proposal_id", Long.class),
        rules.getOrDefault(id, List.of()));
  }
}
