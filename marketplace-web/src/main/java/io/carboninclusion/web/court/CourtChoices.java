package io.carboninclusion.web.court;

import io.carboninclusion.court.Cause;
import io.carboninclusion.court.ResidualRule;
import io.carboninclusion.registry.DocumentKind;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.trading.Listed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the court's desk offers to choose from. */
@Named
@RequestScoped
public class CourtChoices {

  @Inject private CourtCauses causes;
  @Inject private Outlooks outlooks;
  @Inject private Listed listed;
  @Inject private Look look;

  /** One kind of reduction, and whether the cause allows it without a reason. */
  public record Choice(InstrumentKind kind, boolean allowed) {}

  /** The kinds of reduction, those with the function that the cause damaged first. */
  public List<Choice> choices(String causeCode) {
    Cause cause = causes.of(causeCode);
    return Stream.of(InstrumentKind.values())
        .map(kind -> new Choice(kind, cause != null && cause.allows(kind)))
        .sorted(Comparator.comparing(Choice::allowed).reversed())
        .toList();
  }

  public List<InstrumentKind> kinds(String causeCode) {
    return choices(causeCode).stream().map(Choice::kind).toList();
  }

  /** An instrument with its best offer. */
  public String label(InstrumentRecord instrument) {
    String name = listed.nameOf(instrument.code());
    return outlooks
        .bestOfferFen(instrument.code())
        .map(fen -> Texts.sentence(look.getLocale(), "entry.offered", name, Figures.price(fen)))
        .orElseGet(() -> Texts.sentence(look.getLocale(), "entry.notOffered", name));
  }

  public DocumentKind[] getDocumentKinds() {
    return DocumentKind.values();
  }

  public ResidualRule[] getResidualRules() {
    return ResidualRule.values();
  }

  public EntryForm.Measure[] getMeasures() {
    return EntryForm.Measure.values();
  }
}
