package io.carboninclusion.web.registry;

import io.carboninclusion.registry.Project;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.registry.RequestIssuance;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.Missing;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;

/** The owner of an approved project asks for its reductions to be issued. */
@Named
@RequestScoped
public class IssuanceForm {

  @Inject private Registry registry;
  @Inject private Listings listings;
  @Inject private CurrentCaller currentCaller;
  @Inject @Param private Long project;

  private String instrument;
  private Long kg;

  /** Of this form as it was shown: sent twice, it asks for one issuance. */
  private String key = UUID.randomUUID().toString();

  public void load() {
    if (getChosen() == null) {
      Missing.answer();
    }
  }

  public String request() {
    registry.requestIssuance(
        currentCaller.get(), new RequestIssuance(project, instrument, kg), key);
    return "/issuances?faces-redirect=true";
  }

  public Project getChosen() {
    return project == null
        ? null
        : Answer.of(() -> registry.project(currentCaller.get(), project)).value();
  }

  /** Instruments of the project's scheme and years; the register looks closer. */
  public List<InstrumentRecord> getInstruments() {
    Project chosen = getChosen();
    return listings.instruments().stream()
        .filter(listed -> listed.scheme().equals(chosen.scheme()))
        .filter(listed -> chosen.vintageFrom() == null || listed.vintage() >= chosen.vintageFrom())
        .filter(listed -> chosen.vintageTo() == null || listed.vintage() <= chosen.vintageTo())
        .toList();
  }

  public Long getProject() {
    return project;
  }

  public String getInstrument() {
    return instrument;
  }

  public void setInstrument(String instrument) {
    this.instrument = instrument;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }

  public Long getKg() {
    return kg;
  }

  public void setKg(Long kg) {
    this.kg = kg;
  }
}
