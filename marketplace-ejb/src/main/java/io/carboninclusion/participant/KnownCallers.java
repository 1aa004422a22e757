package io.carboninclusion.participant;

import io.carboninclusion.audit.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Callers whose token or API key was looked up a moment ago, by its hash: a program that sends
 * hundreds of orders a second costs the database one query in {@link #LIFE}.
 *
 * <p>What this instance changes about tokens, users or enterprises is done by {@link #change} and
 * holds for the next call; what another instance changes holds after {@link #LIFE} at the latest.
 */
@ApplicationScoped
class KnownCallers {

  static final Duration LIFE = Duration.ofSeconds(2);

  /** More at once are forgotten all together. */
  static final int MOST = 10_000;

  @Inject Transactions transactions;

  private final ConcurrentMap<String, Found> byHash = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /**
   * Whom a token stands for.
   *
   * @param expires end of the token's own life
   */
  record Known(Caller caller, Instant expires) {}

  /**
   * @param until {@link System#nanoTime} after which it is looked up again
   */
  private record Found(Known known, long until) {}

  /**
   * @param lookUp may refuse; refusals are not kept
   */
  Known find(String hash, Function<String, Known> lookUp) {
    Found found = byHash.get(hash);
    if (found != null && System.nanoTime() - found.until < 0) {
      return found.known;
    }
    long before = changes.get();
    Known known = lookUp.apply(hash);
    if (byHash.size() >= MOST) {
      byHash.clear();
    }
    Found fresh = new Found(known, System.nanoTime() + LIFE.toNanos());
    byHash.put(hash, fresh);
    // Somebody changed something meanwhile: what was read may be of before.
    if (changes.get() != before) {
      byHash.remove(hash, fresh);
    }
    return known;
  }

  /** As {@link Transactions#inNew}, for work after which a caller may be another or nobody. */
  <T> T change(Supplier<T> work) {
    try {
      return transactions.inNew(work);
    } finally {
      changes.incrementAndGet();
      byHash.clear();
    }
  }
}
