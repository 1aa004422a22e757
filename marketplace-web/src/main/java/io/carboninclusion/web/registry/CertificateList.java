package io.carboninclusion.web.registry;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.registry.CertificateSummary;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.UnitTotals;
import io.carboninclusion.web.chart.SerialStrip;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * The register as anybody reads it: every certificate, the newest first, and the sums of all units.
 */
@Named
@RequestScoped
public class CertificateList {

  private static final int ROWS = 20;

  @Inject private PublicRegister register;

  private Long after;
  private Page<CertificateSummary> certificates;
  private UnitTotals totals;

  public Page<CertificateSummary> getCertificates() {
    if (certificates == null) {
      certificates = register.certificates(after, ROWS);
    }
    return certificates;
  }

  public UnitTotals getTotals() {
    if (totals == null) {
      totals = register.totals();
    }
    return totals;
  }

  public SerialStrip getStrip() {
    return SerialStrip.of(
        new SerialStrip.Part("held", "held", getTotals().heldKg()),
        new SerialStrip.Part("frozen", "frozen", getTotals().frozenKg()),
        new SerialStrip.Part("only", "only", getTotals().retireOnlyKg()),
        new SerialStrip.Part("retired", "retired", getTotals().retiredKg()));
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }
}
