package io.carboninclusion.web;

import io.carboninclusion.registry.CertificateSummary;
import io.carboninclusion.registry.PublicRegister;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The newest certificates, as the home page shows them. */
@Named
@RequestScoped
public class HomePage {

  private static final int CERTIFICATES_SHOWN = 4;

  @Inject private PublicRegister register;

  private List<CertificateSummary> latest;

  public List<CertificateSummary> getLatest() {
    if (latest == null) {
      latest = register.certificates(null, CERTIFICATES_SHOWN).items();
    }
    return latest;
  }
}
