package io.carboninclusion.web.trading;

import io.carboninclusion.exchange.BlockStatus;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.MinuteOfDay;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.trading.BlockAnswer;
import io.carboninclusion.trading.BlockRecord;
import io.carboninclusion.trading.BlockRoom;
import io.carboninclusion.trading.BlockTerms;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.web.Answers;
import io.carboninclusion.web.Refusals;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.omnifaces.cdi.Param;
import org.primefaces.PrimeFaces;

/** Block proposals to the visitor's enterprise and of its own, and one of them to be answered. */
@Named
@RequestScoped
public class BlockDesk {
  private static final int ROWS = 20;

  @Inject private BlockRoom room;
  @Inject private OrderBook orderBook;
  @Inject private CurrentCaller currentCaller;
  @Inject private Listed listed;
  @Inject private MyAccount myAccount;
  @Inject private Look look;

  @Inject @Param private boolean own;
  @Inject @Param private Long after;
  @Inject @Param private Long id;

  private Long seenFen;
  private Long seenKg;
  private Page<BlockRecord> proposals;
  private BlockRecord chosen;

  /** Asks once more, with what is paid and delivered, while there is something to accept. */
  public void review() {
    boolean ready = getChosen() != null && isChosenOpen();
    if (ready && Refusals.shownFor(null, this::affordable).isPresent()) {
      PrimeFaces.current().ajax().addCallbackParam("ready", true);
    }
  }

  /** The core will ask for the same again, and for more. */
  private BlockRecord affordable() {
    BlockRecord it = getChosen();
    if (getCashThenMilliFen() < 0) {
      throw myAccount.lacksCash(it.amountMilliFen());
    }
    if (getKgThen() < 0) {
      throw myAccount.lacksUnits(it.instrument(), it.kg());
    }
    return it;
  }

  /** As the page has shown it. */
  public String accept() {
    Long price = seenFen == null ? Long.valueOf(0) : seenFen;
    BlockTerms seen = new BlockTerms(price, seenKg == null ? 0 : seenKg);
    return answered(room.accept(currentCaller.get(), id, seen, null), false);
  }

  public String decline() {
    return answer(BlockAnswer.DECLINE);
  }

  public String withdraw() {
    return answer(BlockAnswer.WITHDRAW);
  }

  private String answer(BlockAnswer answer) {
    return answered(
        room.answer(currentCaller.get(), id, answer, null), answer == BlockAnswer.WITHDRAW);
  }

  private String answered(CompletionStage<Outcome> step, boolean ofOwn) {
    orderBook.awaitViews(Answers.accepted(step).sequence());
    return "/blocks?faces-redirect=true&own=" + ofOwn + "&id=" + id;
  }

  public Page<BlockRecord> getProposals() {
    if (proposals == null) {
      orderBook.awaitAnswered();
      proposals = room.proposals(currentCaller.get(), own, null, after, ROWS);
    }
    return proposals;
  }

  /** The proposal that the address names, or null; another's is none. */
  public BlockRecord getChosen() {
    if (chosen == null && id != null) {
      orderBook.awaitAnswered();
      chosen = Refusals.shownFor(null, () -> room.proposal(currentCaller.get(), id)).orElse(null);
    }
    return chosen;
  }

  /** Whether the visitor's enterprise has proposed it. */
  public boolean isChosenOwn() {
    return getChosen().proposer() == currentCaller.get().account();
  }

  public boolean isChosenOpen() {
    return getChosen().status() == BlockStatus.PROPOSED;
  }

  /** What the visitor's enterprise does in it. */
  public Side sideOf(BlockRecord block) {
    boolean proposed = block.proposer() == currentCaller.get().account();
    return proposed ? block.side() : block.side().opposite();
  }

  /** What accepting the chosen one leaves of the cash that may be used. */
  public long getCashThenMilliFen() {
    long paid = getChosen().amountMilliFen();
    boolean buys = sideOf(getChosen()) == Side.BUY;
    return myAccount.getAvailableMilliFen() + (buys ? -paid : paid);
  }

  /** What accepting the chosen one leaves of the units that may be used. */
  public long getKgThen() {
    long kg = getChosen().kg();
    boolean buys = sideOf(getChosen()) == Side.BUY;
    return myAccount.availableKg(getChosen().instrument()) + (buys ? kg : -kg);
  }

  /** When blocks of an instrument are agreed, in the visitor's language. */
  public String hoursOf(String instrument) {
    List<MinuteOfDay> hours = room.hours(instrument);
    return hours.isEmpty()
        ? Texts.sentence(look.getLocale(), "blocks.hours.allDay")
        : Texts.sentence(
            look.getLocale(),
            "blocks.hours.daily",
            hours.get(0).toString(),
            hours.get(1).toString());
  }

  public String nameOf(String instrument) {
    return listed.nameOf(instrument);
  }

  /** The price of the proposal as it was shown, which comes back with the answer. */
  public Long getSeenFen() {
    return seenFen == null ? Long.valueOf(getChosen().priceFen()) : seenFen;
  }

  public void setSeenFen(Long seenFen) {
    this.seenFen = seenFen;
  }

  /** Its quantity as it was shown. */
  public Long getSeenKg() {
    return seenKg == null ? Long.valueOf(getChosen().kg()) : seenKg;
  }

  public void setSeenKg(Long seenKg) {
    this.seenKg = seenKg;
  }

  public boolean isOwn() {
    return own;
  }

  public Long getAfter() {
    return after;
  }

  public Long getId() {
    return id;
  }
}
