package io.carboninclusion.exchange;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Block trades (大宗协议): proposed to a named party and settled in one step when that one accepts.
 * They have a band, hours and a least quantity of their own and never touch the book: its last
 * price, close and volume do not know them. What may be done is decided by {@link BlockAdmission},
 * what is open is kept by {@link OpenBlocks}; here is what happens to cash and units.
 */
final class BlockTrades {
  private final Ledger ledger;
  private final EventStream events;
  private final OpenBlocks open;
  private final BlockAdmission admission;

  BlockTrades(Ledger ledger, EventStream events, Totals totals) {
    this.ledger = ledger;
    this.events = events;
    this.open = new OpenBlocks(ledger, totals);
    this.admission = new BlockAdmission(ledger, open);
  }

  /** What is asked before each of the verbs below. */
  BlockAdmission admission() {
    return admission;
  }

  void propose(
      int account,
      int counterparty,
      Instrument instrument,
      Side side,
      long priceFen,
      long kg,
      long validUntilMicros,
      long nowMicros) {
    BlockProposal proposal =
        new BlockProposal(
            open.nextId(),
            ledger.account(account),
            counterparty,
            instrument,
            side,
            priceFen,
            kg,
            nowMicros,
            validUntilMicros);
    open.add(proposal);
    move(proposal, Bucket.AVAILABLE, Bucket.FROZEN, Cause.BLOCK_FREEZE);
    events.blockChanged(proposal);
  }

  /** Cash for units, from what is frozen on one side and free on the other. */
  void accept(long id) {
    BlockProposal it = open.find(id);
    boolean buys = it.side == Side.BUY;
    Account other = ledger.account(it.counterparty);
    Account buyer = buys ? it.proposer : other;
    Account seller = buys ? other : it.proposer;
    Bucket money = buys ? Bucket.FROZEN : Bucket.AVAILABLE;
    Bucket goods = buys ? Bucket.AVAILABLE : Bucket.FROZEN;
    long paid = it.priceFen * it.kg;
    ledger.cash(buyer, money, seller, Bucket.AVAILABLE, paid, Cause.BLOCK_TRADE, id);
    ledger.units(
        it.instrument(), seller, goods, buyer, Bucket.AVAILABLE, it.kg, Cause.BLOCK_TRADE, id);
    if (it.instrument.rule(Rule.T_PLUS_ONE) == 1) {
      buyer.holdingFor(it.instrument()).bought(it.instrument.tradingDay(), it.kg);
    }
    end(it, BlockStatus.ACCEPTED);
  }

  /** Ends it without a trade and gives back what it held. */
  void release(long id, BlockStatus why) {
    BlockProposal proposal = open.find(id);
    move(proposal, Bucket.FROZEN, Bucket.AVAILABLE, Cause.BLOCK_RELEASE);
    end(proposal, why);
  }

  private void end(BlockProposal proposal, BlockStatus why) {
    open.remove(proposal);
    proposal.status = why;
    events.blockChanged(proposal);
  }

  private void move(BlockProposal it, Bucket from, Bucket to, Cause why) {
    Account owner = it.proposer;
    if (it.side == Side.BUY) {
      ledger.cash(owner, from, owner, to, it.frozen(), why, it.id);
    } else {
      ledger.units(it.instrument(), owner, from, owner, to, it.frozen(), why, it.id);
    }
  }

  long nextExpiryMicros() {
    return open.nextExpiryMicros();
  }

  List<BlockProposal> first(int most) {
    return open.first(most);
  }

  void countAnew(Instrument instrument) {
    open.countAnew(instrument);
  }

  void check(Conservation check) {
    open.check(check);
  }

  void write(LongConsumer out) {
    open.write(out);
  }

  void read(LongSupplier in, Book[] books) {
    open.read(in, books);
  }
}
