package io.carboninclusion.bench;

import java.util.Random;

/**
 * What traders do, in three habits. The shares are of all commands, in percent; what is left are
 * orders that rest.
 */
enum StreamKind {
  /** Quotes that follow the price: most commands move an order a few ticks. */
  MOVE_HEAVY(82, 6, 3),
  /** Prices spread evenly over the whole book; as many cancels as new orders. */
  UNIFORM(0, 44, 4),
  /** Many small orders close to the best price, a quarter of them takes what is there. */
  RETAIL(4, 26, 22);

  private final int moves;
  private final int cancels;
  private final int takes;

  StreamKind(int moves, int cancels, int takes) {
    this.moves = moves;
    this.cancels = cancels;
    this.takes = takes;
  }

  byte draw(Random random) {
    int percent = random.nextInt(100);
    if (percent < moves) {
      return CommandStream.MOVE;
    }
    if (percent < moves + cancels) {
      return CommandStream.CANCEL;
    }
    return percent < moves + cancels + takes ? CommandStream.TAKE : CommandStream.PLACE;
  }

  /**
   * How far from the middle an order rests, in ticks, at least 1.
   *
   * @param depth ticks on each side that the book covers
   */
  int distance(Random random, int depth) {
    return switch (this) {
      case UNIFORM -> 1 + random.nextInt(depth);
      case MOVE_HEAVY -> 1 + (int) Math.min(depth - 1, Math.abs(random.nextGaussian()) * depth / 4);
      case RETAIL -> 1 + (int) Math.min(depth - 1, -Math.log(1 - random.nextDouble()) * depth / 8);
    };
  }

  int lots(Random random) {
    return this == RETAIL ? 1 + random.nextInt(5) : 1 + random.nextInt(100);
  }

  String title() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
