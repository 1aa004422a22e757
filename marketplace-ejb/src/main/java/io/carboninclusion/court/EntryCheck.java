package io.carboninclusion.court;

import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.EnterpriseKind;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes terms of what was typed. What is there must be in order; what is missing is missing until
 * the confirmation, which asks {@link #requireComplete}.
 */
@Dependent
class EntryCheck {

  @Inject Participants participants;
  @Inject Directory directory;
  @Inject Listings listings;

  /**
   * @throws Rejected CASE_NUMBER_..., CASE_OF_OTHER_COURT {court, own court}, TEXT_...
   */
  NumberRead number(Caller caller, String typed) {
    Enterprise body = participants.find(caller.enterpriseId()).orElseThrow();
    if (body.kind() == EnterpriseKind.AGENCY) {
      String number = Text.line(CourtRefusal.NUMBER, typed, Limits.DOCUMENT_NUMBER);
      return new NumberRead(number, null, body.name(), true, List.of());
    }
    CaseNumber number = CaseNumber.parse(typed, OrderReads.today().getYear());
    Optional<Court> court = directory.court(number.courtCode());
    requireOwn(number, court, body.name());
    List<Rejected> warnings = new ArrayList<>();
    if (directory.courtNamed(body.name()).isEmpty()) {
      warnings.add(
          Rejected.because(Warning.OWN_COURT_NOT_IN_DIRECTORY, body.name())
              .at(CourtRefusal.NUMBER));
    }
    if (court.isEmpty()) {
      warnings.add(
          Rejected.because(Warning.COURT_NOT_IN_DIRECTORY, number.courtCode())
              .at(CourtRefusal.NUMBER));
    }
    return new NumberRead(
        number.toString(),
        number,
        court.map(Court::name).orElse(body.name()),
        court.isPresent(),
        warnings);
  }

  /** What the directory does not know of the caller's court cannot be held against it. */
  private void requireOwn(CaseNumber number, Optional<Court> court, String ownName) {
    Optional<Court> own = directory.courtNamed(ownName);
    if (own.isPresent() && !own.get().code().equals(number.courtCode())) {
      String other = court.map(Court::name).orElse(number.courtCode());
      throw Rejected.because(CourtRefusal.CASE_OF_OTHER_COURT, other, ownName, own.get().code())
          .at(CourtRefusal.NUMBER);
    }
  }

  /**
   * @throws Rejected as {@link CourtDesk#draft}
   */
  Terms terms(Caller caller, OrderEntry entry) {
    NumberRead number = number(caller, entry.number());
    Terms terms = new Terms();
    terms.number = number.number();
    terms.courtCode = number.parts() == null ? null : number.parts().courtCode();
    terms.body = number.body();
    decision(terms, entry);
    parties(terms, entry);
    purchase(terms, entry);
    terms.residualRule = entry.residualRule();
    terms.residualPayee = Text.optionalLine("residualPayee", entry.residualPayee(), Limits.PAYEE);
    terms.kindReason = Text.note("kindReason", entry.kindReason(), Limits.NOTE);
    return terms;
  }

  private void decision(Terms terms, OrderEntry entry) {
    terms.documentKind = entry.documentKind();
    terms.decidedOn = entry.decidedOn();
    LocalDate today = OrderReads.today();
    if (terms.decidedOn != null && terms.decidedOn.isAfter(today)) {
      throw Rejected.because(CourtRefusal.DECISION_IN_FUTURE, today.toString()).at("decidedOn");
    }
    terms.deadline = entry.deadline();
    requireDeadlineAhead(terms);
    terms.cause = blank(entry.cause()) ? null : directory.cause(entry.cause().strip()).code();
  }

  private static void requireDeadlineAhead(Terms terms) {
    LocalDate today = OrderReads.today();
    if (terms.deadline != null && terms.deadline.isBefore(today)) {
      throw Rejected.because(CourtRefusal.DEADLINE_PAST, today.toString()).at("deadline");
    }
  }

  private static void parties(Terms terms, OrderEntry entry) {
    terms.obliged = Text.optionalLine("obliged", entry.obliged(), Limits.NAME);
    terms.obligedPerson = !Boolean.FALSE.equals(entry.obligedPerson());
    String payer = Text.optionalLine("payer", entry.payer(), Limits.NAME);
    boolean other = !payer.isEmpty() && !payer.equals(terms.obliged);
    terms.payer = other ? payer : terms.obliged;
    terms.payerPerson = other ? !Boolean.FALSE.equals(entry.payerPerson()) : terms.obligedPerson;
  }

  private void purchase(Terms terms, OrderEntry entry) {
    boolean hasTonnes = !blank(entry.tonnes());
    if (hasTonnes && entry.sumFen() != null) {
      throw Rejected.because(CourtRefusal.TONNES_AND_SUM).at("sumFen");
    }
    terms.grams = hasTonnes ? Amounts.grams(entry.tonnes()) : null;
    terms.sumFen = within("sumFen", entry.sumFen(), Limits.SUM_FEN, CourtRefusal.SUM_OUT_OF_RANGE);
    terms.capFen = within("capFen", entry.capFen(), Limits.CAP_FEN, CourtRefusal.CAP_OUT_OF_RANGE);
    if (!blank(entry.instrument())) {
      InstrumentRecord instrument = listings.instrument(entry.instrument().strip());
      terms.instrument = instrument.id();
      if (terms.grams != null) {
        terms.kg = Amounts.wholeLotsUp(terms.grams, instrument.lotKg());
      }
    }
  }

  private static Long within(String field, Long fen, long most, CourtRefusal otherwise) {
    if (fen != null && (fen < 1 || fen > most)) {
      throw Rejected.because(otherwise, Money.ofFen(most)).at(field);
    }
    return fen;
  }

  /** The fields that a confirmation would miss, as the entry names them. */
  List<String> missing(Terms terms) {
    List<String> missing = new ArrayList<>();
    require(missing, "documentKind", terms.documentKind != null);
    require(missing, "decidedOn", terms.decidedOn != null);
    require(missing, "cause", terms.cause != null);
    require(missing, "obliged", !terms.obliged.isEmpty());
    require(missing, "tonnes", terms.grams != null || terms.sumFen != null);
    require(missing, "instrument", terms.instrument != null);
    require(missing, "capFen", terms.capFen != null);
    require(missing, "deadline", terms.deadline != null);
    require(missing, "residualRule", terms.residualRule != null);
    require(missing, "residualPayee", isPayeeKnown(terms));
    return missing;
  }

  /** A refund goes back to where the payer paid from; anything else has to say where to. */
  private static boolean isPayeeKnown(Terms terms) {
    return terms.residualRule == null
        || terms.residualRule == ResidualRule.REFUND
        || !terms.residualPayee.isBlank();
  }

  private static void require(List<String> missing, String field, boolean there) {
    if (!there) {
      missing.add(field);
    }
  }

  /** Whether the kind is one that the cause does not allow; false while either is missing. */
  boolean isOfOtherKind(Terms terms) {
    return terms.cause != null
        && terms.instrument != null
        && !directory
            .cause(terms.cause)
            .allows(listings.find(terms.instrument).orElseThrow().kind());
  }

  /**
   * @throws Rejected ENTRY_INCOMPLETE, TONNES_OR_SUM, REASON_FOR_OTHER_KIND, DEADLINE_PAST,
   *     PRICE_OFF_TICK {tick, cap}, SUM_BELOW_ONE_LOT {missing}
   */
  void requireComplete(Terms terms) {
    List<String> missing = missing(terms);
    if (!missing.isEmpty()) {
      String first = missing.get(0);
      throw Rejected.because(
              first.equals("tonnes") ? CourtRefusal.TONNES_OR_SUM : CourtRefusal.ENTRY_INCOMPLETE)
          .at(first);
    }
    requireDeadlineAhead(terms);
    if (isOfOtherKind(terms) && terms.kindReason.isBlank()) {
      throw Rejected.because(CourtRefusal.REASON_FOR_OTHER_KIND).at("kindReason");
    }
    requireBuyable(terms, listings.find(terms.instrument).orElseThrow());
  }

  /** What the core would refuse for ever must not become binding. */
  static void requireBuyable(Terms terms, InstrumentRecord instrument) {
    instrument.requireOnTick(terms.capFen, "capFen");
    if (terms.sumFen != null) {
      long more = terms.capFen * instrument.lotKg() - Money.ofFen(terms.sumFen).milliFen();
      if (more > 0) {
        throw Rejected.because(Warning.SUM_BELOW_ONE_LOT, new Money(more)).at("sumFen");
      }
    }
  }

  private static boolean blank(String typed) {
    return typed == null || typed.isBlank();
  }
}
