package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Gives the waiting callers their answers, never on the writer's own thread. */
final class Answers {
  private final CommandQueue queue;
  private final Executor direct;
  private final Executor retries;
  private final PastOutcomes past;

  /**
   * @param direct completes answers that are there
   * @param retries completes those that may have to wait for the views
   */
  Answers(CommandQueue queue, Executor direct, Executor retries, PastOutcomes past) {
    this.queue = queue;
    this.direct = direct;
    this.retries = retries;
    this.past = past;
  }

  /** Answers the first of them, as many as there are outcomes. */
  void complete(List<Waiting> waiting, List<Outcome> outcomes) {
    List<Waiting> answered = new ArrayList<>(waiting.subList(0, outcomes.size()));
    direct.execute(
        () -> {
          for (int i = 0; i < answered.size(); i++) {
            queue.answered(answered.get(i));
            answered.get(i).answer.complete(outcomes.get(i));
          }
        });
  }

  /**
   * Gives those whose key came before the first answer again, as the writer or the views have it.
   */
  void repeat(List<Waiting> repeated, RecentOutcomes recent) {
    for (Waiting waiting : repeated) {
      Outcome known = recent.find(waiting.sequence);
      if (known != null) {
        complete(List.of(waiting), List.of(known));
      } else {
        retries.execute(() -> answerFromViews(waiting));
      }
    }
  }

  private void answerFromViews(Waiting waiting) {
    queue.answered(waiting);
    try {
      waiting.answer.complete(past.outcome(waiting.sequence));
    } catch (RuntimeException failure) {
      waiting.answer.completeExceptionally(failure);
    }
  }

  /** Refuses all from an index on; a question is run, and finds for itself that nothing is open. */
  void refuse(List<Waiting> all, int from, TradingRefusal why) {
    if (from == all.size()) {
      return;
    }
    List<Waiting> refused = new ArrayList<>(all.subList(from, all.size()));
    direct.execute(
        () -> {
          for (Waiting waiting : refused) {
            if (waiting.question != null) {
              waiting.question.run();
            } else {
              queue.answered(waiting);
              waiting.answer.completeExceptionally(Rejected.because(why));
            }
          }
        });
  }
}
