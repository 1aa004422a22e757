package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.audit.Decided;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails behind a committed decision is looked for again, not only after the next start. */
class LostDecisionTest {
  private static final long EPOCH = 1;
  private static final RoomCommand COMMAND = new RoomCommand.Deposit(50, 1001, 1_000);

  private final OpenIntents openIntents = new OpenIntents();

  @BeforeEach
  void theStartWasLookedAt() {
    openIntents.take(EPOCH);
    assertThat(openIntents.take(EPOCH)).isFalse();
  }

  @Test
  void aRowThatCannotBeRead() {
    Decisions decisions = new Decisions();
    decisions.openIntents = openIntents;
    decisions.deposits =
        new Deposits() {
          @Override
          RoomCommand command(long id) {
            throw new IllegalStateException("planted: no connection");
          }
        };
    assertThatThrownBy(() -> decisions.decided(new Decided(1, Decisions.DEPOSIT, 50, true)))
        .hasMessageContaining("planted");
    assertThat(openIntents.take(EPOCH)).isTrue();
  }

  @Test
  void aCommandThatCannotBeSent() {
    Intents intents = intents();
    intents.orderBook =
        new OrderBook() {
          @Override
          public CompletionStage<Outcome> send(RoomCommand command) {
            throw new IllegalStateException("planted: not sent");
          }
        };
    assertThatThrownBy(() -> intents.carryOut(COMMAND)).hasMessageContaining("planted");
    assertThat(openIntents.take(EPOCH)).isTrue();
  }

  @Test
  void anAnswerThatIsAFault() {
    Intents intents = intents();
    intents.orderBook =
        new OrderBook() {
          @Override
          public CompletionStage<Outcome> send(RoomCommand command) {
            return CompletableFuture.failedFuture(new IllegalStateException("planted: a fault"));
          }
        };
    assertThatThrownBy(() -> intents.carryOut(COMMAND)).hasMessageContaining("planted");
    assertThat(openIntents.take(EPOCH)).isTrue();
  }

  private Intents intents() {
    Intents intents = new Intents();
    intents.openIntents = openIntents;
    return intents;
  }
}
