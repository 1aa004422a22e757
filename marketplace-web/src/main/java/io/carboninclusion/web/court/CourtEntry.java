package io.carboninclusion.web.court;

import io.carboninclusion.court.Cause;
import io.carboninclusion.court.CourtDesk;
import io.carboninclusion.court.NumberRead;
import io.carboninclusion.court.OrderState;
import io.carboninclusion.court.RestorationOrder;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.EnterpriseKind;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.registry.DocumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.Missing;
import io.carboninclusion.web.Refusals;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import io.carboninclusion.web.trading.Listed;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page on which a decision is written down: each change is read at once, and what it would cost
 * now stands beside it. A draft that exists is kept up to date by itself; the judge's confirmation
 * binds it and leads to the order.
 */
@Named
@ViewScoped
public class CourtEntry implements Serializable {

  private static final long FEN_PER_YUAN = 100;

  @Inject private CourtDesk desk;
  @Inject private CurrentCaller currentCaller;
  @Inject private Participants participants;
  @Inject private EntryForm entryForm;
  @Inject private Outlooks outlooks;
  @Inject private CourtCauses causes;
  @Inject private Listed listed;
  @Inject private Look look;

  private Long id;
  private Instant savedAt;
  private Long suggestedCapFen;
  private boolean agency;

  private transient NumberRead number;
  private transient Outlook outlook;

  /** Goes on with a draft; an order that is past that has a page of its own. */
  public void open() throws IOException {
    agency =
        participants
            .find(currentCaller.get().enterpriseId())
            .filter(body -> body.kind() == EnterpriseKind.AGENCY)
            .isPresent();
    if (id == null) {
      if (agency) {
        entryForm.setDocumentKind(DocumentKind.DECISION);
      }
      return;
    }
    RestorationOrder order = Answer.of(() -> desk.get(currentCaller.get(), id)).value();
    if (order == null) {
      Missing.answer();
    } else if (order.state() != OrderState.DRAFT) {
      var external = FacesContext.getCurrentInstance().getExternalContext();
      external.redirect(external.getRequestContextPath() + "/court-order?id=" + id);
    } else {
      String code = order.wish().instrument();
      entryForm.fill(order, code == null ? null : listed.of(code).kind());
      savedAt = order.changedAt();
      assess();
    }
  }

  /**
   * Reads what is there so far and keeps a draft up to date; a refusal is said beside its field.
   */
  public void review() {
    assess();
    if (outlook != null && id != null) {
      Refusals.shownFor(near(), this::write);
    }
  }

  /** Reads what is there so far, and writes nothing. */
  private void assess() {
    number = null;
    outlook = null;
    if (isBlank(entryForm.getNumber()) || FacesContext.getCurrentInstance().isValidationFailed()) {
      return;
    }
    Caller caller = currentCaller.get();
    number =
        Refusals.shownFor(near(), () -> desk.readNumber(caller, entryForm.getNumber()))
            .orElse(null);
    if (number != null) {
      outlook =
          Refusals.shownFor(near(), () -> desk.assess(caller, entryForm.entry()))
              .map(assessment -> outlooks.of(assessment, entryForm.getInstrument()))
              .orElse(null);
    }
  }

  /** A cause brings the kind with the function that was damaged. */
  public void causeChosen() {
    Cause cause = getChosenCause();
    if (cause != null && (entryForm.getKind() == null || !cause.allows(entryForm.getKind()))) {
      entryForm.setKind(cause.kinds().stream().min(Comparator.naturalOrder()).orElse(null));
      entryForm.setInstrument(null);
    }
    kindChosen();
  }

  /** A kind brings the instrument with the cheapest offer. */
  public void kindChosen() {
    boolean fits =
        getInstruments().stream()
            .anyMatch(instrument -> instrument.code().equals(entryForm.getInstrument()));
    if (!fits) {
      entryForm.setInstrument(
          getInstruments().stream().findFirst().map(InstrumentRecord::code).orElse(null));
    }
    instrumentChosen();
  }

  /** An instrument brings a cap, unless the judge has typed one: a tenth above the best offer. */
  public void instrumentChosen() {
    Long cap = entryForm.getCapFen();
    if (entryForm.getInstrument() != null && (cap == null || cap.equals(suggestedCapFen))) {
      suggestedCapFen =
          outlooks
              .bestOfferFen(entryForm.getInstrument())
              .map(fen -> -Math.floorDiv(-fen * 11, 10 * FEN_PER_YUAN) * FEN_PER_YUAN)
              .orElse(null);
      entryForm.setCapFen(suggestedCapFen);
    }
    review();
  }

  /** Keeps what is there, and stays. */
  public String save() {
    write();
    return "/court-entry?faces-redirect=true&id=" + id;
  }

  /** The judge's word: the terms are bound, the case gets its account. */
  public String confirm() {
    if (!entryForm.isChecked()) {
      throw Rejected.because("NOT_COMPARED").at("checked");
    }
    write();
    desk.confirm(currentCaller.get(), id);
    return "/court-order?faces-redirect=true&id=" + id;
  }

  /** Refused if somebody else of the court has written the draft since it was read here. */
  private RestorationOrder write() {
    Caller caller = currentCaller.get();
    RestorationOrder draft =
        id == null
            ? desk.draft(caller, entryForm.entry(), entryForm.getKey())
            : desk.change(caller, id, entryForm.entry(), savedAt);
    id = draft.id();
    savedAt = draft.changedAt();
    return draft;
  }

  /** Whether decisions have document numbers instead of case numbers here. */
  public boolean isAgency() {
    return agency;
  }

  /** The number as it was understood, or null. */
  public NumberRead getNumber() {
    return number;
  }

  public String sentence(Rejected warning) {
    return Texts.of(warning, look.getLocale());
  }

  /** What the purchase would be now, or null. */
  public Outlook getOutlook() {
    return outlook;
  }

  /** The fields that the confirmation still asks for, by name; empty when nothing is missing. */
  public String getMissing() {
    Stream<String> fields =
        outlook == null ? Stream.of("number") : outlook.assessment().missing().stream();
    return fields
        .map(
            field ->
                Texts.sentence(
                    look.getLocale(),
                    "entry." + (field.equals("tonnes") && entryForm.isBySum() ? "sumFen" : field)))
        .collect(Collectors.joining(Texts.sentence(look.getLocale(), "entry.comma")));
  }

  /** The cause chosen, or null. */
  public Cause getChosenCause() {
    return causes.of(entryForm.getCause());
  }

  /** Whether the kind chosen needs the judge's written reason. */
  public boolean isOtherKind() {
    Cause cause = getChosenCause();
    return cause != null && entryForm.getKind() != null && !cause.allows(entryForm.getKind());
  }

  /** The open instruments of the kind chosen, the cheapest offer first. */
  public List<InstrumentRecord> getInstruments() {
    return entryForm.getKind() == null ? List.of() : outlooks.openOf(entryForm.getKind());
  }

  public Instant getSavedAt() {
    return savedAt;
  }

  public Long getId() {
    return id;
  }

  public void setId(Long id) {
    this.id = id;
  }

  private static UIComponent near() {
    return UIComponent.getCurrentComponent(FacesContext.getCurrentInstance());
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
