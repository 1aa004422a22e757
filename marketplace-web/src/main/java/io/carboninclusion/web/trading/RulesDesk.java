package io.carboninclusion.web.trading;

import io.carboninclusion.exchange.Rule;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;

/** The trading rules of one instrument as they are, and a proposal to change one of them. */
@Named
@RequestScoped
public class RulesDesk {

  @Inject private Listings listings;
  @Inject private OrderBook orderBook;
  @Inject private CurrentCaller currentCaller;

  @Inject @Param private String code;

  @Inject
  @Param(name = "rule")
  private String asked;

  private InstrumentRecord instrument;
  private Map<Rule, Long> values;
  private Rule chosen;
  private Long amount;

  /** One rule with its value of now. */
  public record Line(Rule rule, long value) {

    public boolean isOn() {
      return rule.isSwitch() && value == 1;
    }

    /** A limit that limits nothing. */
    public boolean isUnlimited() {
      return rule.isKilograms() && value == rule.greatest();
    }
  }

  /** What is not there is chosen no more than nothing. */
  @PostConstruct
  void choose() {
    orderBook.awaitAnswered();
    instrument =
        listings.instruments().stream()
            .filter(listed -> listed.code().equals(code))
            .findFirst()
            .orElse(null);
    if (instrument != null) {
      values = listings.rules(code);
      chosen =
          Stream.of(Rule.values())
              .filter(rule -> rule.name().equals(asked))
              .findFirst()
              .orElse(null);
    }
  }

  public List<Line> getLines() {
    return values.entrySet().stream()
        .map(rule -> new Line(rule.getKey(), rule.getValue()))
        .toList();
  }

  /** A switch is turned; a number that is left out is as with a new instrument. */
  public String propose() {
    long value =
        chosen.isSwitch()
            ? 1 - values.get(chosen)
            : amount == null ? chosen.usual() : (long) amount;
    long proposal = listings.proposeRule(currentCaller.get(), code, chosen, value);
    return "/approval?faces-redirect=true&id=" + proposal;
  }

  public InstrumentRecord getInstrument() {
    return instrument;
  }

  public String getCode() {
    return code;
  }

  /** The rule that is to be changed, or null. */
  public Line getChosen() {
    return chosen == null ? null : new Line(chosen, values.get(chosen));
  }

  /** In the chosen rule's unit. */
  public Long getAmount() {
    return amount;
  }

  public void setAmount(Long amount) {
    this.amount = amount;
  }
}
