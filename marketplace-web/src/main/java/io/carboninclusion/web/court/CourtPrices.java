package io.carboninclusion.web.court;

import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.PriceReference;
import io.carboninclusion.trading.PriceStatistics;
import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.chart.ReferencePicture;
import io.carboninclusion.web.look.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;

/** What reductions of a kind cost lately and what cases paid, as picture and as table. */
@Named
@RequestScoped
public class CourtPrices {

  @Inject private PriceReference reference;
  @Inject private Look look;

  /** A line of the table; statistics without a trade show dashes. */
  public record Row(String label, PriceStatistics prices) {

    public boolean isUntraded() {
      return prices.trades() == 0;
    }
  }

  /**
   * @param hereFen the price in question, or null
   */
  public ReferencePicture picture(InstrumentKind kind, Long hereFen) {
    return ReferencePicture.of(
        new ReferencePicture.Given(
            LocalDate.now(Figures.MARKET_ZONE),
            reference.days(kind, ReferencePicture.DAYS),
            reference.purchases(kind, ReferencePicture.DAYS),
            band(kind),
            hereFen));
  }

  public List<Row> rows(InstrumentKind kind) {
    PriceStatistics cases = reference.ofCases(kind);
    return List.of(
        new Row(text("price.days", ReferencePicture.BAND_DAYS), band(kind)),
        new Row(
            text("price.days", ReferencePicture.DAYS),
            reference.lately(kind, ReferencePicture.DAYS)),
        new Row(text("price.cases", cases.trades()), cases));
  }

  public String hereText(Long hereFen) {
    return text("price.here", Figures.price(hereFen));
  }

  public String meanText(InstrumentKind kind) {
    return text("price.mean", Figures.price(band(kind).meanFen()));
  }

  private PriceStatistics band(InstrumentKind kind) {
    return reference.lately(kind, ReferencePicture.BAND_DAYS);
  }

  private String text(String key, Object... numbers) {
    return Texts.sentence(look.getLocale(), key, numbers);
  }
}
