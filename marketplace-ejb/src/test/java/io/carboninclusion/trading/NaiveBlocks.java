package io.carboninclusion.trading;

import static io.carboninclusion.exchange.Limits.MAX_KG;
import static io.carboninclusion.exchange.Limits.MAX_PRICE_FEN;

import io.carboninclusion.exchange.BlockStatus;
import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.SystemAccounts;
import io.carboninclusion.exchange.TradingPhase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The block trades of the {@link NaiveMarket}: a list of all that were ever proposed. */
final class NaiveBlocks {
  private static final BigDecimal FULL = BigDecimal.valueOf(10_000);

  /** One proposal; its id is its place in the list, from 1 on. */
  static final class Proposal {
    final long id;
    final RoomCommand.ProposeBlock asked;
    final long proposed;
    BlockStatus status = BlockStatus.PROPOSED;
    long changedBy;

    Proposal(long id, RoomCommand.ProposeBlock asked, long proposed) {
      this.id = id;
      this.asked = asked;
      this.proposed = proposed;
    }

    boolean isOpen() {
      return status == BlockStatus.PROPOSED;
    }
  }

  final List<Proposal> all = new ArrayList<>();
  private final NaiveMarket market;

  NaiveBlocks(NaiveMarket market) {
    this.market = market;
  }

  List<Proposal> open() {
    return all.stream().filter(Proposal::isOpen).toList();
  }

  static boolean isAbout(RoomCommand command) {
    return command instanceof RoomCommand.ProposeBlock
        || command instanceof RoomCommand.AnswerBlock
        || command instanceof RoomCommand.ExpireBlock;
  }

  /** Why it is not taken, or null. */
  Refusal judge(RoomCommand command) {
    if (command instanceof RoomCommand.ProposeBlock c) {
      return propose(c);
    }
    if (command instanceof RoomCommand.AnswerBlock c) {
      return answer(c);
    }
    long id = ((RoomCommand.ExpireBlock) command).proposal();
    Refusal refusal = unknown(id);
    boolean over = refusal == null && named(id).asked.validUntilMicros() <= market.now;
    return refusal != null || over
        ? refusal
        : Refusal.of(Reason.BLOCK_STILL_VALID, named(id).asked.validUntilMicros(), id);
  }

  private Refusal propose(RoomCommand.ProposeBlock c) {
    if (!market.instruments.containsKey(c.instrument())) {
      return Refusal.of(Reason.UNKNOWN_INSTRUMENT, 0, c.instrument());
    }
    for (long party : List.of(c.account(), c.counterparty())) {
      if (party < SystemAccounts.FIRST_ENTERPRISE || party > Limits.MAX_ACCOUNT) {
        return Refusal.of(Reason.UNKNOWN_ACCOUNT, 0, party);
      }
      if (isCase(party)) {
        return Refusal.of(Reason.RETIRE_ONLY, 0, party);
      }
    }
    if (c.account() == c.counterparty()) {
      return Refusal.of(Reason.BLOCK_WITH_ONESELF, 0, c.account());
    }
    Refusal refusal = rules(c);
    if (refusal != null) {
      return refusal;
    }
    long latest = market.now + Limits.MAX_BLOCK_MICROS;
    if (c.validUntilMicros() <= market.now || c.validUntilMicros() > latest) {
      return Refusal.of(Reason.BLOCK_VALIDITY_INVALID, latest, c.validUntilMicros());
    }
    int open = (int) open().stream().filter(it -> it.asked.account() == c.account()).count();
    return open < Limits.MAX_OPEN_BLOCKS
        ? funds(c.account(), c, c.side())
        : Refusal.of(Reason.TOO_MANY_BLOCK_PROPOSALS, Limits.MAX_OPEN_BLOCKS, open);
  }

  private Refusal answer(RoomCommand.AnswerBlock c) {
    Refusal refusal = unknown(c.proposal());
    if (refusal != null) {
      return refusal;
    }
    RoomCommand.ProposeBlock asked = named(c.proposal()).asked;
    boolean byProposer = c.account() == asked.account();
    if (!byProposer && c.account() != asked.counterparty()) {
      return Refusal.of(Reason.UNKNOWN_BLOCK_PROPOSAL, 0, c.proposal());
    }
    if (byProposer != (c.answer() == BlockAnswer.WITHDRAW)) {
      return Refusal.of(Reason.BLOCK_OTHER_PARTY, 0, c.proposal());
    }
    if (c.answer() != BlockAnswer.ACCEPT) {
      return null;
    }
    if (asked.validUntilMicros() <= market.now) {
      return Refusal.of(Reason.BLOCK_PROPOSAL_OVER, 0, c.proposal());
    }
    refusal = rules(asked);
    if (refusal == null && isCase(c.account())) {
      refusal = Refusal.of(Reason.RETIRE_ONLY, 0, c.account());
    }
    if (refusal == null && asked.side() == Side.BUY) {
      refusal = position(asked.account(), asked, 0);
    }
    return refusal == null ? funds(c.account(), asked, asked.side().opposite()) : refusal;
  }

  /** What holds when it is proposed and again when it is accepted. */
  private Refusal rules(RoomCommand.ProposeBlock c) {
    NaiveInstrument it = market.instruments.get(c.instrument());
    if (it.status != InstrumentStatus.OPEN) {
      return Refusal.of(Reason.INSTRUMENT_HALTED, 0, it.id);
    }
    if (it.phase == TradingPhase.CLOSED) {
      return Refusal.of(Reason.OUTSIDE_SESSION, it.opens, it.id);
    }
    if (!isHour(it, market.now)) {
      return Refusal.of(Reason.OUTSIDE_BLOCK_HOURS, it.blockFrom, it.blockUntil);
    }
    long price = c.priceFen();
    if (price < 1 || price > MAX_PRICE_FEN) {
      return Refusal.of(Reason.PRICE_OUT_OF_RANGE, MAX_PRICE_FEN, price);
    }
    if (price % it.tick != 0) {
      return Refusal.of(Reason.PRICE_OFF_TICK, it.tick, price);
    }
    long lowest = edge(it, -it.blockBand, RoundingMode.CEILING);
    long highest = edge(it, it.blockBand, RoundingMode.FLOOR);
    if (it.reference > 0 && (price < lowest || price > highest)) {
      return Refusal.of(Reason.PRICE_OUTSIDE_BAND, price < lowest ? lowest : highest, price);
    }
    if (c.kg() < 1 || c.kg() > MAX_KG) {
      return Refusal.of(Reason.QUANTITY_OUT_OF_RANGE, MAX_KG, c.kg());
    }
    if (c.kg() % it.lot != 0) {
      return Refusal.of(Reason.QUANTITY_OFF_LOT, it.lot, c.kg());
    }
    return c.kg() < it.minBlock
        ? Refusal.of(Reason.BLOCK_BELOW_MINIMUM, it.minBlock, c.kg())
        : null;
  }

  private static boolean isHour(NaiveInstrument it, long micros) {
    int minute = minute(micros);
    return it.blockFrom <= minute && minute < it.blockUntil;
  }

  /** The minute of the market's day. */
  static int minute(long micros) {
    return Instant.EPOCH
        .plus(micros, ChronoUnit.MICROS)
        .atZone(ZoneId.of("Asia/Shanghai"))
        .get(ChronoField.MINUTE_OF_DAY);
  }

  private static long edge(NaiveInstrument it, long band, RoundingMode rounding) {
    BigDecimal share = BigDecimal.valueOf(10_000 + band).divide(FULL);
    return BigDecimal.valueOf(it.reference).multiply(share).setScale(0, rounding).longValueExact();
  }

  private Refusal funds(long account, RoomCommand.ProposeBlock c, Side side) {
    if (side == Side.SELL) {
      return market.units((int) account, c.instrument(), c.kg());
    }
    if (position(account, c, c.kg()) != null) {
      return position(account, c, c.kg());
    }
    long needed = c.priceFen() * c.kg();
    long free = market.available((int) account);
    return needed <= free ? null : Refusal.of(Reason.INSUFFICIENT_CASH, needed, free);
  }

  /** The buyer may not come to hold too much, with so much more than it has offered to buy. */
  private Refusal position(long buyer, RoomCommand.ProposeBlock c, long moreKg) {
    NaiveInstrument it = market.instruments.get(c.instrument());
    return new NaiveAccountLimits(market).position((int) buyer, it, moreKg);
  }

  private Refusal unknown(long id) {
    if (id < 1 || id > all.size()) {
      return Refusal.of(Reason.UNKNOWN_BLOCK_PROPOSAL, 0, id);
    }
    return named(id).isOpen() ? null : Refusal.of(Reason.BLOCK_PROPOSAL_OVER, 0, id);
  }

  private boolean isCase(long account) {
    NaiveAccount owner = market.accounts.get((int) account);
    return owner != null && owner.isCase;
  }

  private Proposal named(long id) {
    return all.get((int) id - 1);
  }

  /** Carries out what was judged; returns the proposal that it is about. */
  Proposal carryOut(RoomCommand command) {
    Proposal it;
    if (command instanceof RoomCommand.ProposeBlock c) {
      it = new Proposal(all.size() + 1L, c, market.now);
      all.add(it);
    } else if (command instanceof RoomCommand.AnswerBlock c) {
      it = named(c.proposal());
      it.status =
          switch (c.answer()) {
            case ACCEPT -> BlockStatus.ACCEPTED;
            case DECLINE -> BlockStatus.DECLINED;
            case WITHDRAW -> BlockStatus.WITHDRAWN;
          };
    } else {
      it = named(((RoomCommand.ExpireBlock) command).proposal());
      it.status = BlockStatus.EXPIRED;
    }
    if (it.status == BlockStatus.ACCEPTED) {
      trade(it.asked);
    }
    it.changedBy = market.outcomes.size() + 1L;
    return it;
  }

  private void trade(RoomCommand.ProposeBlock c) {
    boolean buys = c.side() == Side.BUY;
    int buyer = (int) (buys ? c.account() : c.counterparty());
    int seller = (int) (buys ? c.counterparty() : c.account());
    market.pay(buyer, seller, c.priceFen() * c.kg());
    market.hand(seller, buyer, c.instrument(), c.kg());
  }

  /** What the open proposals of an account to buy hold, in thousandths of a fen. */
  long frozen(int account) {
    long sum = 0;
    for (Proposal it : open()) {
      boolean its = it.asked.account() == account && it.asked.side() == Side.BUY;
      sum += its ? it.asked.priceFen() * it.asked.kg() : 0;
    }
    return sum;
  }

  /** What the open proposals of an account to buy in one instrument are for, in kg. */
  long wantedKg(int account, int instrument) {
    long sum = 0;
    for (Proposal it : open()) {
      boolean its = it.asked.account() == account && it.asked.instrument() == instrument;
      sum += its && it.asked.side() == Side.BUY ? it.asked.kg() : 0;
    }
    return sum;
  }

  /** What the open proposals of an account to sell hold, in kg. */
  long frozenKg(int account, int instrument) {
    long sum = 0;
    for (Proposal it : open()) {
      boolean its = it.asked.account() == account && it.asked.instrument() == instrument;
      sum += its && it.asked.side() == Side.SELL ? it.asked.kg() : 0;
    }
    return sum;
  }
}
