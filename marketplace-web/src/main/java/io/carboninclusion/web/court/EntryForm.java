package io.carboninclusion.web.court;

import io.carboninclusion.court.OrderEntry;
import io.carboninclusion.court.ResidualRule;
import io.carboninclusion.court.RestorationOrder;
import io.carboninclusion.registry.DocumentKind;
import io.carboninclusion.trading.InstrumentKind;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/** What is typed at the court's desk, field by field. */
@Named
@ViewScoped
public class EntryForm implements Serializable {

  /** What the decision fixes: a quantity or a sum of money. */
  public enum Measure {
    TONNES,
    SUM
  }

  private String number;
  private DocumentKind documentKind = DocumentKind.JUDGMENT;
  private LocalDate decidedOn;
  private String cause;
  private String obliged;
  private boolean obligedPerson = true;
  private String payer;
  private boolean payerPerson = true;
  private Measure measure = Measure.TONNES;
  private String tonnes;
  private Long sumFen;
  private InstrumentKind kind;
  private String instrument;
  private Long capFen;
  private LocalDate deadline;
  private ResidualRule residualRule = ResidualRule.REFUND;
  private String residualPayee;
  private String kindReason;
  private boolean checked;
  private String key = UUID.randomUUID().toString();

  /** The field of the measure that was not chosen does not count. */
  OrderEntry entry() {
    boolean bySum = measure == Measure.SUM;
    return new OrderEntry(
        number,
        documentKind,
        decidedOn,
        cause,
        obliged,
        obligedPerson,
        payer,
        payerPerson,
        bySum ? null : tonnes,
        bySum ? sumFen : null,
        instrument,
        capFen,
        deadline,
        residualRule,
        residualPayee,
        kindReason);
  }

  /** Goes on with a draft. */
  void fill(RestorationOrder draft, InstrumentKind kindOfInstrument) {
    RestorationOrder.Decision decision = draft.decision();
    number = decision.number();
    documentKind = decision.documentKind();
    decidedOn = decision.decidedOn();
    cause = decision.cause();
    deadline = decision.deadline();
    obliged = draft.parties().obliged();
    obligedPerson = draft.parties().obligedPerson();
    payer = draft.parties().payer().equals(obliged) ? null : draft.parties().payer();
    payerPerson = draft.parties().payerPerson();
    RestorationOrder.Wish wish = draft.wish();
    measure = wish.sumFen() == null ? Measure.TONNES : Measure.SUM;
    tonnes = wish.tonnes();
    sumFen = wish.sumFen();
    instrument = wish.instrument();
    kind = kindOfInstrument;
    capFen = wish.capFen();
    kindReason = wish.kindReason();
    residualRule = draft.residual().rule();
    residualPayee = draft.residual().payee();
  }

  public boolean isBySum() {
    return measure == Measure.SUM;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public DocumentKind getDocumentKind() {
    return documentKind;
  }

  public void setDocumentKind(DocumentKind documentKind) {
    this.documentKind = documentKind;
  }

  public LocalDate getDecidedOn() {
    return decidedOn;
  }

  public void setDecidedOn(LocalDate decidedOn) {
    this.decidedOn = decidedOn;
  }

  public String getCause() {
    return cause;
  }

  public void setCause(String cause) {
    this.cause = cause;
  }

  public String getObliged() {
    return obliged;
  }

  public void setObliged(String obliged) {
    this.obliged = obliged;
  }

  public boolean isObligedPerson() {
    return obligedPerson;
  }

  public void setObligedPerson(boolean obligedPerson) {
    this.obligedPerson = obligedPerson;
  }

  public String getPayer() {
    return payer;
  }

  public void setPayer(String payer) {
    this.payer = payer;
  }

  public boolean isPayerPerson() {
    return payerPerson;
  }

  public void setPayerPerson(boolean payerPerson) {
    this.payerPerson = payerPerson;
  }

  public Measure getMeasure() {
    return measure;
  }

  public void setMeasure(Measure measure) {
    this.measure = measure == null ? Measure.TONNES : measure;
  }

  public String getTonnes() {
    return tonnes;
  }

  public void setTonnes(String tonnes) {
    this.tonnes = tonnes;
  }

  public Long getSumFen() {
    return sumFen;
  }

  public void setSumFen(Long sumFen) {
    this.sumFen = sumFen;
  }

  public InstrumentKind getKind() {
    return kind;
  }

  public void setKind(InstrumentKind kind) {
    this.kind = kind;
  }

  public String getInstrument() {
    return instrument;
  }

  public void setInstrument(String instrument) {
    this.instrument = instrument;
  }

  public Long getCapFen() {
    return capFen;
  }

  public void setCapFen(Long capFen) {
    this.capFen = capFen;
  }

  public LocalDate getDeadline() {
    return deadline;
  }

  public void setDeadline(LocalDate deadline) {
    this.deadline = deadline;
  }

  public ResidualRule getResidualRule() {
    return residualRule;
  }

  public void setResidualRule(ResidualRule residualRule) {
    this.residualRule = residualRule;
  }

  public String getResidualPayee() {
    return residualPayee;
  }

  public void setResidualPayee(String residualPayee) {
    this.residualPayee = residualPayee;
  }

  public String getKindReason() {
    return kindReason;
  }

  public void setKindReason(String kindReason) {
    this.kindReason = kindReason;
  }

  public boolean isChecked() {
    return checked;
  }

  public void setChecked(boolean checked) {
    this.checked = checked;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }
}
