package io.carboninclusion.web.trading;

import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.PriceRules;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** Reference price and band of one instrument: the rules of now, and a proposal for new ones. */
@Named
@RequestScoped
public class PriceDesk {

  private static final int NO_BAND = -1;

  @Inject private Listings listings;
  @Inject private CurrentCaller currentCaller;
  @Inject private RulesChange rulesChange;

  @Inject @Param private String code;
  private Long referenceFen;
  private Long bandBasisPoints;
  private boolean unbounded;
  private InstrumentRecord instrument;

  /** The form begins with the chosen instrument's rules of now. */
  @PostConstruct
  void choose() {
    instrument =
        listings.instruments().stream()
            .filter(listed -> listed.code().equals(code))
            .findFirst()
            .orElse(null);
    if (instrument != null) {
      fill(instrument.rules());
    }
  }

  private void fill(PriceRules rules) {
    if (rules != null) {
      referenceFen = rules.referenceFen() == 0 ? null : rules.referenceFen();
      unbounded = rules.bandBasisPoints() == NO_BAND;
      bandBasisPoints = unbounded ? null : (long) rules.bandBasisPoints();
    }
  }

  public String propose() {
    long proposal =
        listings.proposePriceRules(
            currentCaller.get(), code, new PriceRules(reference(), (int) band()));
    return "/approval?faces-redirect=true&id=" + proposal;
  }

  /** Nothing to keep: {@link #getChange} reads the book anew. */
  public void review() {
    currentCaller.get();
  }

  /** What the rules in the form would change now, or null while they are not complete. */
  public RulesChange.Change getChange() {
    return instrument == null || bandBasisPoints == null && !unbounded || referenceFen == null
        ? null
        : rulesChange.of(code, reference(), band());
  }

  private long reference() {
    return referenceFen == null ? 0 : referenceFen;
  }

  private long band() {
    return unbounded || bandBasisPoints == null ? NO_BAND : bandBasisPoints;
  }

  public InstrumentRecord getInstrument() {
    return instrument;
  }

  public String getCode() {
    return code;
  }

  public Long getReferenceFen() {
    return referenceFen;
  }

  public void setReferenceFen(Long referenceFen) {
    this.referenceFen = referenceFen;
  }

  public Long getBandBasisPoints() {
    return bandBasisPoints;
  }

  public void setBandBasisPoints(Long bandBasisPoints) {
    this.bandBasisPoints = bandBasisPoints;
  }

  public boolean isUnbounded() {
    return unbounded;
  }

  public void setUnbounded(boolean unbounded) {
    this.unbounded = unbounded;
  }
}
