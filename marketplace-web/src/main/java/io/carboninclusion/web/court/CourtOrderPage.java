package io.carboninclusion.web.court;

import io.carboninclusion.court.CourtDesk;
import io.carboninclusion.court.OrderState;
import io.carboninclusion.court.RestorationOrder;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.registry.Certificate;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.SerialRange;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Missing;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.chart.SerialStrip;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import io.carboninclusion.web.trading.Listed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.primefaces.PrimeFaces;

/** One order of the court: its way so far, its money and units, and what can be done next. */
@Named
@RequestScoped
public class CourtOrderPage {

  @Inject private CourtDesk desk;
  @Inject private PublicRegister register;
  @Inject private CurrentCaller currentCaller;
  @Inject private CourtTimeline courtTimeline;
  @Inject private Outlooks outlooks;
  @Inject private Listed listed;
  @Inject private Look look;
  @Inject @Param private Long id;

  private boolean understood;
  private String reason;

  private Answer<RestorationOrder> order;
  private Answer<Certificate> certificate;
  private Outlook outlook;

  /** Answers 404 unless it is an order of this court. */
  public void load() {
    if (getOrder() == null) {
      Missing.answer();
    }
  }

  /** The purchase is ticked: says it all once more. */
  public void review() {
    PrimeFaces.current().executeScript("document.getElementById('buying').showModal()");
  }

  public String buy() {
    desk.buy(currentCaller.get(), id);
    return here();
  }

  public String close() {
    desk.close(currentCaller.get(), id, reason);
    return here();
  }

  public String withdraw() {
    desk.withdraw(currentCaller.get(), id, reason);
    return here();
  }

  public String file() {
    desk.file(currentCaller.get(), id);
    return here();
  }

  private String here() {
    return "/court-order?faces-redirect=true&id=" + id;
  }

  public RestorationOrder getOrder() {
    if (order == null) {
      order =
          id == null
              ? new Answer<>(null, null)
              : Answer.of(() -> desk.get(currentCaller.get(), id));
    }
    return order.value();
  }

  public List<CourtTimeline.Step> getSteps() {
    return courtTimeline.of(getOrder(), desk.timeline(currentCaller.get(), id));
  }

  /** What the purchase would be now, for who is about to order it or waits for it. */
  public Outlook getOutlook() {
    if (outlook == null) {
      outlook = outlooks.of(desk.assess(currentCaller.get(), id), getOrder().wish().instrument());
    }
    return outlook;
  }

  public String sentence(Rejected warning) {
    return Texts.of(warning, look.getLocale());
  }

  public InstrumentKind getKind() {
    String code = getOrder().wish().instrument();
    return code == null ? null : listed.of(code).kind();
  }

  public String getInstrumentName() {
    return listed.nameOf(getOrder().wish().instrument());
  }

  public boolean isBySum() {
    return getOrder().wish().sumFen() != null;
  }

  /** Ready for the judge's word to buy. */
  public boolean isToBuy() {
    return getOrder().state() == OrderState.FUNDED;
  }

  /** Part of it is bought or nothing: the judge may end the waiting. */
  public boolean isToClose() {
    return getOrder().state() == OrderState.BUYING;
  }

  /** Nothing is bought, so all of it can still be taken back. */
  public boolean isToWithdraw() {
    OrderState state = getOrder().state();
    return (state == OrderState.CONFIRMED
            || state == OrderState.FUNDED
            || state == OrderState.BUYING)
        && getOrder().purchase().boughtKg() == 0;
  }

  public boolean isToFile() {
    return getOrder().state() == OrderState.RESIDUAL_PAID;
  }

  /** The verb and the amount. */
  public String getBuyText() {
    long kg = getOutlook().forecast() == null ? 0 : getOutlook().forecast().fillKg();
    Long wanted = isBySum() ? Long.valueOf(kg) : getOrder().wish().kg();
    return wanted == null || wanted == 0
        ? Texts.sentence(look.getLocale(), "buy.button.wait")
        : Texts.sentence(look.getLocale(), "buy.button", Figures.shortTonnes(wanted));
  }

  /** The certificate with its serials, or null before the retirement. */
  public Certificate getCertificate() {
    String number = getOrder().purchase().certificate();
    if (certificate == null) {
      certificate =
          number == null ? new Answer<>(null, null) : Answer.of(() -> register.certificate(number));
    }
    return certificate.value();
  }

  public List<SerialRange> getSerials() {
    return getCertificate() == null ? List.of() : getCertificate().units().serials();
  }

  /** What was bought, retired or kept for the retirement alone, beside what is still wanted. */
  public SerialStrip getStrip() {
    long bought = getOrder().purchase().boughtKg();
    Long wanted = getOrder().wish().kg();
    boolean isRetired = getOrder().purchase().certificate() != null;
    return SerialStrip.of(
        new SerialStrip.Part(
            isRetired ? "retired" : "only", isRetired ? "retired" : "only", bought),
        new SerialStrip.Part(
            "frozen", "wanted", isRetired || wanted == null ? 0 : Math.max(0, wanted - bought)));
  }

  /** The deposit as a strip: paid, frozen, left; its lengths are sums, not kilograms. */
  public SerialStrip getMoneyStrip() {
    RestorationOrder.Money money = getOrder().money();
    return SerialStrip.of(
        new SerialStrip.Part("retired", "retired", getOrder().purchase().paidMilliFen()),
        new SerialStrip.Part("frozen", "frozen", money.frozenMilliFen()),
        new SerialStrip.Part("held", "held", money.availableMilliFen()));
  }

  public Long getId() {
    return id;
  }

  public boolean isUnderstood() {
    return understood;
  }

  public void setUnderstood(boolean understood) {
    this.understood = understood;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
