package io.carboninclusion.trading;

import java.util.concurrent.CompletableFuture;

/** One command that a simulated caller has sent, and what must and did become of it. */
final class Submission {
  final RoomCommand what;

  /** The caller's key for a trader's command, or null; a room's command has its intent. */
  final String traderKey;

  final boolean byTrader;
  final String reference;
  final byte[] bytes;
  CompletableFuture<Outcome> answer;

  /** The outcome as the model has it, once the command stands in the journal. */
  Outcome expected;

  /** What the model says of the key. */
  NaiveKeys.Verdict verdict = NaiveKeys.Verdict.NEW;

  private Submission(RoomCommand what, boolean byTrader, String traderKey, String reference) {
    this.what = what;
    this.byTrader = byTrader;
    this.traderKey = traderKey;
    this.reference = reference;
    this.bytes = byTrader ? tradersBytes() : Commands.of(what);
  }

  static Submission ofTrader(RoomCommand what, String key, String reference) {
    boolean placed =
        what instanceof RoomCommand.Place || what instanceof RoomCommand.PlaceByCriteria;
    return new Submission(what, true, key, placed ? reference : "");
  }

  static Submission ofRoom(RoomCommand what) {
    return new Submission(what, false, null, "");
  }

  /** The same command sent again. */
  Submission again() {
    return new Submission(what, byTrader, traderKey, reference);
  }

  private byte[] tradersBytes() {
    if (what instanceof RoomCommand.Cancel c) {
      return Commands.cancel((int) c.account(), c.order(), traderKey);
    }
    if (what instanceof RoomCommand.Amend c) {
      return Commands.amend((int) c.account(), c.order(), c.priceFen(), c.kg(), traderKey);
    }
    if (what instanceof RoomCommand.CancelAll c) {
      return Commands.cancelAll((int) c.account(), c.instrument(), c.side(), traderKey);
    }
    if (what instanceof RoomCommand.PlaceByCriteria c) {
      return Commands.placeByCriteria(
          (int) c.account(),
          c.criteria(),
          c.type(),
          c.terms(),
          c.priceFen(),
          c.amount(),
          reference,
          traderKey);
    }
    if (what instanceof RoomCommand.ProposeBlock c) {
      return BlockCommands.ofTrader(c, traderKey);
    }
    if (what instanceof RoomCommand.AnswerBlock c) {
      return BlockCommands.ofTrader(c, traderKey);
    }
    if (what instanceof RoomCommand.Bid c) {
      return Commands.bid((int) c.account(), c.auction(), c.priceFen(), c.kg(), traderKey);
    }
    RoomCommand.Place c = (RoomCommand.Place) what;
    return Commands.place(
        (int) c.account(),
        c.instrument(),
        c.side(),
        c.type(),
        c.terms(),
        c.priceFen(),
        c.amount(),
        reference,
        traderKey);
  }

  /** Whose command it is in the queue: 0 for a room's. */
  int account() {
    if (!byTrader) {
      return 0;
    }
    if (what instanceof RoomCommand.Place c) {
      return (int) c.account();
    }
    if (what instanceof RoomCommand.CancelAll c) {
      return (int) c.account();
    }
    if (what instanceof RoomCommand.PlaceByCriteria c) {
      return (int) c.account();
    }
    if (what instanceof RoomCommand.ProposeBlock c) {
      return (int) c.account();
    }
    if (what instanceof RoomCommand.AnswerBlock c) {
      return (int) c.account();
    }
    if (what instanceof RoomCommand.Bid c) {
      return (int) c.account();
    }
    return (int) (what instanceof RoomCommand.Amend c ? c.account() : cancelling());
  }

  private long cancelling() {
    return ((RoomCommand.Cancel) what).account();
  }

  /** Its key with whose it is, or null. */
  String key() {
    if (!byTrader) {
      return "intent " + what.intent();
    }
    return traderKey == null ? null : account() + " " + traderKey;
  }

  /** What must be the same when the key comes again. */
  Object body() {
    return new Body(what, reference);
  }

  private record Body(RoomCommand what, String reference) {}

  @Override
  public String toString() {
    String text = what.toString().replaceAll("documentHash=[^],]*", "document");
    return (byTrader ? "trader, key " + traderKey + ": " : "room: ") + text;
  }
}
