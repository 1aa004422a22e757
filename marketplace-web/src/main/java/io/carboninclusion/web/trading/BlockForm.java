package io.carboninclusion.web.trading;

import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.trading.BlockRoom;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.NewBlock;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.web.Answers;
import io.carboninclusion.web.Refusals;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.primefaces.PrimeFaces;

/** A block to propose to another enterprise, named by its credit code. */
@Named
@RequestScoped
public class BlockForm {
  private static final int DAY = 24;

  @Inject private BlockRoom room;
  @Inject private OrderBook orderBook;
  @Inject private Listings listings;
  @Inject private CurrentCaller currentCaller;
  @Inject private MyAccount myAccount;
  @Inject private BlockDesk blockDesk;

  private String instrument;
  private String counterparty;
  private Side side = Side.SELL;
  private Long priceFen;
  private Long kg;
  private Integer hours = DAY;

  private String seen;
  private Enterprise other;

  /** Of this form as it was shown: sent twice, it proposes one block. */
  private String key = UUID.randomUUID().toString();

  /** Everything typed is in order: asks once more, with what is frozen and what is left. */
  public void review() {
    UIComponent near = UIComponent.getCurrentComponent(FacesContext.getCurrentInstance());
    other = Refusals.shownFor(near, this::checkedOther).orElse(null);
    if (other != null) {
      seen = asTyped();
      PrimeFaces.current().ajax().addCallbackParam("ready", true);
    }
  }

  /** The core will ask for the same again, and for more. */
  private Enterprise checkedOther() {
    Enterprise found = room.enterprise(counterparty);
    if (isBuy() ? getCashThenMilliFen() < 0 : getKgThen() < 0) {
      throw isBuy()
          ? myAccount.lacksCash(getAmountMilliFen())
          : myAccount.lacksUnits(instrument, kg);
    }
    return found;
  }

  public String propose() {
    if (!asTyped().equals(seen)) {
      throw Rejected.because("BLOCK_TERMS_CHANGED");
    }
    Instant until = Clock.systemUTC().instant().plus(Duration.ofHours(hours));
    long party = room.enterprise(counterparty).id();
    NewBlock block = new NewBlock(instrument, party, side, priceFen, kg, until, key);
    Outcome outcome = Answers.of(room.propose(currentCaller.get(), block));
    if (!outcome.isAccepted()) {
      // Its key stands for what was refused; what is mended is another proposal.
      key = UUID.randomUUID().toString();
    }
    outcome.orThrow();
    orderBook.awaitViews(outcome.sequence());
    return "/blocks?faces-redirect=true&own=true&id=" + outcome.expected();
  }

  private String asTyped() {
    return String.join(
        " ",
        instrument,
        side.name(),
        String.valueOf(priceFen),
        String.valueOf(kg),
        String.valueOf(hours),
        counterparty.strip());
  }

  /** Whom it is proposed to, once it is reviewed; else null. */
  public Enterprise getOther() {
    return other;
  }

  /** When blocks of the instrument chosen, or of the first that is offered, are agreed. */
  public String getHoursText() {
    String code = instrument;
    if (code == null) {
      code = getInstruments().stream().findFirst().map(InstrumentRecord::code).orElse(null);
    }
    return code == null ? "" : blockDesk.hoursOf(code);
  }

  /** Price times quantity. */
  public long getAmountMilliFen() {
    return Math.multiplyExact(priceFen, kg);
  }

  public boolean isBuy() {
    return side == Side.BUY;
  }

  /** What proposing it leaves of the cash that may be used. */
  public long getCashThenMilliFen() {
    return myAccount.getAvailableMilliFen() - getAmountMilliFen();
  }

  /** What proposing it leaves of the units that may be used. */
  public long getKgThen() {
    return myAccount.availableKg(instrument) - kg;
  }

  /** What was reviewed: only that is proposed. */
  public String getSeen() {
    return seen;
  }

  public void setSeen(String seen) {
    this.seen = seen;
  }

  /** Those that are open, by code. */
  public List<InstrumentRecord> getInstruments() {
    return listings.instruments().stream().filter(InstrumentRecord::isOpen).toList();
  }

  public Side[] getSides() {
    return Side.values();
  }

  /** For how many hours it may be valid. */
  public List<Integer> getValidities() {
    return List.of(1, 4, DAY, 7 * DAY, 30 * DAY);
  }

  public String getInstrument() {
    return instrument;
  }

  public void setInstrument(String instrument) {
    this.instrument = instrument;
  }

  /** A credit code as it was typed. */
  public String getCounterparty() {
    return counterparty;
  }

  public void setCounterparty(String counterparty) {
    this.counterparty = counterparty;
  }

  public Side getSide() {
    return side;
  }

  public void setSide(Side side) {
    this.side = side == null ? Side.SELL : side;
  }

  public Long getPriceFen() {
    return priceFen;
  }

  public void setPriceFen(Long priceFen) {
    this.priceFen = priceFen;
  }

  public Long getKg() {
    return kg;
  }

  public void setKg(Long kg) {
    this.kg = kg;
  }

  public Integer getHours() {
    return hours;
  }

  public void setHours(Integer hours) {
    this.hours = hours == null ? DAY : hours;
  }

  public String getKey() {
    return key;
  }

  public void setKey(String key) {
    this.key = key;
  }
}
