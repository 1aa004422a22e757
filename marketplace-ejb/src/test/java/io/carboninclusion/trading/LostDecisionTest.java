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

  private final ResendQueue resendQueue = new ResendQueue();

  @BeforeEach
  void theStartWasLookedAt() {
    resendQueue.take(EPOCH);
    assertThat(resendQueue.take(EPOCH)).isFalse();
  }

  @Test
  void aRowThatCannotBeRead() {
    Decisions decisions = new Decisions();
    decisions.intents = intents();
    decisions.deposits =
        new Deposits() {
          @Override
          RoomCommand command(long id) {
            throw new IllegalStateException("planted: no connection");
          }
        };
    assertThatThrownBy(() -> decisions.decided(new Decided(1, Decisions.DEPOSIT, 50, true)))
        .hasMessageContaining("planted");
    assertThat(resendQueue.take(EPOCH)).isTrue();
  }

  @Test
  void aCommandThatCannotBeSent() {
    RoomIntents intents = intents();
    intents.orderBook =
        new OrderBook() {
          @Override
          public CompletionStage<Outcome> send(RoomCommand command) {
            throw new IllegalStateException("planted: not sent");
          }
        };
    assertThatThrownBy(() -> intents.carryOut(COMMAND)).hasMessageContaining("planted");
    assertThat(resendQueue.take(EPOCH)).isTrue();
  }

  @Test
  void anAnswerThatIsAFault() {
    RoomIntents intents = intents();
    intents.orderBook =
        new OrderBook() {
          @Override
          public CompletionStage<Outcome> send(RoomCommand command) {
            return CompletableFuture.failedFuture(new IllegalStateException("planted: a fault"));
          }
        };
    assertThatThrownBy(() -> intents.carryOut(COMMAND)).hasMessageContaining("planted");
    assertThat(resendQueue.take(EPOCH)).isTrue();
  }

  private RoomIntents intents() {
    RoomIntents intents = new RoomIntents();
    intents.resendQueue = resendQueue;
    return intents;
  }
}
