package io.carboninclusion.trading;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The proof of the proof: bugs are planted in the sources of the market, one at a time, compiled in
 * memory, and the simulation must catch each. {@code main} prints the table.
 */
public final class PlantedBugs {
  /** Beside the classes of this module, wherever one stands. */
  private static final Path SOURCES =
      Path.of(PlantedLoader.place(Simulation.class), "../../src/main/java/io/carboninclusion");

  private static final long SEED = 1;

  /**
   * One line of one source, as it is and as somebody might have written it.
   *
   * @param file below the root package
   */
  record Bug(String name, String file, String original, String planted) {}

  static final List<Bug> ALL =
      List.of(
          new Bug(
              "drop the key check",
              "trading/Batch.java",
              "long first = keys.find(waiting.keyHigh, waiting.keyLow, waiting.bodyHash);",
              "long first = Keys.NEW;"),
          new Bug(
              "the younger of two books' offers first",
              "exchange/Sweep.java",
              "offer.priority < other.offer.priority",
              "offer.priority > other.offer.priority"),
          new Bug(
              "part of a lot across books",
              "exchange/Sweep.java",
              "rest - rest % instrument.lotKg()",
              "rest"),
          new Bug(
              "forget a release",
              "exchange/DeliveryVersusPayment.java",
              "release(order, rest);",
              ""),
          new Bug(
              "off by one when a block is split",
              "exchange/SerialBlocks.java",
              "cells[head] = first + taken;",
              "cells[head] = first + taken + 1;"),
          new Bug(
              "round the lowest price down",
              "exchange/Instrument.java",
              "-Math.floorDiv(-referenceFen * (FULL - newBand), FULL)",
              "Math.floorDiv(referenceFen * (FULL - newBand), FULL)"),
          new Bug(
              "apply before commit",
              "trading/Writer.java",
              "commit(row);\n      apply(row, outcomes);",
              "apply(row, outcomes);\n      commit(row);"),
          new Bug(
              "answer before commit",
              "trading/Writer.java",
              "commit(row);\n      apply(row, outcomes);",
              "apply(row, outcomes);\n      answers.complete(batch.fresh, outcomes);\n"
                  + "      commit(row);"),
          new Bug(
              "skip the epoch",
              "trading/Journal.java",
              "there.get(0).epoch() != row.epoch()\n"
                  + "        || !Arrays.equals(there.get(0).hash(), row.hash())",
              "false"),
          new Bug(
              "take a lost connection for a commit",
              "trading/Writer.java",
              "not settled\", failure);\n        }\n        parts.time().pause(RETRY_MILLIS);",
              "not settled\", failure);\n        }\n        chain.follow(row, row.stateHash());\n"
                  + "        return;"),
          new Bug(
              "the youngest order first",
              "exchange/Book.java",
              "accepts(limit, level.priceFen) ? level.first",
              "accepts(limit, level.priceFen) ? level.last"),
          new Bug(
              "keep a cancelled order", "exchange/OrderEntry.java", "open.book.cancel(open);", ""),
          new Bug(
              "lose a serial",
              "exchange/SerialBlocks.java",
              "target.add(issuance, first, first + taken - 1);",
              "target.add(issuance, first, first + Math.max(taken - 1, 1) - 1);"),
          new Bug(
              "an order that grew keeps its place",
              "exchange/Order.java",
              "otherPriceFen == priceFen && otherKg <= kg;",
              "otherPriceFen == priceFen;"),
          new Bug(
              "an amended order frees nothing",
              "exchange/DeliveryVersusPayment.java",
              "release(order, -more);",
              ""),
          new Bug(
              "fill or kill without counting",
              "exchange/Rehearsal.java",
              "return !metOwn && tradedKg >= neededKg;",
              "return !metOwn && tradedKg > 0;"),
          new Bug(
              "a self-trade where the older should go",
              "exchange/Book.java",
              "if (avoidsOwn && maker.owner == taker.owner) {",
              "if (avoidsOwn && maker.owner == taker.owner && maker.openKg > taker.openKg) {"),
          new Bug(
              "decrement one of the two",
              "exchange/Book.java",
              "    decrement(older, kg);\n",
              "    decrement(older, kg - kg % 2);\n"),
          new Bug(
              "an order expires a day late",
              "exchange/Book.java",
              "dated.first().terms.lastDay() <= day",
              "dated.first().terms.lastDay() < day"),
          new Bug(
              "a post-only order takes behind a new band",
              "exchange/Book.java",
              "if (taker.terms.postOnly()) {",
              "if (taker.terms.postOnly() && maker.terms.postOnly()) {"),
          new Bug(
              "trades between two days belong to no close",
              "exchange/TradingDay.java",
              "    number = day;\n    isOpen = true;\n",
              "    number = day;\n    isOpen = true;\n    forgetTrades();\n"),
          new Bug(
              "a thin day makes the close",
              "exchange/TradingDay.java",
              "if (kg > needsKg) {",
              "if (kg >= needsKg && kg > 0) {"),
          new Bug(
              "one kilogram more than an order may be for",
              "exchange/Admission.java",
              "if (kg < 1 || kg > mostKg) {",
              "if (kg < 1 || kg > mostKg + 1) {"),
          new Bug(
              "what was bought before today's last purchase may be sold at once",
              "exchange/Holding.java",
              "day == boughtDay ? Math.addExact(boughtKg, kg) : kg",
              "kg"),
          new Bug(
              "an order that is closed counts on among those of its account",
              "exchange/OrdersByAccount.java",
              "count.orders--;",
              "count.orders -= order.side == Side.BUY ? 1 : 0;"),
          new Bug(
              "an amended purchase may grow beyond the position",
              "exchange/Admission.java",
              "if (buys && moreKg > 0 && ",
              "if (buys && moreKg > order.kg && "),
          new Bug(
              "half a tick is rounded down",
              "exchange/TradingDay.java",
              "sum.multiply(two).add(perTick)",
              "sum.multiply(two).add(perTick).subtract(BigInteger.ONE)"),
          new Bug(
              "cancel all, also the other side",
              "exchange/OrderEntry.java",
              "(side == null || order.side == side)",
              "order.side != null"),
          new Bug(
              "a new band lets meet what is outside its hours",
              "exchange/Instrument.java",
              "status == InstrumentStatus.OPEN && phase == TradingPhase.CONTINUOUS",
              "status == InstrumentStatus.OPEN"),
          new Bug(
              "a call auction forgets the imbalance",
              "exchange/CallAuction.java",
              "&& imbalance < leastImbalance)",
              "&& imbalance > leastImbalance)"),
          new Bug(
              "a block is accepted after its last moment",
              "exchange/BlockAdmission.java",
              "if (proposal.validUntilMicros <= nowMicros) {",
              "if (proposal.validUntilMicros < 0) {"),
          new Bug(
              "the lowest price of a block rounded down",
              "exchange/BlockAdmission.java",
              "-Math.floorDiv(-reference * (FULL - band), FULL)",
              "Math.floorDiv(reference * (FULL - band), FULL)"),
          new Bug(
              "a retirement takes what an open sale waits for",
              "exchange/Holding.java",
              "Math.min(kg, Math.max(0, olderKg - frozen))",
              "Math.min(kg, olderKg)"),
          new Bug(
              "what is issued goes behind what was bought today",
              "exchange/Holding.java",
              "blocks.insert(issuance, first, last, boughtOn(day));",
              "blocks.add(issuance, first, last);"),
          new Bug(
              "blocks an hour longer",
              "exchange/BlockHours.java",
              "minute < instrument.rule(Rule.BLOCK_UNTIL_MINUTE)",
              "minute - 60 < instrument.rule(Rule.BLOCK_UNTIL_MINUTE)"),
          new Bug(
              "a withdrawn block counts on in its proposer's position",
              "exchange/OpenBlocks.java",
              "count(proposal, -proposal.kg);",
              ""),
          new Bug(
              "a bid does not count in the position",
              "exchange/Auctions.java",
              "count(auction, bid, kg);",
              ""),
          new Bug(
              "a purchase freezes for the maker's fee alone",
              "kernel/Fees.java",
              "Math.max(maker, taker)",
              "maker"),
          new Bug(
              "a halt only when the price falls",
              "exchange/Halts.java",
              "Math.abs(instrument.lastFen - instrument.windowFen)",
              "(instrument.windowFen - instrument.lastFen)"),
          new Bug(
              "new fees hit orders that were there before",
              "exchange/Order.java",
              "Fees here = criteria == null ? fees :",
              "Fees here = criteria == null ? book.instrument.fees() :"),
          new Bug(
              "an offer meets the youngest purchase across books",
              "exchange/RestingCriteria.java",
              "|| first.priority < oldest)",
              "|| first.priority > oldest % Long.MAX_VALUE)"),
          new Bug(
              "what rests across books trades in a call auction",
              "exchange/Book.java",
              "alsoAcross && instrument.meetsCriteria()",
              "instrument.meetsCriteria()"),
          new Bug(
              "what rests across books pays the fees of its arrival",
              "exchange/Order.java",
              "return instrument.fees().atMost(fees);",
              "return fees;"),
          new Bug(
              "the later of two equal bids is served first",
              "exchange/Auctions.java",
              "reversed().thenComparingLong(Bid::id)",
              "thenComparingLong(Bid::id).reversed()"),
          new Bug(
              "each bid pays what it offered",
              "exchange/Auctions.java",
              "long paid = auction.priceFen * bid.filledKg;",
              "long paid = bid.priceFen * bid.filledKg;"),
          new Bug(
              "forget the keys at a start",
              "trading/WriterStart.java",
              "keys.remember(command.keyHigh(), command.keyLow(), command.bodyHash(), sequence,"
                  + " timeMicros);",
              ""),
          new Bug(
              "a case's cap does not follow the band",
              "exchange/Book.java",
              "if (order.limitFen() == order.level.priceFen) {",
              "if (order.limitFen() >= order.level.priceFen) {"),
          new Bug(
              "write the views twice after a lost COMMIT",
              "trading/Follower.java",
              "if (there.batch() != chain.batch()) {",
              "mark = there;\n    if (true) {"));

  private PlantedBugs() {}

  /** The source with the bug in it; its place must stand there exactly once. */
  static String planted(Bug bug) throws IOException {
    Path file = SOURCES.resolve(bug.file());
    String source = Files.readString(file, StandardCharsets.UTF_8);
    int at = source.indexOf(bug.original());
    if (at < 0 || source.indexOf(bug.original(), at + 1) >= 0) {
      throw new IllegalStateException(
          "%s: \"%s\" does not stand once in %s".formatted(bug.name(), bug.original(), file));
    }
    return source.replace(bug.original(), bug.planted());
  }

  /** The classes of the source with the bug in it. */
  static Map<String, byte[]> compiled(Bug bug) throws IOException {
    return PlantedLoader.compile(SOURCES.resolve(bug.file()), planted(bug));
  }

  /** What a hunt ends with: commands until caught and after shrinking, and the readable story. */
  static Hunt.Catch hunt(Bug bug, int lives) throws IOException {
    try (PlantedLoader loader = new PlantedLoader(compiled(bug))) {
      Object caught =
          loader
              .loadClass(Hunt.class.getName())
              .getMethod("run", long.class, int.class)
              .invoke(null, SEED, lives);
      return caught == null ? null : Hunt.Catch.parse((String) caught);
    } catch (ReflectiveOperationException failure) {
      Throwable cause = failure instanceof InvocationTargetException ? failure.getCause() : failure;
      throw new IllegalStateException(bug.name(), cause);
    }
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    int lives = Integer.getInteger("simulation.lives", 500);
    boolean stories = Boolean.getBoolean("simulation.stories");
    int free = 0;
    out.println("| planted bug | seed | commands until caught | shrunk to | seconds |");
    out.println("|---|---|---|---|---|");
    for (Bug bug : ALL) {
      long begin = System.nanoTime();
      Hunt.Catch caught = hunt(bug, lives);
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (caught == null) {
        free++;
        out.printf("| %s | | NOT CAUGHT | | %.1f |%n", bug.name(), seconds);
      } else {
        out.printf(
            Locale.ROOT,
            "| %s | %d | %,d | %d | %.1f |%n",
            bug.name(),
            caught.seed(),
            caught.commands(),
            caught.shrunk(),
            seconds);
        if (stories) {
          out.println(caught.story());
        }
      }
    }
    if (free > 0) {
      System.exit(1);
    }
  }
}
