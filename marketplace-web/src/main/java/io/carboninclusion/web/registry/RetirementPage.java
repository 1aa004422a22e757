package io.carboninclusion.web.registry;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.registry.Certificate;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.PlaceOrder;
import io.carboninclusion.web.Answers;
import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.primefaces.PrimeFaces;

/**
 * Buy and retire in three steps: how much; which instrument, for whom and what for; the
 * certificate.
 *
 * <p>Quantity and instrument stand in the address. What the account already holds is retired from
 * there; what it lacks is bought at once, at most at the price named, and then retired. Both calls
 * carry a key of this page, so that sending it twice buys and retires once.
 */
@Named
@ViewScoped
public class RetirementPage implements Serializable {

  @Inject private OrderBook orderBook;
  @Inject private Registry registry;
  @Inject private CurrentCaller currentCaller;
  @Inject private RetirementChoices retirementChoices;
  @Inject private Look look;
  @Inject private RetirementForm retirementForm;

  private Long kg;
  private String code;

  public List<RetirementChoice> getChoices() {
    return retirementChoices.of(kg);
  }

  /** The instrument chosen, or null. */
  public RetirementChoice getChosen() {
    return getChoices().stream()
        .filter(choice -> choice.instrument().code().equals(code))
        .findFirst()
        .orElse(null);
  }

  /** Fills in what the book suggests: as much as is missing, at most at the dearest price met. */
  public void suggest() {
    RetirementChoice chosen = getChosen();
    if (chosen != null && chosen.isBought()) {
      retirementForm.setPriceFen(chosen.cost().worstFen());
      retirementForm.setBuyKg(chosen.buyKg());
    }
  }

  /** What of the whole lots bought is not retired and stays on the account. */
  public long getLeftOverKg() {
    RetirementChoice chosen = getChosen();
    return chosen == null || !chosen.isBought() ? 0 : chosen.heldKg() + chosen.buyKg() - kg;
  }

  /** Everything typed is in order: asks once more, with all of it restated. */
  public void review() {
    PrimeFaces.current().executeScript("document.getElementById('confirmation').showModal()");
  }

  /** Buys what is missing, retires, and leads to the certificate. */
  public String retire() {
    RetirementChoice chosen = getChosen();
    if (chosen == null || (chosen.isBought() && retirementForm.getBuyKg() == null)) {
      // Since the page was shown, units left the account or the book: the visitor sees the new
      // cost.
      suggest();
      throw Rejected.because("COST_CHANGED").at("priceFen");
    }
    if (chosen.isBought()) {
      buy();
    }
    Certificate certificate =
        Answers.of(
            registry.retire(
                currentCaller.get(), retirementForm.request(code, kg), retirementForm.getKey()));
    return "/certificate?faces-redirect=true&no=" + certificate.number();
  }

  private void buy() {
    long wanted = retirementForm.getBuyKg();
    Outcome outcome =
        Answers.accepted(
            orderBook.place(
                currentCaller.get(),
                new PlaceOrder(
                    code,
                    Side.BUY,
                    OrderType.LIMIT,
                    TimeInForce.IOC,
                    retirementForm.getPriceFen(),
                    wanted,
                    null,
                    null,
                    retirementForm.getKey())));
    orderBook.awaitViews(outcome.sequence());
    long bought = outcome.order().filledKg();
    if (bought < wanted) {
      // What was bought is the visitor's; the rest is another order, so it needs another key.
      retirementForm.beginAgain();
      suggest();
      throw Rejected.because("BOUGHT_LESS", new Quantity(bought), new Quantity(wanted))
          .at("priceFen");
    }
  }

  /** What the visitor has to understand before it is done. */
  public String getConsequence() {
    return Texts.sentence(look.getLocale(), "retire.consequence", Figures.tonnes(kg));
  }

  /** The verb and the amount. */
  public String getButtonText() {
    RetirementChoice chosen = getChosen();
    if (chosen == null) {
      return "";
    }
    return chosen.isBought()
        ? Texts.sentence(
            look.getLocale(),
            "retire.button.pay",
            Figures.yuan(chosen.costMilliFen()),
            Figures.tonnes(kg))
        : Texts.sentence(look.getLocale(), "retire.button", Figures.tonnes(kg));
  }

  public Long getKg() {
    return kg;
  }

  public void setKg(Long kg) {
    this.kg = kg;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }
}
