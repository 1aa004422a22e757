package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * 100,000 seeded commands: cash and units are conserved, and the same commands give the same hash.
 */
class RandomCommandsTest {
  private static final int COMMANDS = 100_000;

  @Test
  void nothingIsLostAndNothingAppears() {
    Exchange exchange = new Exchange(new EventLog());
    RandomCommands commands = new RandomCommands(7);
    for (int i = 0; i < COMMANDS; i++) {
      commands.applyNext(exchange);
      if (i % 1_000 == 0) {
        exchange.verify();
      }
    }
    exchange.verify();
    assertThat(exchange.lastTrade()).isGreaterThan(10_000);
    assertThat(exchange.openOrders()).isGreaterThan(100);
  }

  @Test
  void theSameSeedGivesTheSameHashAndAnotherSeedAnother() {
    assertThat(hash(1)).isEqualTo(hash(1)).isNotEqualTo(hash(2));
  }

  private static long hash(long seed) {
    Exchange exchange = new Exchange(new EventLog());
    RandomCommands commands = new RandomCommands(seed);
    for (int i = 0; i < 20_000; i++) {
      commands.applyNext(exchange);
    }
    return exchange.stateHash();
  }
}
