package io.carboninclusion.web;

import io.carboninclusion.kernel.Rejected;
import java.util.function.Supplier;

/**
 * What a door answered or why it refused, for pages that show either.
 *
 * @param value null if it refused
 * @param refusal null if it answered
 */
public record Answer<T>(T value, Rejected refusal) {

  public static <T> Answer<T> of(Supplier<T> question) {
    try {
      return new Answer<>(question.get(), null);
    } catch (Rejected refusal) {
      return new Answer<>(null, refusal);
    }
  }

  public boolean isRefusedFor(Enum<?> reason) {
    return refusal != null && refusal.is(reason);
  }
}
