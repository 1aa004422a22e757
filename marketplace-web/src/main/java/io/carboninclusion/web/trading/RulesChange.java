package io.carboninclusion.web.trading;

import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.PriceRules;
import io.carboninclusion.web.chart.RulesPicture;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What new price rules would change, computed from the book of this moment. */
@RequestScoped
public class RulesChange {

  private static final int LEVELS = 200;

  @Inject private Listings listings;
  @Inject private OrderBook orderBook;

  /** What rests on one side outside the new rules: it stays frozen and in its place, and waits. */
  public record Outside(String side, DepthLevel level) {}

  /**
   * The rules of now and the proposed ones.
   *
   * @param bandNow prices possible now, or null if any
   * @param bandThen prices possible then, or null if any
   * @param at when the book was read
   */
  public record Change(
      InstrumentRecord instrument,
      PriceRules now,
      PriceRules then,
      PriceBand bandNow,
      PriceBand bandThen,
      List<Outside> outside,
      long restingKg,
      RulesPicture picture,
      Instant at) {

    public long outsideKg() {
      return outside.stream().mapToLong(o -> o.level().kg()).sum();
    }

    public long outsideOrders() {
      return outside.stream().mapToLong(o -> o.level().orders()).sum();
    }

    /** Of what rests, in basis points; null while nothing does. */
    public Long outsideShare() {
      return restingKg == 0 ? null : Math.multiplyExact(outsideKg(), 10_000L) / restingKg;
    }
  }

  public Change of(String code, long referenceFen, long bandBasisPoints) {
    InstrumentRecord instrument = listings.instrument(code);
    PriceRules then = new PriceRules(referenceFen, Math.toIntExact(bandBasisPoints));
    PriceBand bandThen = PriceBand.of(then, instrument.tickFen()).orElse(null);
    Depth depth = orderBook.depth(code, LEVELS);
    List<DepthLevel> levels = Stream.concat(depth.bids().stream(), depth.asks().stream()).toList();
    List<Outside> outside =
        bandThen == null
            ? List.of()
            : Stream.concat(
                    beyond("BUY", depth.bids(), bandThen), beyond("SELL", depth.asks(), bandThen))
                .toList();
    RulesPicture picture =
        bandThen == null
            ? new RulesPicture(List.of())
            : RulesPicture.of(levels, bandThen.lowestFen(), bandThen.highestFen());
    return new Change(
        instrument,
        instrument.rules(),
        then,
        PriceBand.of(instrument.rules(), instrument.tickFen()).orElse(null),
        bandThen,
        outside,
        levels.stream().mapToLong(DepthLevel::kg).sum(),
        picture,
        Instant.now());
  }

  private static Stream<Outside> beyond(String side, List<DepthLevel> levels, PriceBand band) {
    return levels.stream()
        .filter(l -> l.priceFen() < band.lowestFen() || l.priceFen() > band.highestFen())
        .map(level -> new Outside(side, level));
  }
}
