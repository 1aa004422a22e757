package io.carboninclusion.web.trading;

import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.Scheme;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.NewInstrument;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Year;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.primefaces.PrimeFaces;

/** The administrators' list of instruments: to list a new one, to open and to halt trading. */
@Named
@RequestScoped
public class InstrumentDesk {

  @Inject private Listings listings;
  @Inject private PublicRegister register;
  @Inject private CurrentCaller currentCaller;

  private String code;
  private String nameZh;
  private String nameEn;
  private InstrumentKind kind = InstrumentKind.FORESTRY;
  private String scheme;
  private Integer vintage = Year.now().getValue() - 1;
  private Long lotKg = 1_000L;
  private Long tickFen = 1L;

  @Inject
  @Param(name = "chosen")
  private String chosen;

  private boolean seen;
  private List<InstrumentRecord> instruments;

  public String define() {
    InstrumentRecord listed =
        listings.define(
            currentCaller.get(),
            new NewInstrument(code, nameZh, nameEn, kind, scheme, vintage, lotKg, tickFen));
    return "/prices?faces-redirect=true&code=" + listed.code();
  }

  /** The form is in order: the dialog may say it all once more. */
  public void review() {
    PrimeFaces.current().ajax().addCallbackParam("ready", true);
  }

  public String open() {
    listings.open(currentCaller.get(), chosen);
    return "/instruments?faces-redirect=true";
  }

  public String halt() {
    listings.halt(currentCaller.get(), chosen);
    return "/instruments?faces-redirect=true";
  }

  public List<InstrumentRecord> getInstruments() {
    if (instruments == null) {
      instruments = listings.instruments();
    }
    return instruments;
  }

  /** The instrument about to be opened or halted, or null. */
  public InstrumentRecord getChosenInstrument() {
    return getInstruments().stream()
        .filter(instrument -> instrument.code().equals(chosen))
        .findFirst()
        .orElse(null);
  }

  /** The market's own schemes, by code. */
  public List<Scheme> getSchemes() {
    return register.schemes().stream().filter(one -> !one.otherRegistry()).toList();
  }

  public InstrumentKind[] getKinds() {
    return InstrumentKind.values();
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getNameZh() {
    return nameZh;
  }

  public void setNameZh(String nameZh) {
    this.nameZh = nameZh;
  }

  public String getNameEn() {
    return nameEn;
  }

  public void setNameEn(String nameEn) {
    this.nameEn = nameEn;
  }

  public InstrumentKind getKind() {
    return kind;
  }

  public void setKind(InstrumentKind kind) {
    this.kind = kind;
  }

  public String getScheme() {
    return scheme;
  }

  public void setScheme(String scheme) {
    this.scheme = scheme;
  }

  public Integer getVintage() {
    return vintage;
  }

  public void setVintage(Integer vintage) {
    this.vintage = vintage;
  }

  public Long getLotKg() {
    return lotKg;
  }

  public void setLotKg(Long lotKg) {
    this.lotKg = lotKg;
  }

  public Long getTickFen() {
    return tickFen;
  }

  public void setTickFen(Long tickFen) {
    this.tickFen = tickFen;
  }

  public String getChosen() {
    return chosen;
  }

  public boolean isSeen() {
    return seen;
  }

  public void setSeen(boolean seen) {
    this.seen = seen;
  }
}
