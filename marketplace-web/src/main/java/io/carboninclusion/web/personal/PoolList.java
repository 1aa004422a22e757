package io.carboninclusion.web.personal;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.personal.OpenPool;
import io.carboninclusion.personal.Pool;
import io.carboninclusion.personal.Pools;
import io.carboninclusion.registry.Methodology;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An operator's pools, and the form that opens another one. */
@Named
@RequestScoped
public class PoolList {

  private static final int ROWS = 20;

  @Inject private Pools pools;
  @Inject private PublicRegister register;
  @Inject private Listings listings;
  @Inject private CurrentCaller currentCaller;

  private Long after;
  private String methodology;
  private String instrument;
  private LocalDate from;
  private LocalDate to;

  /** Of this form as it was shown: sent twice, it opens one pool. */
  private String key = UUID.randomUUID().toString();

  private Page<Pool> page;

  /** Opens the pool of the chosen methodology, whose scheme is the pool's. */
  public String open() {
    Methodology chosen =
        getMethodologies().stream().filter(m -> value(m).equals(methodology)).findFirst().get();
    Pool opened =
        pools.open(
            currentCaller.get(),
            new OpenPool(chosen.scheme(), chosen.code(), chosen.version(), instrument, from, to),
            key);
    return "/pool?faces-redirect=true&id=" + opened.id();
  }

  public Page<Pool> getPage() {
    if (page == null) {
      page = pools.pools(currentCaller.get(), after, ROWS);
    }
    return page;
  }

  public List<Methodology> getMethodologies() {
    return register.methodologies().stream()
        .filter(known -> known.kind() == InstrumentKind.PERSONAL)
        .toList();
  }

  /** A methodology version as one value of the select. */
  public String value(Methodology known) {
    return known.code() + " " + known.version();
  }

  /** Personal instruments with a lot of one kilogram; the room looks closer. */
  public List<InstrumentRecord> getInstruments() {
    return listings.instruments().stream()
        .filter(listed -> listed.kind() == InstrumentKind.PERSONAL && listed.lotKg() == 1)
        .toList();
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }

  public String getMethodology() {
    return methodology;
  }

  public void setMethodology(String methodology) {
    this.methodology = methodology;
  }

  public String getInstrument() {
    return instrument;
  }

  public void setInstrument(String instrument) {
    this.instrument = instrument;
  }

  public LocalDate getFrom() {
    return from;
  }

  public void setFrom(LocalDate from) {
    this.from = from;
  }

  public LocalDate getTo() {
    return to;
  }

  public void setTo(LocalDate to) {
    this.to = to;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }
}
