package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
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
    assertThat(text(new RoomCommand.OpenTrading(17, 3))).isEqualTo("OPEN_TRADING 17 instrument 3");
    assertThat(text(new RoomCommand.HaltTrading(18, 3))).isEqualTo("HALT_TRADING 18 instrument 3");
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
