package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.exchange.Traits;
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
      case PLACE, PLACE_ON_TERMS, PLACE_BY_CRITERIA, CANCEL, CANCEL_ALL, AMEND, BID -> number(0);
      case DEPOSIT,
          REQUEST_WITHDRAWAL,
          ISSUE,
          RETIRE,
          OPEN_CASE,
          CLOSE_CASE,
          DISTRIBUTE,
          PLACE_BY_INTENT,
          PLACE_ON_TERMS_BY_INTENT,
          PLACE_BY_CRITERIA_BY_INTENT,
          CANCEL_BY_INTENT,
          CANCEL_ALL_BY_INTENT,
          AMEND_BY_INTENT,
          PROPOSE_BLOCK,
          ACCEPT_BLOCK,
          DECLINE_BLOCK,
          WITHDRAW_BLOCK,
          ANNOUNCE_AUCTION,
          BID_BY_INTENT ->
          number(8);
      default -> 0;
    };
  }

  /** The instrument that the command names, or 0. */
  int instrument() {
    return switch (op()) {
      case PLACE, PLACE_ON_TERMS, CANCEL_ALL -> number(4);
      case ISSUE,
          RETIRE,
          CLOSE_CASE,
          PLACE_BY_INTENT,
          PLACE_ON_TERMS_BY_INTENT,
          CANCEL_ALL_BY_INTENT,
          PROPOSE_BLOCK,
          ANNOUNCE_AUCTION ->
          number(12);
      case DEFINE_INSTRUMENT,
          SET_PRICE_RULES,
          OPEN_TRADING,
          HALT_TRADING,
          SET_RULE,
          OPEN_DAY,
          CLOSE_DAY,
          CHANGE_PHASE,
          DESCRIBE_INSTRUMENT ->
          number(8);
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

  /** Makes an object only for an order that asks for something special. */
  Terms terms() {
    Op op = op();
    if (op == Op.PLACE || op == Op.PLACE_BY_INTENT) {
      return Terms.plain(timeInForce());
    }
    int from = afterReference();
    return new Terms(
        timeInForce(),
        number(from),
        single(from + 12) == 1,
        field(from + 4),
        SelfTrade.of(single(from + 13)));
  }

  private int afterReference() {
    return 28 + shift() + single(11 + shift());
  }

  /** Of a purchase across books. */
  Criteria criteria() {
    int from = afterReference() + 14;
    return new Criteria(
        field(from),
        number(from + 8),
        number(from + 12),
        number(from + 16),
        single(from + 20) == 1);
  }

  /** Of the description of an instrument. */
  Traits traits() {
    return new Traits(number(12), number(16), number(20), single(24) == 1);
  }

  /** Of a command that cancels all: the side that is meant, or null for both. */
  Side cancelledSide() {
    int side = single(8 + shift());
    return side == Commands.BOTH_SIDES ? null : Side.of(side);
  }

  Rule rule() {
    return Rule.of(number(12));
  }

  long ruleValue() {
    return field(16);
  }

  /** Of the beginning and the end of a trading day or a session: when it was due. */
  long dueMicros() {
    return field(12);
  }

  /** Of the beginning and the end of a trading day: which, counted from 1970-01-01. */
  int tradingDay() {
    return number(20);
  }

  TradingPhase phase() {
    return TradingPhase.of(number(20));
  }

  /** Of the end of a session: when the next one begins. */
  long opensMicros() {
    return field(24);
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

  /** Of a block: the account that it is proposed to. */
  int blockCounterparty() {
    return number(16);
  }

  /** Of a block: what the proposer does. */
  Side blockSide() {
    return Side.of(number(20));
  }

  long blockPriceFen() {
    return field(24);
  }

  long blockKg() {
    return field(32);
  }

  long blockValidUntilMicros() {
    return field(40);
  }

  /** Of what ends a block proposal: its id. */
  long namedBlock() {
    return field(12);
  }

  /** Of the expiry of a block proposal: when it was due. */
  long blockDueMicros() {
    return field(20);
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

  /** Of a bid: the auction that it is for; price and kilograms stand as an amended order's. */
  long biddenAuction() {
    return field(4 + shift());
  }

  /** Of what opens and clears an auction. */
  long namedAuction() {
    return field(8);
  }

  /** Of what opens and clears an auction: when it was due. */
  long auctionDueMicros() {
    return field(16);
  }

  /** Of an announced auction: the least price of a bid. */
  long floorFen() {
    return field(24);
  }

  /** Of an announced auction: the least quantity of a bid. */
  long leastKg() {
    return field(32);
  }

  long beginMicros() {
    return field(40);
  }

  long endMicros() {
    return field(48);
  }

  /** Of issuance, retirement, the closing of a case and the lot of an auction. */
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
    return switch (op) {
      case PLACE, PLACE_ON_TERMS, PLACE_BY_CRITERIA, CANCEL, CANCEL_ALL, AMEND, BID -> true;
      default -> false;
    };
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
