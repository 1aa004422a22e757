package io.carboninclusion.personal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What would go into an open pool, at most a minute old: counting goes over all its acts. */
@ApplicationScoped
class PoolPreviews {

  private static final Duration KEPT = Duration.ofMinutes(1);

  @Inject PoolRows rows;

  private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Instant at, PoolPreview preview) {}

  PoolPreview of(long pool) {
    Instant now = Clock.systemUTC().instant();
    kept.values().removeIf(before -> before.at.plus(KEPT).isBefore(now));
    return kept.computeIfAbsent(pool, one -> new Kept(now, rows.preview(one))).preview();
  }
}
