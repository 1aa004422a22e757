package io.carboninclusion.api;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A book as it changes, told as server-sent events. */
@RequestScoped
@Path("/instruments/{code}/stream")
@PermitAll
@Tag(name = "行情 Market data")
public class StreamResource {

  @Inject BookStreams streams;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "盘口与成交的实时推送（SSE）：先快照，后逐笔差异",
      description =
          "Server-sent events. “snapshot” is the book (as .../book?depth=200); each “difference”"
              + " has the levels that changed (0 kg: gone) and the trades since the event whose"
              + " sequence is its “follows”, gathered for 100 ms. Whoever sees a “follows” that is"
              + " not the sequence he has, has missed something and connects anew; with"
              + " Last-Event-ID he goes on behind that event if it is less than a minute old, else"
              + " he gets a snapshot. Who reads too slowly is cut off. A comment line comes every"
              + " ten seconds. Public.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = BookFeed.Difference.class)))
  @APIResponse(responseCode = "400", description = "EVENT_UNKNOWN")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(responseCode = "429", description = "TOO_MANY_STREAMS")
  @APIResponse(
      responseCode = "503",
      description = "STREAMS_FULL, MARKET_STARTING, MARKET_STANDBY, MARKET_STOPPED")
  public void stream(
      @PathParam("code") String code,
      @Parameter(description = "the id of the last event seen") @HeaderParam("Last-Event-ID")
          String last,
      @Parameter(hidden = true) @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response)
      throws IOException {
    Long after = last == null || last.isEmpty() ? null : Given.id(last, ApiRefusal.EVENT_UNKNOWN);
    response.setContentType(MediaType.SERVER_SENT_EVENTS);
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // A proxy that gathers answers before it passes them on would hold the events back.
    response.setHeader("X-Accel-Buffering", "no");
    streams.subscribe(code, after, request);
  }
}
