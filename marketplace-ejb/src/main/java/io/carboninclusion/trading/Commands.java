package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.Traits;
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

  /** Stands for no side in particular. */
  static final int BOTH_SIDES = -1;

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
      Terms terms,
      long priceFen,
      long amount,
      String reference,
      String key) {
    byte[] text = text(reference);
    ByteBuffer out = begin(terms.isPlain() ? Op.PLACE : Op.PLACE_ON_TERMS);
    out.putInt(account).putInt(instrument);
    order(out, side, type, terms.timeInForce(), text.length, priceFen, amount);
    return finish(terms(out.put(text), terms), account, key);
  }

  private static byte[] text(String reference) {
    byte[] text = reference.getBytes(StandardCharsets.US_ASCII);
    if (text.length > MAX_REFERENCE) {
      throw new IllegalArgumentException(
          "a reference has at most " + MAX_REFERENCE + " characters");
    }
    return text;
  }

  /**
   * A purchase across books.
   *
   * @param amount kilograms for a limit order, thousandths of a fen for a sum
   * @param reference the caller's own, may be empty
   * @param key the caller's idempotency key, or null
   */
  static byte[] placeByCriteria(
      int account,
      Criteria criteria,
      OrderType type,
      Terms terms,
      long priceFen,
      long amount,
      String reference,
      String key) {
    ByteBuffer out = begin(Op.PLACE_BY_CRITERIA);
    byCriteria(out, account, criteria, type, terms, priceFen, amount, text(reference));
    return finish(out, account, key);
  }

  /** As any other order, of no instrument and with its criteria behind its terms. */
  private static void byCriteria(
      ByteBuffer out,
      int account,
      Criteria criteria,
      OrderType type,
      Terms terms,
      long priceFen,
      long amount,
      byte[] text) {
    out.putInt(account).putInt(0);
    order(out, Side.BUY, type, terms.timeInForce(), text.length, priceFen, amount);
    special(out.put(text), terms).putLong(criteria.kinds()).putInt(criteria.scheme());
    out.putInt(criteria.firstVintage()).putInt(criteria.lastVintage());
    out.put((byte) (criteria.compensating() ? 1 : 0));
  }

  /** An order that asks for nothing but a time in force. */
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
    Terms terms = Terms.plain(timeInForce);
    return place(account, instrument, side, type, terms, priceFen, amount, reference, key);
  }

  /** Behind all else; nothing for an order that asks for nothing special. */
  private static ByteBuffer terms(ByteBuffer out, Terms terms) {
    return terms.isPlain() ? out : special(out, terms);
  }

  private static ByteBuffer special(ByteBuffer out, Terms terms) {
    out.putInt(terms.lastDay()).putLong(terms.minKg());
    return out.put((byte) (terms.postOnly() ? 1 : 0)).put((byte) terms.selfTrade().ordinal());
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
   * @param instrument whose orders alone are meant, or 0 for all
   * @param side that alone is meant, or null for both
   */
  static byte[] cancelAll(int account, int instrument, Side side, String key) {
    ByteBuffer out = begin(Op.CANCEL_ALL);
    return finish(meant(out.putInt(account), instrument, side), account, key);
  }

  private static ByteBuffer meant(ByteBuffer out, int instrument, Side side) {
    return out.putInt(instrument).put((byte) (side == null ? BOTH_SIDES : side.ordinal()));
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

  static byte[] bid(int account, long auction, long priceFen, long kg, String key) {
    ByteBuffer out = begin(Op.BID);
    out.putInt(account).putLong(auction).putLong(priceFen).putLong(kg);
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
      Op op = c.terms().isPlain() ? Op.PLACE_BY_INTENT : Op.PLACE_ON_TERMS_BY_INTENT;
      out = begin(op, c).putInt(account(c.account())).putInt(c.instrument());
      order(out, c.side(), c.type(), c.terms().timeInForce(), 0, c.priceFen(), c.amount());
      terms(out, c.terms());
    } else if (command instanceof RoomCommand.PlaceByCriteria c) {
      out = begin(Op.PLACE_BY_CRITERIA_BY_INTENT, c);
      int account = account(c.account());
      byCriteria(
          out, account, c.criteria(), c.type(), c.terms(), c.priceFen(), c.amount(), new byte[0]);
    } else if (command instanceof RoomCommand.Cancel c) {
      out = begin(Op.CANCEL_BY_INTENT, c).putInt(account(c.account())).putLong(c.order());
    } else if (command instanceof RoomCommand.Amend c) {
      out = begin(Op.AMEND_BY_INTENT, c).putInt(account(c.account())).putLong(c.order());
      out.putLong(c.priceFen()).putLong(c.kg());
    } else if (command instanceof RoomCommand.CancelAll c) {
      out = begin(Op.CANCEL_ALL_BY_INTENT, c).putInt(account(c.account()));
      meant(out, c.instrument(), c.side());
    } else if (command instanceof RoomCommand.ProposeBlock c) {
      out = BlockCommands.propose(c);
    } else if (command instanceof RoomCommand.AnswerBlock c) {
      out = BlockCommands.answer(c);
    } else if (command instanceof RoomCommand.ExpireBlock c) {
      out = BlockCommands.expire(c);
    } else if (command instanceof RoomCommand.Bid c) {
      out = begin(Op.BID_BY_INTENT, c).putInt(account(c.account())).putLong(c.auction());
      out.putLong(c.priceFen()).putLong(c.kg());
    } else {
      out = ofInstrument(command);
    }
    long intent = command.intent();
    return finish(out, 0, intent == RoomCommand.NO_INTENT ? null : "intent " + intent);
  }

  private static ByteBuffer ofInstrument(RoomCommand command) {
    ByteBuffer out;
    if (command instanceof RoomCommand.DefineInstrument c) {
      out = begin(Op.DEFINE_INSTRUMENT, c).putInt(c.instrument()).putLong(c.tickFen());
      out.putLong(c.lotKg()).put(hash(c.documentHash()));
    } else if (command instanceof RoomCommand.SetPriceRules c) {
      out = begin(Op.SET_PRICE_RULES, c).putInt(c.instrument());
      out.putLong(c.referenceFen()).putInt(c.bandBasisPoints());
    } else if (command instanceof RoomCommand.OpenTrading c) {
      out = begin(Op.OPEN_TRADING, c).putInt(c.instrument());
    } else if (command instanceof RoomCommand.DescribeInstrument c) {
      Traits traits = c.traits();
      out = begin(Op.DESCRIBE_INSTRUMENT, c).putInt(c.instrument()).putInt(traits.kind());
      out.putInt(traits.scheme()).putInt(traits.vintage());
      out.put((byte) (traits.compensates() ? 1 : 0));
    } else if (command instanceof RoomCommand.SetRule c) {
      out = begin(Op.SET_RULE, c).putInt(c.instrument());
      out.putInt(c.rule().ordinal()).putLong(c.value());
    } else if (command instanceof RoomCommand.OpenDay c) {
      out = begin(Op.OPEN_DAY, c).putInt(c.instrument()).putLong(c.dueMicros()).putInt(c.day());
    } else if (command instanceof RoomCommand.CloseDay c) {
      out = begin(Op.CLOSE_DAY, c).putInt(c.instrument()).putLong(c.dueMicros()).putInt(c.day());
    } else if (command instanceof RoomCommand.ChangePhase c) {
      out = begin(Op.CHANGE_PHASE, c).putInt(c.instrument()).putLong(c.dueMicros());
      out.putInt(c.phase().ordinal()).putLong(c.opensMicros());
    } else if (command instanceof RoomCommand.AnnounceAuction c) {
      out = begin(Op.ANNOUNCE_AUCTION, c).putInt(account(c.account())).putInt(c.instrument());
      out.putLong(c.kg()).putLong(c.floorFen()).putLong(c.leastKg());
      out.putLong(c.beginMicros()).putLong(c.endMicros());
    } else if (command instanceof RoomCommand.OpenAuction c) {
      out = begin(Op.OPEN_AUCTION, c).putLong(c.auction()).putLong(c.dueMicros());
    } else if (command instanceof RoomCommand.ClearAuction c) {
      out = begin(Op.CLEAR_AUCTION, c).putLong(c.auction()).putLong(c.dueMicros());
    } else {
      RoomCommand.HaltTrading c = (RoomCommand.HaltTrading) command;
      out = begin(Op.HALT_TRADING, c).putInt(c.instrument());
    }
    return out;
  }

  private static ByteBuffer begin(Op op, RoomCommand command) {
    boolean dueByItself =
        command instanceof RoomCommand.OpenDay
            || command instanceof RoomCommand.CloseDay
            || command instanceof RoomCommand.ChangePhase
            || command instanceof RoomCommand.DescribeInstrument
            || command instanceof RoomCommand.OpenAuction
            || command instanceof RoomCommand.ClearAuction;
    if (command.intent() < (dueByItself ? RoomCommand.NO_INTENT : 1)) {
      throw new IllegalArgumentException("an intent's id is positive: " + command);
    }
    return begin(op).putLong(command.intent());
  }

  static ByteBuffer begin(Op op) {
    ByteBuffer out = ByteBuffer.allocate(MAX_BYTES);
    return out.put(AT_OP, (byte) op.ordinal()).put(AT_VERSION, (byte) VERSION).position(HEADER);
  }

  static byte[] finish(ByteBuffer out, int account, String key) {
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
