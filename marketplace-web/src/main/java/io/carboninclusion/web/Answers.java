package io.carboninclusion.web;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.TradingRefusal;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits, for a page, until a command is committed: at most as long as the order book itself does.
 */
public final class Answers {

  private static final long LONGEST_WAIT_SECONDS = 12;

  private Answers() {}

  /**
   * The outcome of an accepted command.
   *
   * @throws Rejected with the reason of the core or the door, or OUTCOME_UNKNOWN
   */
  public static Outcome accepted(CompletionStage<Outcome> stage) {
    return of(stage).orThrow();
  }

  /**
   * What the stage ends with.
   *
   * @throws Rejected that the stage ended with, or OUTCOME_UNKNOWN
   */
  public static <T> T of(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw Rejected.because(TradingRefusal.OUTCOME_UNKNOWN);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Rejected.because(TradingRefusal.OUTCOME_UNKNOWN);
    } catch (ExecutionException failed) {
      Rejected refusal = Refusals.in(failed);
      throw refusal == null ? new IllegalStateException(failed.getCause()) : refusal;
    }
  }
}
