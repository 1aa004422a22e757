package io.carboninclusion.api;

import io.carboninclusion.web.Figures;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times as the calls tell them: ISO 8601 with the market's own offset. */
final class MarketTime {

  private MarketTime() {}

  static OffsetDateTime of(Instant instant) {
    return instant.atZone(Figures.MARKET_ZONE).toOffsetDateTime();
  }
}
