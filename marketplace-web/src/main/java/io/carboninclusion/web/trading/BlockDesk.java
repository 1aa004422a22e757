package io.carboninclusion.web.trading;

import io.carboninclusion.exchange.BlockStatus;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.trading.BlockAnswer;
import io.carboninclusion.trading.BlockRecord;
import io.carboninclusion.trading.BlockRoom;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.web.Answers;
import io.carboninclusion.web.Refusals;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** Block proposals to the visitor's enterprise and of its own, and one of them to be answered. */
@Named
@RequestScoped
public class BlockDesk {
  private static final int ROWS = 20;

  @Inject private BlockRoom room;
  @Inject private OrderBook orderBook;
  @Inject private CurrentCaller currentCaller;
  @Inject private Listed listed;

  @Inject @Param private boolean own;
  @Inject @Param private Long after;
  @Inject @Param private Long id;

  private Page<BlockRecord> proposals;
  private BlockRecord chosen;

  public String accept() {
    return answer(BlockAnswer.ACCEPT);
  }

  public String decline() {
    return answer(BlockAnswer.DECLINE);
  }

  public String withdraw() {
    return answer(BlockAnswer.WITHDRAW);
  }

  private String answer(BlockAnswer answer) {
    Outcome outcome = Answers.accepted(room.answer(currentCaller.get(), id, answer, null));
    orderBook.awaitViews(outcome.sequence());
    return "/blocks?faces-redirect=true&own=" + (answer == BlockAnswer.WITHDRAW) + "&id=" + id;
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

  public String nameOf(String instrument) {
    return listed.nameOf(instrument);
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
