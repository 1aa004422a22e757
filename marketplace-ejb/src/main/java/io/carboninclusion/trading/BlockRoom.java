package io.carboninclusion.trading;

import io.carboninclusion.exchange.BlockStatus;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.MinuteOfDay;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.EnterpriseState;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.participant.Participants;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * The room of block trades (大宗协议): proposals of an enterprise and to it, and what the public sees
 * of them once they have traded. Everything is on the enterprises' own accounts.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BlockRoom {
  /** Far behind all that the core takes, and near enough to be counted in microseconds. */
  private static final Instant LAST_MOMENT = Instant.parse("2200-01-01T00:00:00Z");

  private static final String PROPOSALS =
      """
      SELECT b.*, i.code, p.name proposer_name, c.name counterparty_name
        FROM market_view.block_proposal b
        JOIN market.trading_instrument i ON i.id = b.instrument
        JOIN market.participant_enterprise p ON p.id = b.proposer
        JOIN market.participant_enterprise c ON c.id = b.counterparty
      """;

  @Inject OrderBook orderBook;
  @Inject Listings listings;
  @Inject Participants participants;
  @Inject Queries queries;

  /**
   * Proposes a block to an approved enterprise; what the core refuses is an outcome, whose first
   * number is the proposal's id else.
   *
   * @throws Rejected UNKNOWN_ENTERPRISE {id} at counterparty, UNKNOWN_CODE, and as {@link
   *     OrderBook#cancel}
   */
  public CompletionStage<Outcome> propose(Caller caller, NewBlock wish) {
    requireEnterprise(wish.counterparty());
    RoomCommand.ProposeBlock command =
        new RoomCommand.ProposeBlock(
            RoomCommand.NO_INTENT,
            caller.account(),
            listings.instrument(wish.instrument()).id(),
            wish.counterparty(),
            wish.side(),
            wish.priceFen(),
            wish.kg(),
            micros(wish.validUntil()));
    return orderBook.propose(caller, command, RequestKey.checked(wish.idempotencyKey()));
  }

  /**
   * An approved enterprise.
   *
   * @param creditCode as somebody typed it
   * @throws Rejected UNKNOWN_ENTERPRISE {creditCode} at counterparty
   */
  public Enterprise enterprise(String creditCode) {
    return participants
        .findApproved(creditCode)
        .orElseThrow(
            () ->
                Rejected.because(ParticipantRefusal.UNKNOWN_ENTERPRISE, creditCode)
                    .at("counterparty"));
  }

  /**
   * Accepts a proposal to the caller as the caller has seen it: a proposal never changes, so one
   * with other terms is another one.
   *
   * @throws Rejected BLOCK_TERMS_DIFFER {price, quantity}, UNKNOWN_BLOCK_PROPOSAL, and as {@link
   *     OrderBook#cancel}
   */
  public CompletionStage<Outcome> accept(
      Caller caller, long proposal, BlockTerms seen, String key) {
    BlockRecord there = proposal(caller, proposal);
    if (!there.terms().equals(seen)) {
      throw Rejected.because(
          TradingRefusal.BLOCK_TERMS_DIFFER,
          Money.ofFen(there.priceFen()),
          new Quantity(there.kg()));
    }
    return answer(caller, proposal, BlockAnswer.ACCEPT, key);
  }

  /**
   * The hours of the market's day in which blocks of an instrument are agreed, first and last; none
   * if it is all day.
   *
   * @throws Rejected UNKNOWN_CODE {code}
   */
  public List<MinuteOfDay> hours(String instrument) {
    Map<Rule, Long> rules = listings.rules(instrument);
    long from = rules.get(Rule.BLOCK_FROM_MINUTE);
    long until = rules.get(Rule.BLOCK_UNTIL_MINUTE);
    boolean allDay =
        from == Rule.BLOCK_FROM_MINUTE.usual() && until == Rule.BLOCK_UNTIL_MINUTE.usual();
    return allDay ? List.of() : List.of(new MinuteOfDay(from), new MinuteOfDay(until));
  }

  /**
   * Accepts or declines a proposal to the caller, or withdraws one of its own.
   *
   * @throws Rejected as {@link OrderBook#cancel}
   */
  public CompletionStage<Outcome> answer(
      Caller caller, long proposal, BlockAnswer answer, String key) {
    RoomCommand.AnswerBlock command =
        new RoomCommand.AnswerBlock(RoomCommand.NO_INTENT, caller.account(), proposal, answer);
    return orderBook.answer(caller, command, RequestKey.checked(key));
  }

  /**
   * Proposals of the caller's, or to it, the newest first.
   *
   * @param own of the caller's, else to it
   * @param status only those, or null for all
   */
  public Page<BlockRecord> proposals(
      Caller caller, boolean own, BlockStatus status, Long cursor, int limit) {
    OrderBook.requireReader(caller);
    int size = Page.size(limit);
    StringBuilder where = new StringBuilder(own ? "WHERE b.proposer" : "WHERE b.counterparty");
    where.append(" = ? AND b.proposal < ?");
    List<Object> parameters = new ArrayList<>();
    parameters.add(caller.account());
    parameters.add(cursor == null ? Long.MAX_VALUE : cursor);
    if (status != null) {
      where.append(" AND b.status = ?");
      parameters.add(status.ordinal());
    }
    where.append(" ORDER BY b.proposal DESC LIMIT ").append(size + 1);
    return Page.cut(
        queries.list(PROPOSALS + where, BlockRoom::proposal, parameters.toArray()),
        size,
        BlockRecord::id);
  }

  /**
   * @throws Rejected UNKNOWN_BLOCK_PROPOSAL, also for others'
   */
  public BlockRecord proposal(Caller caller, long id) {
    OrderBook.requireReader(caller);
    return queries
        .list(
            PROPOSALS + "WHERE b.proposal = ? AND ? IN (b.proposer, b.counterparty)",
            BlockRoom::proposal,
            id,
            caller.account())
        .stream()
        .findFirst()
        .orElseThrow(() -> Rejected.because(Reason.UNKNOWN_BLOCK_PROPOSAL, 0L, id));
  }

  /**
   * Block trades of an instrument, the newest first; the cursor is their sequence.
   *
   * @throws Rejected UNKNOWN_CODE {code}
   */
  public Page<BlockTradeRecord> trades(String instrument, Long cursor, int limit) {
    int size = Page.size(limit);
    return Page.cut(
        queries.list(
            "SELECT sequence, proposal, time_micros, price_fen, kg FROM market_view.block_proposal"
                + " WHERE instrument = ? AND status = ? AND sequence < ?"
                + " ORDER BY sequence DESC LIMIT ?",
            row ->
                new BlockTradeRecord(
                    row.getLong(1),
                    row.getLong(2),
                    OutcomeRecorder.instant(row.getLong(3)),
                    row.getLong(4),
                    row.getLong(5)),
            listings.instrument(instrument).id(),
            BlockStatus.ACCEPTED.ordinal(),
            cursor == null ? Long.MAX_VALUE : cursor,
            size + 1),
        size,
        BlockTradeRecord::sequence);
  }

  private void requireEnterprise(long id) {
    boolean isThere =
        participants
            .find(id)
            .filter(found -> found.state() == EnterpriseState.APPROVED)
            .isPresent();
    if (!isThere) {
      throw Rejected.because(ParticipantRefusal.UNKNOWN_ENTERPRISE, Long.toString(id))
          .at("counterparty");
    }
  }

  /** Beyond what the core takes the number does not matter, only that it is refused. */
  private static long micros(Instant moment) {
    if (moment.isBefore(Instant.EPOCH)) {
      return 0;
    }
    return WriterClock.micros(moment.isAfter(LAST_MOMENT) ? LAST_MOMENT : moment);
  }

  private static BlockRecord proposal(ResultSet row) throws SQLException {
    return new BlockRecord(
        row.getLong("proposal"),
        row.getLong("proposer"),
        row.getString("proposer_name"),
        row.getLong("counterparty"),
        row.getString("counterparty_name"),
        row.getString("code"),
        Side.of(row.getInt("side")),
        row.getLong("price_fen"),
        row.getLong("kg"),
        OutcomeRecorder.instant(row.getLong("proposed_micros")),
        OutcomeRecorder.instant(row.getLong("valid_until_micros")),
        BlockStatus.of(row.getInt("status")),
        OutcomeRecorder.instant(row.getLong("time_micros")));
  }
}
