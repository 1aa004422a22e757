package io.carboninclusion.web.trading;

import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.Scheme;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.web.look.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The listed instruments, read once for a page, and their names in the visitor's language. */
@Named
@RequestScoped
public class Listed {

  @Inject private Listings listings;
  @Inject private PublicRegister register;
  @Inject private Look look;

  private Map<String, InstrumentRecord> byCode;
  private Map<String, String> schemes;

  public List<InstrumentRecord> getInstruments() {
    return List.copyOf(byCode().values());
  }

  public InstrumentRecord of(String code) {
    return byCode().get(code);
  }

  public String nameOf(String code) {
    InstrumentRecord instrument = of(code);
    return instrument == null ? code : look.isEnglish() ? instrument.nameEn() : instrument.nameZh();
  }

  /** A scheme's name in the visitor's language; its code if the register does not have it. */
  public String schemeOf(String scheme) {
    if (schemes == null) {
      schemes =
          register.schemes().stream()
              .collect(
                  Collectors.toMap(
                      Scheme::code, known -> look.isEnglish() ? known.nameEn() : known.nameZh()));
    }
    return schemes.getOrDefault(scheme, scheme);
  }

  private Map<String, InstrumentRecord> byCode() {
    if (byCode == null) {
      byCode =
          listings.instruments().stream()
              .collect(
                  Collectors.toMap(
                      InstrumentRecord::code,
                      Function.identity(),
                      (one, same) -> one,
                      TreeMap::new));
    }
    return byCode;
  }
}
