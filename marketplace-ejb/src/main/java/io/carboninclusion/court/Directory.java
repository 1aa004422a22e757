package io.carboninclusion.court;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.InstrumentKind;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The directory of courts and the causes of cases as rows. */
@Dependent
class Directory {

  private static final String COURT =
      "SELECT code, name, division_code, division, level FROM market.court_directory ";
  private static final String CAUSE =
      "SELECT code, name_zh, name_en, kinds, basis, basis_en FROM market.court_cause ";

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  Optional<Court> court(String code) {
    return courts(COURT + "WHERE code = ?1", code).stream().findFirst();
  }

  /** The one court of exactly this name; none if two have it. */
  Optional<Court> courtNamed(String name) {
    List<Court> found = courts(COURT + "WHERE name = ?1 LIMIT 2", name);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Courts with these words in name or code, by code. */
  List<Court> search(String words, int limit) {
    String part = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return entityManager
        .createNativeQuery(COURT + "WHERE CONCAT(code, ' ', name) LIKE ?1 ORDER BY code LIMIT ?2")
        .setParameter(1, "%" + part + "%")
        .setParameter(2, limit)
        .getResultList()
        .stream()
        .map(Directory::readCourt)
        .map(Court.class::cast)
        .toList();
  }

  private List<Court> courts(String sql, String value) {
    List<?> rows = entityManager.createNativeQuery(sql).setParameter(1, value).getResultList();
    return rows.stream().map(Directory::readCourt).toList();
  }

  private static Court readCourt(Object row) {
    Object[] columns = (Object[]) row;
    return new Court(
        (String) columns[0],
        (String) columns[1],
        (String) columns[2],
        (String) columns[3],
        columns[4] == null ? null : ((Number) columns[4]).intValue());
  }

  /** Adds a court, or renews what the directory says of it. */
  void put(Court court, Instant now) {
    entityManager
        .createNativeQuery(
            "INSERT INTO market.court_directory VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                + " ON DUPLICATE KEY UPDATE name = VALUES(name),"
                + " division_code = VALUES(division_code), division = VALUES(division),"
                + " level = VALUES(level), imported_at = VALUES(imported_at)")
        .setParameter(1, court.code())
        .setParameter(2, court.name())
        .setParameter(3, court.divisionCode())
        .setParameter(4, court.division())
        .setParameter(5, court.level())
        .setParameter(6, utc(now))
        .executeUpdate();
  }

  List<Cause> causes() {
    List<?> rows = entityManager.createNativeQuery(CAUSE + "ORDER BY code").getResultList();
    return rows.stream().map(Directory::readCause).toList();
  }

  /**
   * @throws Rejected UNKNOWN_CAUSE {code}
   */
  Cause cause(String code) {
    List<?> rows =
        entityManager
            .createNativeQuery(CAUSE + "WHERE code = ?1")
            .setParameter(1, code)
            .getResultList();
    return rows.stream()
        .map(Directory::readCause)
        .findFirst()
        .orElseThrow(() -> Rejected.because(CourtRefusal.UNKNOWN_CAUSE, code).at("cause"));
  }

  void put(Cause cause, Instant now) {
    String kinds = cause.kinds().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    entityManager
        .createNativeQuery(
            "INSERT INTO market.court_cause (code, name_zh, name_en, kinds, basis, basis_en,"
                + " changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                + " ON DUPLICATE KEY UPDATE name_zh = VALUES(name_zh), name_en = VALUES(name_en),"
                + " kinds = VALUES(kinds), basis = VALUES(basis), basis_en = VALUES(basis_en),"
                + " changed_at = VALUES(changed_at)")
        .setParameter(1, cause.code())
        .setParameter(2, cause.nameZh())
        .setParameter(3, cause.nameEn())
        .setParameter(4, kinds)
        .setParameter(5, cause.basisZh())
        .setParameter(6, cause.basisEn())
        .setParameter(7, utc(now))
        .executeUpdate();
  }

  private static Cause readCause(Object row) {
    Object[] columns = (Object[]) row;
    String kinds = (String) columns[3];
    Set<InstrumentKind> allowed =
        Arrays.stream(kinds.split(","))
            .filter(kind -> !kind.isEmpty())
            .map(InstrumentKind::valueOf)
            .collect(Collectors.toSet());
    return new Cause(
        (String) columns[0],
        (String) columns[1],
        (String) columns[2],
        allowed,
        (String) columns[4],
        (String) columns[5]);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, Clock.systemUTC().getZone());
  }
}
