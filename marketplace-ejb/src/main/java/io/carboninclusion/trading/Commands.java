package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.kernel.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Writes commands as the journal keeps them: big-endian, each with length, op, version, the hash of
 * its key (128 bit, 0 if it has none) and of its body (64 bit), then the fields of its op. {@link
 * CommandReader} is the other half.
 *
 * <p>Ids, numbers and hashes only; the one text is the caller's own reference, at most {@value
 * #MAX_REFERENCE} ASCII characters.
 */
final class Commands {
  static final int VERSION = 1;
  static final int MAX_REFERENCE = 36;
  static final int HASH_BYTES = 32;

  /** The longest command; a full batch of these is 1 MiB. */
  static final int MAX_BYTES = 256;

  static final int AT_OP = 2;
  static final int AT_VERSION = 3;
  static final int AT_KEY = 4;
  static final int AT_BODY = 20;
  static final int HEADER = 28;

  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Sha256::digest);

  private Commands() {}

  /**
   * @param amount kilograms for a limit order, thousandths of a fen for a budget
   * @param reference the caller's own, may be empty
   * @param key the caller's idempotency key, or null
   */
  static byte[] place(
      int account,
      int instrument,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      long priceFen,
      long amount,
      String reference,
      String key) {
    byte[] text = reference.getBytes(StandardCharsets.US_ASCII);
    if (text.length > MAX_REFERENCE) {
      throw new IllegalArgumentException(
          "a reference has at most " + MAX_REFERENCE + " characters");
    }
    ByteBuffer out = begin(Op.PLACE);
    out.putInt(account).putInt(instrument);
    order(out, side, type, timeInForce, text.length, priceFen, amount);
    return finish(out.put(text), account, key);
  }

  private static void order(
      ByteBuffer out,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      int referenceLength,
      long priceFen,
      long amount) {
    out.put((byte) side.ordinal()).put((byte) type.ordinal()).put((byte) timeInForce.ordinal());
    out.put((byte) referenceLength).putLong(priceFen).putLong(amount);
  }

  static byte[] cancel(int account, long order, String key) {
    ByteBuffer out = begin(Op.CANCEL);
    out.putInt(account).putLong(order);
    return finish(out, account, key);
  }

  /**
   * @param kg the new quantity in all
   * @param key the caller's idempotency key, or null
   */
  static byte[] amend(int account, long order, long priceFen, long kg, String key) {
    ByteBuffer out = begin(Op.AMEND);
    out.putInt(account).putLong(order).putLong(priceFen).putLong(kg);
    return finish(out, account, key);
  }

  /** A room's command; its key is its intent. */
  static byte[] of(RoomCommand command) {
    ByteBuffer out;
    if (command instanceof RoomCommand.Deposit c) {
      out = begin(Op.DEPOSIT, c).putInt(account(c.account())).putLong(c.amountMilliFen());
    } else if (command instanceof RoomCommand.RequestWithdrawal c) {
      out = begin(Op.REQUEST_WITHDRAWAL, c).putInt(account(c.account()));
      out.putLong(c.amountMilliFen());
    } else if (command instanceof RoomCommand.CloseWithdrawal c) {
      out = begin(Op.CLOSE_WITHDRAWAL, c).putLong(c.withdrawal());
      out.put((byte) (c.paid() ? 1 : 0));
    } else if (command instanceof RoomCommand.Issue c) {
      out = begin(Op.ISSUE, c).putInt(account(c.account())).putInt(c.instrument());
      out.putLong(c.kg()).put(hash(c.documentHash()));
    } else if (command instanceof RoomCommand.Retire c) {
      out = begin(Op.RETIRE, c).putInt(account(c.account())).putInt(c.instrument());
      out.putLong(c.kg()).putLong(c.certificate()).put(hash(c.documentHash()));
    } else if (command instanceof RoomCommand.OpenCase c) {
      out = begin(Op.OPEN_CASE, c).putInt(account(c.account()));
    } else if (command instanceof RoomCommand.CloseCase c) {
      out = begin(Op.CLOSE_CASE, c).putInt(account(c.account())).putInt(c.instrument());
      out.putLong(c.kg()).putLong(c.certificate()).put(hash(c.documentHash()));
    } else if (command instanceof RoomCommand.Distribute c) {
      out = begin(Op.DISTRIBUTE, c).putInt(account(c.account())).putLong(c.amountMilliFen());
    } else if (command instanceof RoomCommand.Place c) {
      out = begin(Op.PLACE_BY_INTENT, c).putInt(account(c.account())).putInt(c.instrument());
      order(out, c.side(), c.type(), c.timeInForce(), 0, c.priceFen(), c.amount());
    } else if (command instanceof RoomCommand.Cancel c) {
      out = begin(Op.CANCEL_BY_INTENT, c).putInt(account(c.account())).putLong(c.order());
    } else if (command instanceof RoomCommand.Amend c) {
      out = begin(Op.AMEND_BY_INTENT, c).putInt(account(c.account())).putLong(c.order());
      out.putLong(c.priceFen()).putLong(c.kg());
    } else if (command instanceof RoomCommand.DefineInstrument c) {
      out = begin(Op.DEFINE_INSTRUMENT, c).putInt(c.instrument()).putLong(c.tickFen());
      out.putLong(c.lotKg()).put(hash(c.documentHash()));
    } else if (command instanceof RoomCommand.SetPriceRules c) {
      out = begin(Op.SET_PRICE_RULES, c).putInt(c.instrument());
      out.putLong(c.referenceFen()).putInt(c.bandBasisPoints());
    } else if (command instanceof RoomCommand.OpenTrading c) {
      out = begin(Op.OPEN_TRADING, c).putInt(c.instrument());
    } else {
      RoomCommand.HaltTrading c = (RoomCommand.HaltTrading) command;
      out = begin(Op.HALT_TRADING, c).putInt(c.instrument());
    }
    return finish(out, 0, "intent " + command.intent());
  }

  private static ByteBuffer begin(Op op, RoomCommand command) {
    if (command.intent() < 1) {
      throw new IllegalArgumentException("an intent's id is positive: " + command);
    }
    return begin(op).putLong(command.intent());
  }

  private static ByteBuffer begin(Op op) {
    ByteBuffer out = ByteBuffer.allocate(MAX_BYTES);
    return out.put(AT_OP, (byte) op.ordinal()).put(AT_VERSION, (byte) VERSION).position(HEADER);
  }

  private static byte[] finish(ByteBuffer out, int account, String key) {
    MessageDigest sha = SHA_256.get();
    out.putShort(0, (short) out.position());
    if (key != null) {
      sha.update(ByteBuffer.allocate(4).putInt(account).array());
      ByteBuffer hash = ByteBuffer.wrap(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
      out.putLong(AT_KEY, hash.getLong() | 1L).putLong(AT_KEY + 8, hash.getLong());
      sha.update(out.array(), AT_OP, 1);
      sha.update(out.array(), HEADER, out.position() - HEADER);
      out.putLong(AT_BODY, ByteBuffer.wrap(sha.digest()).getLong());
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static int account(long id) {
    return Math.toIntExact(id);
  }

  private static byte[] hash(byte[] document) {
    if (document.length != HASH_BYTES) {
      throw new IllegalArgumentException("a document's hash has 32 bytes");
    }
    return document;
  }
}
