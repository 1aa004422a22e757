package io.carboninclusion.trading;

import io.carboninclusion.exchange.Reason;

/** Why the {@link NaiveMarket} refuses, with the two numbers that {@link Reason} names. */
record Refusal(Reason reason, long expected, long given) {
  static Refusal of(Reason reason, long expected, long given) {
    return new Refusal(reason, expected, given);
  }
}
