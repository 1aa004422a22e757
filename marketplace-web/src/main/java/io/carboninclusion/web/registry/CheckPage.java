package io.carboninclusion.web.registry;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.registry.Certificate;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.RegistryRefusal;
import io.carboninclusion.registry.SerialState;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/**
 * Anybody checks a certificate or a serial number here, without a login and without being recorded.
 * What has the form of neither is told how a certificate's number looks.
 */
@Named
@RequestScoped
public class CheckPage {

  @Inject private PublicRegister register;
  @Inject private Look look;
  @Inject @Param private String no;

  private Certificate certificate;
  private SerialState serial;
  private Rejected refusal;

  @PostConstruct
  void check() {
    if (no == null || no.isBlank()) {
      return;
    }
    Answer<Certificate> asNumber = Answer.of(() -> register.certificate(no));
    certificate = asNumber.value();
    refusal = asNumber.refusal();
    if (asNumber.isRefusedFor(RegistryRefusal.CERTIFICATE_NUMBER_FORMAT)) {
      Answer<SerialState> asSerial = Answer.of(() -> register.serial(no));
      serial = asSerial.value();
      refusal = asSerial.isRefusedFor(RegistryRefusal.SERIAL_FORMAT) ? refusal : asSerial.refusal();
    }
  }

  public Certificate getCertificate() {
    return certificate;
  }

  public SerialState getSerial() {
    return serial;
  }

  /** Why there is nothing to show, as a sentence; null if there is. */
  public String getRefusal() {
    return refusal == null ? null : Texts.of(refusal, look.getLocale());
  }

  /** Whether the number is right and only the certificate is not there yet. */
  public boolean isUnderway() {
    return refusal != null && refusal.is(RegistryRefusal.CERTIFICATE_NOT_READY);
  }

  /** Whether the number itself cannot be one: it was mistyped. */
  public boolean isMistyped() {
    return refusal != null
        && (refusal.is(RegistryRefusal.CERTIFICATE_NUMBER_FORMAT)
            || refusal.is(RegistryRefusal.CERTIFICATE_NUMBER_CHECK));
  }

  public String getInstrumentName() {
    return look.isEnglish() ? certificate.units().nameEn() : certificate.units().nameZh();
  }

  public String name(Certificate.Name name) {
    return look.isEnglish() && !name.en().isEmpty() ? name.en() : name.zh();
  }

  public String getNo() {
    return no;
  }
}
