package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.Reason.ACCEPTED;
import static io.carboninclusion.exchange.Side.BUY;
import static io.carboninclusion.exchange.Side.SELL;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two parties agree on a block beside the book. */
class BlockTradesTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int STRANGER = 1003;
  private static final int CASE = 1900;
  private static final int FOREST = 7;
  private static final long NOW = 1_000_000;
  private static final long UNTIL = NOW + 60_000_000;

  private final EventLog log = new EventLog();
  private Exchange exchange = new Exchange(log);

  @BeforeEach
  void theBookHasABandOfTenPercentAndBlocksOfThirty() {
    exchange.time(NOW);
    exchange.defineInstrument(FOREST, 5, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 1_000_000, 501);
    exchange.deposit(BUYER, 6_000_000_000L, 502);
    exchange.openCase(CASE);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.prove();
    exchange.verify();
  }

  private Reason propose(int account, int to, Side side, long priceFen, long kg) {
    return exchange.proposeBlock(account, to, FOREST, side, priceFen, kg, UNTIL);
  }

  private void refused(Reason result, Reason why, long expected, long given) {
    assertThat(result).isEqualTo(why);
    assertThat(log.take()).containsExactly("refused %s %d %d".formatted(why, expected, given));
  }

  @Test
  void anOfferIsFrozenAndHandedOverWhenItIsAccepted() {
    assertThat(propose(SELLER, BUYER, SELL, 7000, 400_000)).isEqualTo(ACCEPTED);
    assertThat(log.take())
        .containsExactly(
            "transferred BLOCK_FREEZE 1 7 400000: 1001 AVAILABLE -> 1001 FROZEN",
            "block 1 PROPOSED: 1001 SELL 400000 kg at 7000, to 1002");
    assertThat(exchange.availableKg(SELLER, FOREST)).isEqualTo(600_000);
    assertThat(exchange.frozenKg(SELLER, FOREST)).isEqualTo(400_000);

    assertThat(exchange.acceptBlock(BUYER, 1)).isEqualTo(ACCEPTED);

    assertThat(log.take())
        .containsExactly(
            "transferred BLOCK_TRADE 1 0 2800000000: 1002 AVAILABLE -> 1001 AVAILABLE",
            "gone 1",
            "held 1001: 400001-1000000 of 501",
            "held 1002: 1-400000 of 501",
            "transferred BLOCK_TRADE 1 7 400000: 1001 FROZEN -> 1002 AVAILABLE",
            "block 1 ACCEPTED: 1001 SELL 400000 kg at 7000, to 1002");
    assertThat(exchange.frozenKg(SELLER, FOREST)).isZero();
    assertThat(exchange.availableCash(BUYER)).isEqualTo(3_200_000_000L);
  }

  @Test
  void aBidIsFrozenInMoney() {
    propose(BUYER, SELLER, BUY, 5000, 1_000_000);
    assertThat(exchange.availableCash(BUYER)).isEqualTo(1_000_000_000L);
    assertThat(exchange.frozenCash(BUYER)).isEqualTo(5_000_000_000L);
    assertThat(exchange.acceptBlock(SELLER, 1)).isEqualTo(ACCEPTED);
    assertThat(exchange.frozenCash(BUYER)).isZero();
    assertThat(exchange.availableKg(BUYER, FOREST)).isEqualTo(1_000_000);
    assertThat(exchange.availableCash(SELLER)).isEqualTo(5_000_000_000L);
  }

  @Test
  void theBookDoesNotKnowIt() {
    exchange.openDay(FOREST, 20_000);
    propose(SELLER, BUYER, SELL, 7000, 400_000);
    exchange.acceptBlock(BUYER, 1);
    Instrument forest = exchange.instrument(FOREST);
    assertThat(forest.lastFen()).isZero();
    assertThat(forest.dayKg()).isZero();
    exchange.closeDay(FOREST, 20_000);
    assertThat(forest.closeFen()).isZero();
    assertThat(exchange.lastTrade()).isZero();
  }

  @Test
  void whatEndsWithoutATradeIsGivenBack() {
    for (int i = 0; i < 3; i++) {
      propose(SELLER, BUYER, SELL, 6000, 300_000);
    }
    assertThat(exchange.availableKg(SELLER, FOREST)).isEqualTo(100_000);
    assertThat(exchange.declineBlock(BUYER, 1)).isEqualTo(ACCEPTED);
    assertThat(exchange.withdrawBlock(SELLER, 2)).isEqualTo(ACCEPTED);
    log.take();
    refused(exchange.expireBlock(3), Reason.BLOCK_STILL_VALID, UNTIL, 3);
    exchange.time(UNTIL);
    assertThat(exchange.nextBlockExpiryMicros()).isEqualTo(UNTIL);
    assertThat(exchange.expireBlock(3)).isEqualTo(ACCEPTED);
    assertThat(log.take("block"))
        .containsExactly("block 3 EXPIRED: 1001 SELL 300000 kg at 6000, to 1002");
    assertThat(exchange.availableKg(SELLER, FOREST)).isEqualTo(1_000_000);
    assertThat(exchange.nextBlockExpiryMicros()).isEqualTo(Long.MAX_VALUE);
    for (long id = 1; id <= 3; id++) {
      refused(exchange.acceptBlock(BUYER, id), Reason.BLOCK_PROPOSAL_OVER, 0, id);
      refused(exchange.withdrawBlock(SELLER, id), Reason.BLOCK_PROPOSAL_OVER, 0, id);
    }
  }

  @Test
  void nothingIsAcceptedAfterItsLastMomentThoughNobodyHasEndedIt() {
    propose(SELLER, BUYER, SELL, 6000, 1000);
    log.take();
    exchange.time(UNTIL);
    refused(exchange.acceptBlock(BUYER, 1), Reason.BLOCK_PROPOSAL_OVER, 0, 1);
    assertThat(exchange.frozenKg(SELLER, FOREST)).isEqualTo(1000);
  }

  @Test
  void onlyTheNamedPartyAnswersAndOnlyTheProposerWithdraws() {
    propose(SELLER, BUYER, SELL, 6000, 1000);
    log.take();
    refused(exchange.acceptBlock(STRANGER, 1), Reason.UNKNOWN_BLOCK_PROPOSAL, 0, 1);
    refused(exchange.declineBlock(STRANGER, 1), Reason.UNKNOWN_BLOCK_PROPOSAL, 0, 1);
    refused(exchange.withdrawBlock(STRANGER, 1), Reason.UNKNOWN_BLOCK_PROPOSAL, 0, 1);
    refused(exchange.acceptBlock(SELLER, 1), Reason.BLOCK_OTHER_PARTY, 0, 1);
    refused(exchange.declineBlock(SELLER, 1), Reason.BLOCK_OTHER_PARTY, 0, 1);
    refused(exchange.withdrawBlock(BUYER, 1), Reason.BLOCK_OTHER_PARTY, 0, 1);
    refused(exchange.acceptBlock(BUYER, 2), Reason.UNKNOWN_BLOCK_PROPOSAL, 0, 2);
    refused(exchange.acceptBlock(BUYER, -1), Reason.UNKNOWN_BLOCK_PROPOSAL, 0, -1);
  }

  @Test
  void twoEnterprisesTakePart() {
    refused(propose(SELLER, SELLER, SELL, 6000, 1000), Reason.BLOCK_WITH_ONESELF, 0, SELLER);
    refused(propose(SELLER, CASE, SELL, 6000, 1000), Reason.RETIRE_ONLY, 0, CASE);
    refused(propose(CASE, SELLER, BUY, 6000, 1000), Reason.RETIRE_ONLY, 0, CASE);
    refused(propose(SELLER, 2, SELL, 6000, 1000), Reason.UNKNOWN_ACCOUNT, 0, 2);
    refused(propose(3, SELLER, BUY, 6000, 1000), Reason.UNKNOWN_ACCOUNT, 0, 3);
    refused(
        exchange.proposeBlock(SELLER, BUYER, 8, SELL, 6000, 1000, UNTIL),
        Reason.UNKNOWN_INSTRUMENT,
        0,
        8);
  }

  @Test
  void thePriceStaysWithinTheBandForBlocks() {
    refused(propose(SELLER, BUYER, SELL, 7805, 1000), Reason.PRICE_OUTSIDE_BAND, 7800, 7805);
    refused(propose(SELLER, BUYER, SELL, 4195, 1000), Reason.PRICE_OUTSIDE_BAND, 4200, 4195);
    refused(propose(SELLER, BUYER, SELL, 6001, 1000), Reason.PRICE_OFF_TICK, 5, 6001);
    refused(
        propose(SELLER, BUYER, SELL, 0, 1000), Reason.PRICE_OUT_OF_RANGE, Limits.MAX_PRICE_FEN, 0);
    assertThat(propose(SELLER, BUYER, SELL, 7800, 1000)).isEqualTo(ACCEPTED);
    assertThat(propose(SELLER, BUYER, SELL, 4200, 1000)).isEqualTo(ACCEPTED);
    exchange.setRule(FOREST, Rule.BLOCK_BAND_BASIS_POINTS, 2000);
    log.take();
    // What was proposed before trades by the rules of the moment at which it is accepted.
    refused(exchange.acceptBlock(BUYER, 1), Reason.PRICE_OUTSIDE_BAND, 7200, 7800);
    exchange.setPriceRules(FOREST, 7000, 1000);
    assertThat(exchange.acceptBlock(BUYER, 1)).isEqualTo(ACCEPTED);
  }

  @Test
  void theQuantityIsAtLeastThatOfABlock() {
    exchange.setRule(FOREST, Rule.MIN_BLOCK_KG, 100_000);
    exchange.setRule(FOREST, Rule.MAX_ORDER_KG, 99_000);
    log.take();
    refused(
        propose(SELLER, BUYER, SELL, 6000, 99_000), Reason.BLOCK_BELOW_MINIMUM, 100_000, 99_000);
    refused(propose(SELLER, BUYER, SELL, 6000, 100_500), Reason.QUANTITY_OFF_LOT, 1000, 100_500);
    refused(propose(SELLER, BUYER, SELL, 6000, 0), Reason.QUANTITY_OUT_OF_RANGE, Limits.MAX_KG, 0);
    assertThat(propose(SELLER, BUYER, SELL, 6000, 100_000)).isEqualTo(ACCEPTED);
  }

  @Test
  void nobodyOffersOrAcceptsWhatHeHasNot() {
    refused(
        propose(SELLER, BUYER, SELL, 6000, 1_001_000),
        Reason.INSUFFICIENT_UNITS,
        1_001_000,
        1_000_000);
    refused(propose(STRANGER, SELLER, BUY, 6000, 1000), Reason.INSUFFICIENT_CASH, 6_000_000, 0);
    propose(SELLER, STRANGER, SELL, 6000, 1000);
    log.take();
    refused(exchange.acceptBlock(STRANGER, 1), Reason.INSUFFICIENT_CASH, 6_000_000, 0);
  }

  @Test
  void nobodyComesToHoldMoreThanAnAccountMay() {
    exchange.proposeBlock(BUYER, SELLER, FOREST, BUY, 6000, 60_000, UNTIL);
    exchange.setRule(FOREST, Rule.MAX_POSITION_KG, 100_000);
    log.take();
    refused(propose(BUYER, SELLER, BUY, 6000, 41_000), Reason.POSITION_TOO_LARGE, 100_000, 101_000);
    propose(BUYER, SELLER, BUY, 6000, 40_000);
    propose(SELLER, BUYER, SELL, 6000, 1_000);
    log.take();
    refused(exchange.acceptBlock(BUYER, 3), Reason.POSITION_TOO_LARGE, 100_000, 101_000);
    refused(
        exchange.place(BUYER, FOREST, BUY, LIMIT, GTC, 6000, 1_000, 0),
        Reason.POSITION_TOO_LARGE,
        100_000,
        101_000);
    assertThat(exchange.acceptBlock(SELLER, 1)).as("it is counted already").isEqualTo(ACCEPTED);
    exchange.setRule(FOREST, Rule.MAX_POSITION_KG, 99_000);
    log.take();
    refused(exchange.acceptBlock(SELLER, 2), Reason.POSITION_TOO_LARGE, 99_000, 100_000);
    assertThat(exchange.withdrawBlock(BUYER, 2)).isEqualTo(ACCEPTED);
    assertThat(exchange.acceptBlock(BUYER, 3)).as("what is withdrawn is free").isEqualTo(ACCEPTED);
  }

  @Test
  void theHoursAreOfTheMarketsDayToTheMicrosecond() {
    long minute = 60_000_000L;
    long noonInShanghai = (20_000 * 1_440L + 240) * minute;
    long afternoon = noonInShanghai + 60 * minute;
    exchange.setRule(FOREST, Rule.BLOCK_FROM_MINUTE, 13 * 60);
    exchange.setRule(FOREST, Rule.BLOCK_UNTIL_MINUTE, 15 * 60);
    long until = noonInShanghai + Limits.MAX_BLOCK_MICROS;
    exchange.time(noonInShanghai);
    log.take();
    refused(proposedUntil(until), Reason.OUTSIDE_BLOCK_HOURS, 780, 900);
    exchange.time(afternoon - 1);
    refused(proposedUntil(until), Reason.OUTSIDE_BLOCK_HOURS, 780, 900);
    for (int i = 0; i < 4; i++) {
      exchange.time(afternoon);
      assertThat(proposedUntil(until)).isEqualTo(ACCEPTED);
    }
    exchange.time(afternoon + 120 * minute - 1);
    assertThat(exchange.acceptBlock(BUYER, 1)).isEqualTo(ACCEPTED);
    exchange.time(afternoon + 120 * minute);
    log.take();
    refused(exchange.acceptBlock(BUYER, 2), Reason.OUTSIDE_BLOCK_HOURS, 780, 900);
    refused(proposedUntil(until), Reason.OUTSIDE_BLOCK_HOURS, 780, 900);
    assertThat(exchange.declineBlock(BUYER, 2)).as("outside of the hours").isEqualTo(ACCEPTED);
    assertThat(exchange.withdrawBlock(SELLER, 3)).as("outside of the hours").isEqualTo(ACCEPTED);
    exchange.time(until);
    assertThat(exchange.expireBlock(4)).as("outside of the hours").isEqualTo(ACCEPTED);
  }

  private Reason proposedUntil(long until) {
    return exchange.proposeBlock(SELLER, BUYER, FOREST, SELL, 6000, 1000, until);
  }

  @Test
  void theHoursHaveAMinuteAtLeastAndLieInADay() {
    long[][] bad = {
      {Rule.BLOCK_FROM_MINUTE.ordinal(), -1, 0},
      {Rule.BLOCK_FROM_MINUTE.ordinal(), 1_440, 1_439},
      {Rule.BLOCK_FROM_MINUTE.ordinal(), Long.MAX_VALUE, 1_439},
      {Rule.BLOCK_UNTIL_MINUTE.ordinal(), 0, 1},
      {Rule.BLOCK_UNTIL_MINUTE.ordinal(), 1_441, 1_440},
      {Rule.BLOCK_UNTIL_MINUTE.ordinal(), Long.MIN_VALUE, 1}
    };
    for (long[] each : bad) {
      refused(
          exchange.setRule(FOREST, Rule.of((int) each[0]), each[1]),
          Reason.RULE_OUT_OF_RANGE,
          each[2],
          each[1]);
    }
    assertThat(exchange.setRule(FOREST, Rule.BLOCK_FROM_MINUTE, 780)).isEqualTo(ACCEPTED);
    assertThat(exchange.setRule(FOREST, Rule.BLOCK_UNTIL_MINUTE, 900)).isEqualTo(ACCEPTED);
    log.take();
    refused(
        exchange.setRule(FOREST, Rule.BLOCK_FROM_MINUTE, 900), Reason.RULE_OUT_OF_RANGE, 899, 900);
    refused(
        exchange.setRule(FOREST, Rule.BLOCK_UNTIL_MINUTE, 780), Reason.RULE_OUT_OF_RANGE, 781, 780);
  }

  @Test
  void itIsValidForThirtyDaysAtMost() {
    long latest = NOW + Limits.MAX_BLOCK_MICROS;
    for (long until : new long[] {NOW, latest + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      refused(
          exchange.proposeBlock(SELLER, BUYER, FOREST, SELL, 6000, 1000, until),
          Reason.BLOCK_VALIDITY_INVALID,
          latest,
          until);
    }
    assertThat(exchange.proposeBlock(SELLER, BUYER, FOREST, SELL, 6000, 1000, latest))
        .isEqualTo(ACCEPTED);
  }

  @Test
  void outsideItsHoursNothingIsProposedOrAcceptedButGivenBack() {
    propose(SELLER, BUYER, SELL, 6000, 1000);
    propose(SELLER, BUYER, SELL, 6000, 1000);
    exchange.changePhase(FOREST, TradingPhase.CLOSED, 99);
    log.take();
    refused(propose(SELLER, BUYER, SELL, 6000, 1000), Reason.OUTSIDE_SESSION, 99, FOREST);
    refused(exchange.acceptBlock(BUYER, 1), Reason.OUTSIDE_SESSION, 99, FOREST);
    assertThat(exchange.declineBlock(BUYER, 1)).isEqualTo(ACCEPTED);
    exchange.haltTrading(FOREST);
    log.take();
    refused(exchange.acceptBlock(BUYER, 2), Reason.INSTRUMENT_HALTED, 0, FOREST);
    assertThat(exchange.withdrawBlock(SELLER, 2)).isEqualTo(ACCEPTED);
  }

  @Test
  void whatWasBoughtTodayIsNotSoldInABlockToday() {
    exchange.setRule(FOREST, Rule.T_PLUS_ONE, 1);
    exchange.openDay(FOREST, 20_000);
    propose(SELLER, BUYER, SELL, 6000, 2000);
    exchange.acceptBlock(BUYER, 1);
    log.take();
    refused(propose(BUYER, STRANGER, SELL, 6000, 1000), Reason.BOUGHT_TODAY, 1000, 0);
    propose(SELLER, BUYER, SELL, 6000, 1000);
    exchange.closeDay(FOREST, 20_000);
    exchange.openDay(FOREST, 20_001);
    assertThat(propose(BUYER, STRANGER, SELL, 6000, 1000)).isEqualTo(ACCEPTED);
  }

  @Test
  void aThousandProposalsOfOneAccountAreOpenAtMost() {
    for (int i = 0; i < Limits.MAX_OPEN_BLOCKS; i++) {
      assertThat(propose(SELLER, BUYER, SELL, 6000, 1000)).isEqualTo(ACCEPTED);
    }
    assertThat(exchange.declineBlock(BUYER, 700)).isEqualTo(ACCEPTED);
    assertThat(propose(SELLER, BUYER, SELL, 6000, 1000)).isEqualTo(ACCEPTED);
    log.take();
    refused(propose(SELLER, BUYER, SELL, 6000, 1000), Reason.TOO_MANY_BLOCK_PROPOSALS, 1000, 1000);
  }

  @Test
  void openProposalsGoOnBehindASavedState() {
    propose(SELLER, BUYER, SELL, 6000, 2000);
    exchange.proposeBlock(BUYER, SELLER, FOREST, BUY, 6000, 1000, UNTIL - 1);
    propose(SELLER, BUYER, SELL, 6000, 3000);
    exchange.declineBlock(BUYER, 1);
    List<Long> saved = saved(exchange);
    Exchange original = exchange;
    EventLog otherLog = new EventLog();
    exchange = new Exchange(otherLog);
    Iterator<Long> numbers = saved.iterator();
    exchange.restore(numbers::next);
    assertThat(saved(exchange)).isEqualTo(saved);
    exchange.verify();
    log.take();
    for (Exchange core : List.of(original, exchange)) {
      core.time(UNTIL - 1);
      assertThat(core.nextBlockExpiryMicros()).isEqualTo(UNTIL - 1);
      assertThat(core.expireBlock(2)).isEqualTo(ACCEPTED);
      assertThat(core.acceptBlock(BUYER, 3)).isEqualTo(ACCEPTED);
      assertThat(core.proposeBlock(SELLER, BUYER, FOREST, SELL, 6000, 1000, UNTIL))
          .isEqualTo(ACCEPTED);
    }
    assertThat(otherLog.take()).isEqualTo(log.take());
    assertThat(exchange.stateHash()).isEqualTo(original.stateHash());
  }

  private static List<Long> saved(Exchange core) {
    List<Long> numbers = new ArrayList<>();
    core.save(numbers::add);
    return numbers;
  }
}
