package io.carboninclusion.web.trading;

import io.carboninclusion.trading.MarketMonitor;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;

/** The market at a glance for administrators. */
@Named
@RequestScoped
public class MonitorPage {

  private static final int FULL = 100;

  @Inject private MarketMonitor monitor;
  @Inject private CurrentCaller currentCaller;

  private List<MarketMonitor.Line> lines;
  private List<MarketMonitor.Refused> refusals;
  private Instant at;

  public List<MarketMonitor.Line> getLines() {
    if (lines == null) {
      lines = monitor.lines(currentCaller.get());
      at = Instant.now();
    }
    return lines;
  }

  public List<MarketMonitor.Refused> getRefusals() {
    if (refusals == null) {
      refusals = monitor.refusals(currentCaller.get());
    }
    return refusals;
  }

  /** Open books in which one side has nothing to offer. */
  public long getOneSided() {
    return getLines().stream()
        .filter(line -> line.instrument().isOpen() && line.spreadFen() == null)
        .count();
  }

  public long getHalted() {
    return getLines().stream().filter(line -> !line.instrument().isOpen()).count();
  }

  public long getRefusedToday() {
    return getRefusals().stream().mapToLong(MarketMonitor.Refused::today).sum();
  }

  /** The length of a side's bar in percent of the deepest side of all books. */
  public long depth(long kg) {
    long deepest =
        getLines().stream().mapToLong(line -> Math.max(line.bidKg(), line.askKg())).max().orElse(0);
    return deepest == 0 ? 0 : Math.multiplyExact(kg, FULL) / deepest;
  }

  /** The length of a reason's bar in percent of the most frequent one. */
  public long frequency(MarketMonitor.Refused refused) {
    return refused.week() * FULL / getRefusals().get(0).week();
  }

  /** When the books were read. */
  public Instant getAt() {
    getLines();
    return at;
  }
}
