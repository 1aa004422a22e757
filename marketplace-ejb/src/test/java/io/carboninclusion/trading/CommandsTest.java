package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.exchange.Traits;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written into the journal is read back, field by field, and printed for people. */
class CommandsTest {
  private static final byte[] HASH = new byte[32];

  static {
    Arrays.fill(HASH, (byte) 0xAB);
  }

  private final CommandReader reader = new CommandReader();

  private CommandReader read(byte[] command) {
    reader.wrap(command, command.length);
    assertThat(reader.next()).isTrue();
    return reader;
  }

  @Test
  void aPlacedOrder() {
    byte[] command =
        Commands.place(
            1001,
            7,
            Side.SELL,
            OrderType.BUDGET,
            TimeInForce.IOC,
            Long.MAX_VALUE,
            -5,
            "ref-1",
            "key");
    CommandReader c = read(command);
    assertThat(
            List.<Object>of(
                c.op(), c.account(), c.instrument(), c.side(), c.type(), c.timeInForce()))
        .containsExactly(Op.PLACE, 1001, 7, Side.SELL, OrderType.BUDGET, TimeInForce.IOC);
    assertThat(List.of(c.priceFen(), c.orderAmount())).containsExactly(Long.MAX_VALUE, -5L);
    assertThat(c.reference()).isEqualTo("ref-1");
    assertThat(c.hasKey()).isTrue();
    assertThat(c.intent()).isZero();
    assertThat(c.next()).isFalse();
    assertThat(command.length).isLessThanOrEqualTo(Commands.MAX_BYTES);
  }

  @Test
  void aRoomsCommandsKeepEveryField() {
    assertThat(text(new RoomCommand.Deposit(9, 1001, 5_000)))
        .isEqualTo("DEPOSIT 9 account 1001 milli-fen 5000");
    assertThat(text(new RoomCommand.RequestWithdrawal(10, 1001, 4_000)))
        .isEqualTo("REQUEST_WITHDRAWAL 10 account 1001 milli-fen 4000");
    assertThat(text(new RoomCommand.CloseWithdrawal(11, 10, true)))
        .isEqualTo("CLOSE_WITHDRAWAL 11 withdrawal 10 paid");
    assertThat(text(new RoomCommand.CloseWithdrawal(12, 10, false)))
        .isEqualTo("CLOSE_WITHDRAWAL 12 withdrawal 10 released");
    String hash = HexFormat.of().formatHex(HASH);
    assertThat(text(new RoomCommand.Issue(13, 1001, 3, 5_000, HASH)))
        .isEqualTo("ISSUE 13 account 1001 instrument 3 kg 5000 document " + hash);
    assertThat(text(new RoomCommand.Retire(14, 1001, 3, 500, 77, HASH)))
        .isEqualTo("RETIRE 14 account 1001 instrument 3 kg 500 certificate 77 document " + hash);
    assertThat(text(new RoomCommand.DefineInstrument(15, 3, 1, 1_000, HASH)))
        .isEqualTo("DEFINE_INSTRUMENT 15 instrument 3 tick 1 fen lot 1000 kg document " + hash);
    assertThat(text(new RoomCommand.SetPriceRules(16, 3, 5_000, -1)))
        .isEqualTo("SET_PRICE_RULES 16 instrument 3 reference 5000 fen band -1");
    assertThat(text(new RoomCommand.Amend(19, 1001, 5, 6_000, 3_000)))
        .isEqualTo("AMEND_BY_INTENT 19 account 1001 order 5 price 6000 fen kg 3000");
    assertThat(JournalPrinter.text(read(Commands.amend(1001, 5, -6_000, Long.MAX_VALUE, "k"))))
        .isEqualTo("AMEND account 1001 order 5 price -6000 fen kg 9223372036854775807");
    assertThat(text(new RoomCommand.CancelAll(20, 1001, 0, null)))
        .isEqualTo("CANCEL_ALL_BY_INTENT 20 account 1001 instrument any BUY and SELL");
    assertThat(JournalPrinter.text(read(Commands.cancelAll(1001, 3, Side.SELL, null))))
        .isEqualTo("CANCEL_ALL account 1001 instrument 3 SELL");
    assertThat(text(new RoomCommand.SetRule(21, 3, Rule.CLOSE_NEEDS_KG, 100_000)))
        .isEqualTo("SET_RULE 21 instrument 3 CLOSE_NEEDS_KG 100000");
    assertThat(text(new RoomCommand.OpenDay(22, 3, 20_783, 1_000_000)))
        .isEqualTo("OPEN_DAY 22 instrument 3 day 2026-11-26 due 1970-01-01T00:00:01Z");
    RoomCommand closed =
        new RoomCommand.ChangePhase(24, 3, TradingPhase.CLOSED, 2_000_000, 1_000_000);
    assertThat(text(closed))
        .isEqualTo(
            "CHANGE_PHASE 24 instrument 3 CLOSED due 1970-01-01T00:00:01Z"
                + " opens 1970-01-01T00:00:02Z");
    RoomCommand.ProposeBlock block =
        new RoomCommand.ProposeBlock(
            0, 1001, 7, 1002, Side.SELL, 6000, 400_000, 1_790_000_000_000_000L);
    assertThat(JournalPrinter.text(read(BlockCommands.ofTrader(block, "key"))))
        .isEqualTo(
            "PROPOSE_BLOCK account 1001 to account 1002 instrument 7 SELL price 6000 fen kg 400000"
                + " valid until 2026-09-21T14:13:20Z");
    assertThat(read(BlockCommands.ofTrader(block, "key")).hasKey()).isTrue();
    assertThat(read(BlockCommands.ofTrader(block, null)).hasKey()).isFalse();
    for (BlockAnswer answer : BlockAnswer.values()) {
      RoomCommand.AnswerBlock answered = new RoomCommand.AnswerBlock(0, 1002, 24, answer);
      assertThat(JournalPrinter.text(read(BlockCommands.ofTrader(answered, "key"))))
          .isEqualTo(answer + "_BLOCK account 1002 proposal 24");
    }
    assertThat(text(new RoomCommand.AnswerBlock(9, 1002, 24, BlockAnswer.ACCEPT)))
        .isEqualTo("ACCEPT_BLOCK 9 account 1002 proposal 24");
    assertThat(text(new RoomCommand.ExpireBlock(0, 24, 1_000_000)))
        .isEqualTo("EXPIRE_BLOCK 0 proposal 24 due 1970-01-01T00:00:01Z");
    assertThat(text(new RoomCommand.AnnounceAuction(24, 1001, 7, 5000, 2998, 1000, 1, 1_000_000)))
        .isEqualTo(
            "ANNOUNCE_AUCTION 24 account 1001 instrument 7 kg 5000 floor 2998 fen at least 1000 kg"
                + " 1970-01-01T00:00:00.000001Z to 1970-01-01T00:00:01Z");
    assertThat(text(new RoomCommand.OpenAuction(0, 24, 1_000_000)))
        .isEqualTo("OPEN_AUCTION 0 auction 24 due 1970-01-01T00:00:01Z");
    assertThat(text(new RoomCommand.Bid(25, 1002, 24, 3000, 2000)))
        .isEqualTo("BID_BY_INTENT 25 account 1002 auction 24");
    assertThat(text(new RoomCommand.ClearAuction(0, 24, 1_000_000)))
        .isEqualTo("CLEAR_AUCTION 0 auction 24 due 1970-01-01T00:00:01Z");
    assertThat(JournalPrinter.text(read(Commands.bid(1002, 24, 3000, 2000, "key"))))
        .isEqualTo("BID account 1002 auction 24");
    assertThat(text(new RoomCommand.CloseDay(23, 3, 20_783, 1_000_000)))
        .isEqualTo("CLOSE_DAY 23 instrument 3 day 2026-11-26 due 1970-01-01T00:00:01Z");
    assertThat(text(new RoomCommand.DescribeInstrument(25, 3, new Traits(1, 51, 2_024, true))))
        .isEqualTo(
            "DESCRIBE_INSTRUMENT 25 instrument 3"
                + " Traits[kind=1, scheme=51, vintage=2024, compensates=true]");
    assertThat(text(new RoomCommand.OpenTrading(17, 3))).isEqualTo("OPEN_TRADING 17 instrument 3");
    assertThat(text(new RoomCommand.HaltTrading(18, 3))).isEqualTo("HALT_TRADING 18 instrument 3");
  }

  /** Whoever places it, with a reference of any length before them. */
  @Test
  void anOrdersCriteriaComeBack() {
    Criteria criteria = new Criteria(1L << 31, 51, 2_023, 9_999, true);
    Terms terms = new Terms(TimeInForce.IOC, 0, false, 500, SelfTrade.CANCEL_OLDEST);
    for (String reference : List.of("", "ref-1")) {
      byte[] placed =
          Commands.placeByCriteria(
              1001, criteria, OrderType.LIMIT, terms, 6_000, 1_000, reference, "key");
      assertThat(read(placed).criteria()).isEqualTo(criteria);
      assertThat(reader.terms()).isEqualTo(terms);
      assertThat(reader.account()).isEqualTo(1001);
      assertThat(reader.orderAmount()).isEqualTo(1_000);
      assertThat(reader.reference()).isEqualTo(reference);
      assertThat(reader.intent()).isZero();
    }
    RoomCommand room =
        new RoomCommand.PlaceByCriteria(9, 1001, criteria, OrderType.BUDGET, terms, 0, 7_000);
    assertThat(read(Commands.of(room)).criteria()).isEqualTo(criteria);
    assertThat(reader.intent()).isEqualTo(9);
    assertThat(reader.account()).isEqualTo(1001);
    assertThat(reader.type()).isEqualTo(OrderType.BUDGET);
    assertThat(reader.orderAmount()).isEqualTo(7_000);
  }

  /** Whoever places it, every term comes back; an order without any is written as it always was. */
  @Test
  void anOrdersTermsComeBack() {
    Terms terms = new Terms(TimeInForce.GTD, 20_783, true, Long.MAX_VALUE, SelfTrade.DECREMENT);
    byte[] placed =
        Commands.place(1001, 7, Side.BUY, OrderType.LIMIT, terms, 6_000, 1_000, "ref-1", "key");
    assertThat(read(placed).terms()).isEqualTo(terms);
    assertThat(reader.op()).isEqualTo(Op.PLACE_ON_TERMS);
    assertThat(reader.reference()).isEqualTo("ref-1");
    assertThat(List.of(reader.account(), reader.instrument())).containsExactly(1001, 7);
    RoomCommand byIntent =
        new RoomCommand.Place(9, 1001, 7, Side.BUY, OrderType.LIMIT, terms, 6_000, 1_000);
    assertThat(read(Commands.of(byIntent)).terms()).isEqualTo(terms);
    assertThat(text(byIntent))
        .isEqualTo(
            "PLACE_ON_TERMS_BY_INTENT 9 account 1001 instrument 7 BUY LIMIT GTD last day 2026-11-26"
                + " post only at least 9223372036854775807 kg self-trade DECREMENT"
                + " price 6000 fen kg 1000");
  }

  @Test
  void theKeyIsTheParticipantsAndTheBodyIsEveryField() {
    long low = read(Commands.cancel(1001, 5, "k")).keyLow();
    long body = reader.bodyHash();
    assertThat(read(Commands.cancel(1001, 5, "k")).keyLow()).isEqualTo(low);
    assertThat(read(Commands.cancel(1002, 5, "k")).keyLow()).isNotEqualTo(low);
    assertThat(read(Commands.cancel(1001, 6, "k")).keyLow()).isEqualTo(low);
    assertThat(reader.bodyHash()).isNotEqualTo(body);
    assertThat(read(Commands.cancel(1001, 5, null)).hasKey()).isFalse();
  }

  @Test
  void whatIsNoCommandIsNotRead() {
    byte[] other = Commands.cancel(1001, 5, null);
    other[Commands.AT_VERSION] = 9;
    reader.wrap(other, other.length);
    assertThatThrownBy(reader::next).hasMessageContaining("no command of this version");
  }

  private String text(RoomCommand command) {
    return JournalPrinter.text(read(Commands.of(command)));
  }
}
