package io.carboninclusion.api;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.trading.MarketMonitor;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The market monitor for programs. */
@RequestScoped
@Path("/admin/monitor")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "市场监控 Monitor")
public class MonitorResource {

  @Inject MarketMonitor monitor;
  @Inject CurrentCaller currentCaller;

  /** The books as they stand, and what the core refused. */
  @Schema(name = "Monitor")
  public record MonitorAnswer(List<BookLine> instruments, List<Refusals> refusals) {}

  /** One book; what a side without orders cannot say is absent. */
  @Schema(name = "MonitoredBook")
  public record BookLine(
      String instrument,
      @Schema(description = "journal sequence of the book") long sequence,
      Long bidFen,
      Long askFen,
      Long spreadFen,
      @Schema(description = "hundredths of a percent of the price half-way") Long spreadBasisPoints,
      @Schema(description = "what buyers want, best 200 levels") long bidKg,
      @Schema(description = "what sellers offer, best 200 levels") long askKg,
      long dayVolumeKg,
      @Schema(description = "accounts that hold units which can be sold") long holders,
      @Schema(description = "share of the largest of them, hundredths of a percent")
          Long largestShare,
      @Schema(description = "share of the five largest") Long fiveShare) {

    static BookLine of(MarketMonitor.Line line) {
      return new BookLine(
          line.instrument().code(),
          line.book().sequence(),
          line.bidFen(),
          line.askFen(),
          line.spreadFen(),
          line.spreadBasisPoints(),
          line.bidKg(),
          line.askKg(),
          line.instrument().dayVolumeKg(),
          line.holders().holders(),
          line.holders().largestShare(),
          line.holders().fiveShare());
    }
  }

  /** One reason. */
  @Schema(name = "RefusalCount")
  public record Refusals(
      Reason reason,
      @Schema(description = "today in Asia/Shanghai") long today,
      @Schema(description = "in seven days, today included") long week) {}

  @GET
  @Operation(
      summary = "市场监控：价差、深度、持仓集中度、按原因统计的拒绝",
      description =
          "Spread, depth and concentration of each instrument, and how often the core refused by"
              + " reason. Role ADMIN.")
  @APIResponse(responseCode = "403", description = "NOT_ALLOWED")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MonitorAnswer.class)))
  public MonitorAnswer monitor() {
    return new MonitorAnswer(
        monitor.lines(currentCaller.get()).stream().map(BookLine::of).toList(),
        monitor.refusals(currentCaller.get()).stream()
            .map(r -> new Refusals(r.reason(), r.today(), r.week()))
            .toList());
  }
}
