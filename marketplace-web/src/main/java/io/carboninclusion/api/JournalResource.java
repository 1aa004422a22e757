package io.carboninclusion.api;

import io.carboninclusion.trading.JournalVoids;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way out when a command has broken the core and the market has stopped. */
@RequestScoped
@Path("/admin/journal-voids")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "账簿 Ledger")
public class JournalResource {

  @Inject JournalVoids journalVoids;
  @Inject CurrentCaller currentCaller;

  /** The command to be voided, and why. */
  public record NewVoid(Long sequence, String reason) {}

  /** The proposal that waits for a second administrator. */
  public record ProposedVoid(long proposalId, long sequence) {}

  @POST
  @Operation(
      summary = "提议作废使市场停止的那条命令，待第二位管理员复核",
      description =
          "Proposes to void the one command that broke the core and stopped the market (kind"
              + " JOURNAL_VOID, subject its sequence); approved, the market reads its journal anew"
              + " and trades. Role ADMIN.")
  @APIResponse(
      responseCode = "202",
      description = "waits for the second administrator",
      content = @Content(schema = @Schema(implementation = ProposedVoid.class)))
  @APIResponse(responseCode = "422", description = "NOTHING_TO_VOID")
  public Response propose(NewVoid wish) {
    NewVoid typed = Given.body(wish);
    long sequence = Given.field("sequence", typed.sequence());
    long proposal = journalVoids.propose(currentCaller.get(), sequence, typed.reason());
    return Response.accepted(new ProposedVoid(proposal, sequence)).build();
  }
}
