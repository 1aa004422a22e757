package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Single serials and the sum of all, from the views. */
@Dependent
class Serials {

  /** Accounts below are the market's own: what they hold is issued or retired. */
  private static final long FIRST_PARTICIPANT = 1_000;

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Certificates certificates;

  /**
   * @throws Rejected UNKNOWN_SERIAL
   */
  SerialState find(int instrument, SerialNumber serial) {
    List<?> retired =
        block(
            "SELECT b.last_serial, b.issuance, d.document, d.document_hash"
                + " FROM market_view.retirement_block b"
                + " JOIN market.registry_retirement_document d ON d.id = b.retirement"
                + " WHERE b.instrument = ?1 AND b.first_serial <= ?2 AND b.last_serial >= ?2",
            instrument,
            serial);
    if (!retired.isEmpty()) {
      SqlRow row = SqlRow.of(retired.get(0));
      Document document = Document.read(row.bytes(2), row.bytes(3));
      return state(serial, row, document.text("certificate"));
    }
    List<?> held =
        block(
            "SELECT last_serial, issuance FROM market_view.serial_block"
                + " WHERE instrument = ?1 AND first_serial <= ?2 AND last_serial >= ?2",
            instrument,
            serial);
    if (held.isEmpty()) {
      throw Rejected.because(RegistryRefusal.UNKNOWN_SERIAL, serial.toString()).at("serial");
    }
    return state(serial, SqlRow.of(held.get(0)), null);
  }

  private List<?> block(String sql, int instrument, SerialNumber serial) {
    return entityManager
        .createNativeQuery(sql)
        .setParameter(1, instrument)
        .setParameter(2, serial.serial())
        .getResultList();
  }

  private SerialState state(SerialNumber serial, SqlRow row, String certificate) {
    Certificate.Origin origin =
        certificates.origins("i.issuance = ?1", row.number(1)).stream().findFirst().orElse(null);
    return new SerialState(serial.toString(), certificate != null, certificate, origin);
  }

  UnitTotals totals() {
    SqlRow row =
        SqlRow.of(
            entityManager
                .createNativeQuery(
                    "SELECT (SELECT COALESCE(SUM(last_serial - first_serial + 1), 0)"
                        + " FROM market_view.issuance),"
                        + " COALESCE(SUM(available_kg), 0), COALESCE(SUM(frozen_kg), 0),"
                        + " COALESCE(SUM(retire_only_kg), 0),"
                        + " (SELECT COALESCE(SUM(kg), 0) FROM market_view.retirement)"
                        + " FROM market_view.unit_balance WHERE account > ?1")
                .setParameter(1, FIRST_PARTICIPANT)
                .getSingleResult());
    return new UnitTotals(
        row.number(0), row.number(1), row.number(2), row.number(3), row.number(4));
  }
}
