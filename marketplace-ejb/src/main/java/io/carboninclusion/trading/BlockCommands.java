package io.carboninclusion.trading;

import java.nio.ByteBuffer;

/**
 * Writes what is commanded of block trades: the intent first, which is 0 for a trader's, then as
 * for {@link Commands}.
 */
final class BlockCommands {
  private BlockCommands() {}

  /**
   * @param key the caller's idempotency key, or null
   */
  static byte[] ofTrader(RoomCommand.ProposeBlock command, String key) {
    return Commands.finish(propose(command), (int) command.account(), key);
  }

  /**
   * @param key the caller's idempotency key, or null
   */
  static byte[] ofTrader(RoomCommand.AnswerBlock command, String key) {
    return Commands.finish(answer(command), (int) command.account(), key);
  }

  static ByteBuffer propose(RoomCommand.ProposeBlock c) {
    ByteBuffer out = Commands.begin(Op.PROPOSE_BLOCK).putLong(c.intent());
    out.putInt(Math.toIntExact(c.account())).putInt(c.instrument());
    out.putInt(Math.toIntExact(c.counterparty())).putInt(c.side().ordinal());
    return out.putLong(c.priceFen()).putLong(c.kg()).putLong(c.validUntilMicros());
  }

  static ByteBuffer answer(RoomCommand.AnswerBlock c) {
    Op op =
        switch (c.answer()) {
          case ACCEPT -> Op.ACCEPT_BLOCK;
          case DECLINE -> Op.DECLINE_BLOCK;
          case WITHDRAW -> Op.WITHDRAW_BLOCK;
        };
    ByteBuffer out = Commands.begin(op).putLong(c.intent());
    return out.putInt(Math.toIntExact(c.account())).putLong(c.proposal());
  }

  static ByteBuffer expire(RoomCommand.ExpireBlock c) {
    ByteBuffer out = Commands.begin(Op.EXPIRE_BLOCK).putLong(c.intent());
    return out.putInt(0).putLong(c.proposal()).putLong(c.dueMicros());
  }
}
