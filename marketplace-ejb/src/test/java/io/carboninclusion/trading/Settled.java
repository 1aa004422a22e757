package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import java.util.concurrent.CompletionException;

/** After a batch: everybody has an answer, and one that the model allows. */
final class Settled {
  private Settled() {}

  static void require(Submission submission, SimulatedNode node) {
    Divergence.require(submission.answer.isDone(), "%s got no answer", submission);
    String answer = answer(submission);
    Divergence.require(
        node.stopped && !answer.isEmpty()
            || isOutOfDate(node) && answer.equals("MARKET_BUSY")
            || mayBe(submission, answer, node),
        "%s was answered %s; its key: %s",
        submission,
        answer.isEmpty() ? "with an outcome" : answer,
        submission.verdict);
  }

  /**
   * A former writer that has not noticed yet: when its keys are full it turns away what the other's
   * journal knows. It writes nothing, so the caller asks again and gets the other's answer.
   */
  private static boolean isOutOfDate(SimulatedNode node) {
    return node.disk.rows.get(node.disk.rows.size() - 1).epoch() != node.epoch;
  }

  private static boolean mayBe(Submission submission, String answer, SimulatedNode node) {
    boolean isBehind =
        submission.expected != null
            && submission.expected.sequence() > node.disk.views.mark.sequence();
    return switch (submission.verdict) {
      case NEW -> answer.isEmpty();
      case REPEATED -> answer.isEmpty() || (answer.equals("OUTCOME_UNKNOWN") && isBehind);
      case REUSED -> answer.equals("KEY_REUSED");
      case TURNED_AWAY -> answer.equals("MARKET_BUSY");
      case OPEN -> true;
    };
  }

  /** The name of the refusal, or empty for an outcome. */
  private static String answer(Submission submission) {
    try {
      submission.answer.join();
      return "";
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof Rejected rejected) {
        return rejected.reason();
      }
      throw new Divergence(submission + " failed", failure.getCause());
    }
  }
}
