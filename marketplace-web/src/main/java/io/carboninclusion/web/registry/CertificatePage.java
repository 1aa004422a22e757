package io.carboninclusion.web.registry;

import io.carboninclusion.registry.Certificate;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.RegistryRefusal;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Missing;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.chart.RangeStrip;
import io.carboninclusion.web.look.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.omnifaces.cdi.Param;

/** One certificate, as anybody may read it. */
@Named
@RequestScoped
public class CertificatePage {

  @Inject private PublicRegister register;
  @Inject private Look look;
  @Inject @Param private String no;

  private Answer<Certificate> answer;

  /** An issuance of the certificate, its project, and where its serials lie in it. */
  public record Source(Certificate.Origin origin, RangeStrip strip) {}

  /** Answers 404 unless there is one, or will be in a moment. */
  public void load() {
    if (getCertificate() == null && !isUnderway()) {
      Missing.answer();
    }
  }

  public Certificate getCertificate() {
    if (answer == null) {
      answer = Answer.of(() -> register.certificate(no));
    }
    return answer.value();
  }

  /** Retired, and not yet in the views. */
  public boolean isUnderway() {
    return answer.isRefusedFor(RegistryRefusal.CERTIFICATE_NOT_READY);
  }

  public List<Source> getSources() {
    return getCertificate().units().origins().stream()
        .map(origin -> new Source(origin, strip(origin)))
        .toList();
  }

  public String getInstrumentName() {
    Certificate.Units units = getCertificate().units();
    return look.isEnglish() ? units.nameEn() : units.nameZh();
  }

  public String name(Certificate.Name name) {
    return look.isEnglish() && !name.en().isEmpty() ? name.en() : name.zh();
  }

  /** The day of the retirement in words. */
  public String getDay() {
    String pattern = Texts.sentence(look.getLocale(), "certificate.day");
    return DateTimeFormatter.ofPattern(pattern, look.getLocale())
        .format(getCertificate().proof().time().atZone(Figures.MARKET_ZONE));
  }

  private RangeStrip strip(Certificate.Origin origin) {
    return RangeStrip.of(
        new RangeStrip.Range(origin.issued().first(), origin.issued().last()),
        getCertificate().units().serials().stream()
            .filter(range -> origin.issued().contains(range.first()))
            .map(range -> new RangeStrip.Range(range.first(), range.last()))
            .toList());
  }

  public String getNo() {
    return no;
  }
}
