package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Reads one command after the other out of journalled bytes, allocating nothing but for texts and
 * hashes. The layout stands in {@link Commands}.
 */
final class CommandReader {
  private static final TimeInForce[] TIMES = TimeInForce.values();
  private static final OrderType[] TYPES = OrderType.values();

  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private int at;
  private int length;

  /** Stands before the first command. */
  void wrap(byte[] commands, int end) {
    bytes = ByteBuffer.wrap(commands, 0, end);
    at = 0;
    length = 0;
  }

  /** Goes to the next command; false at the end. */
  boolean next() {
    at += length;
    if (at == bytes.limit()) {
      return false;
    }
    length = bytes.getShort(at);
    if (length < Commands.HEADER || bytes.get(at + Commands.AT_VERSION) != Commands.VERSION) {
      throw new IllegalStateException("no command of this version begins at byte " + at);
    }
    return true;
  }

  Op op() {
    return Op.of(bytes.get(at + Commands.AT_OP));
  }

  boolean hasKey() {
    return keyHigh() != 0;
  }

  long keyHigh() {
    return bytes.getLong(at + Commands.AT_KEY);
  }

  long keyLow() {
    return bytes.getLong(at + Commands.AT_KEY + 8);
  }

  long bodyHash() {
    return bytes.getLong(at + Commands.AT_BODY);
  }

  /** The intent of a room's command; 0 for a trader's. */
  long intent() {
    return isTraders() ? 0 : field(0);
  }

  /** The account that the command names, or 0. */
  int account() {
    return switch (op()) {
      case PLACE, CANCEL, AMEND -> number(0);
      case DEPOSIT,
          REQUEST_WITHDRAWAL,
          ISSUE,
          RETIRE,
          OPEN_CASE,
          CLOSE_CASE,
          DISTRIBUTE,
          PLACE_BY_INTENT,
          CANCEL_BY_INTENT,
          AMEND_BY_INTENT ->
          number(8);
      default -> 0;
    };
  }

  /** The instrument that the command names, or 0. */
  int instrument() {
    return switch (op()) {
      case PLACE -> number(4);
      case ISSUE, RETIRE, CLOSE_CASE, PLACE_BY_INTENT -> number(12);
      case DEFINE_INSTRUMENT, SET_PRICE_RULES, OPEN_TRADING, HALT_TRADING -> number(8);
      default -> 0;
    };
  }

  Side side() {
    return Side.of(single(8 + shift()));
  }

  OrderType type() {
    return TYPES[single(9 + shift())];
  }

  TimeInForce timeInForce() {
    return TIMES[single(10 + shift())];
  }

  long priceFen() {
    return field(12 + shift());
  }

  /** Of an order placed or amended: kilograms, or the budget in thousandths of a fen. */
  long orderAmount() {
    return field(20 + shift());
  }

  /** The trader's own reference, or empty. */
  String reference() {
    int size = single(11 + shift());
    return size == 0
        ? ""
        : new String(bytes.array(), at + Commands.HEADER + 28, size, StandardCharsets.US_ASCII);
  }

  /** Of an order cancelled or amended: its id. */
  long namedOrder() {
    return field(4 + shift());
  }

  /** Of deposit, withdrawal and distribution: thousandths of a fen. */
  long cash() {
    return field(12);
  }

  long closedWithdrawal() {
    return field(8);
  }

  boolean isPaid() {
    return single(16) == 1;
  }

  /** Of issuance, retirement and the closing of a case. */
  long kg() {
    return field(16);
  }

  long certificate() {
    return field(24);
  }

  long tickFen() {
    return field(12);
  }

  long lotKg() {
    return field(20);
  }

  long referenceFen() {
    return field(12);
  }

  int bandBasisPoints() {
    return number(20);
  }

  /** The document's SHA-256 in hexadecimal. */
  String documentHash() {
    int from = at + length - Commands.HASH_BYTES;
    return HexFormat.of().formatHex(bytes.array(), from, at + length);
  }

  private boolean isTraders() {
    Op op = op();
    return op == Op.PLACE || op == Op.CANCEL || op == Op.AMEND;
  }

  /** The orders of rooms have their intent in front of the fields of a trader's. */
  private int shift() {
    return isTraders() ? 0 : Long.BYTES;
  }

  private long field(int offset) {
    return bytes.getLong(at + Commands.HEADER + offset);
  }

  private int number(int offset) {
    return bytes.getInt(at + Commands.HEADER + offset);
  }

  private int single(int offset) {
    return bytes.get(at + Commands.HEADER + offset);
  }
}
