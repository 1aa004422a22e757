package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Schemes and methodologies as rows. */
@Dependent
class ReferenceData {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  /** All of them, the market's own before other registries, by code. */
  List<Scheme> schemes() {
    return entityManager
        .createQuery("SELECT s FROM Scheme s ORDER BY s.otherRegistry, s.code", SchemeRow.class)
        .getResultStream()
        .map(SchemeRow::read)
        .toList();
  }

  /** All versions by code. */
  List<Methodology> methodologies() {
    return entityManager
        .createQuery("SELECT m FROM Methodology m ORDER BY m.code, m.version", MethodologyRow.class)
        .getResultStream()
        .map(MethodologyRow::read)
        .toList();
  }

  /**
   * @throws Rejected NO_SUCH_SCHEME
   */
  Scheme scheme(String code) {
    SchemeRow row = code == null ? null : entityManager.find(SchemeRow.class, code);
    if (row == null) {
      throw Rejected.because(RegistryRefusal.NO_SUCH_SCHEME, code == null ? "" : shortened(code));
    }
    return row.read();
  }

  /**
   * @throws Rejected NO_SUCH_METHODOLOGY
   */
  Methodology methodology(String code, String version) {
    MethodologyRow row =
        code == null || version == null
            ? null
            : entityManager.find(MethodologyRow.class, new MethodologyRow.Key(code, version));
    if (row == null) {
      throw Rejected.because(
          RegistryRefusal.NO_SUCH_METHODOLOGY,
          code == null ? "" : shortened(code),
          version == null ? "" : shortened(version));
    }
    return row.read();
  }

  boolean has(Methodology methodology) {
    return entityManager.find(
            MethodologyRow.class, new MethodologyRow.Key(methodology.code(), methodology.version()))
        != null;
  }

  /** Joins the transaction that is running. */
  void add(Methodology methodology) {
    entityManager.persist(new MethodologyRow(methodology));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40);
  }
}
