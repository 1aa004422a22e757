package io.carboninclusion.api;

import io.carboninclusion.audit.ApprovalRefusal;
import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.PendingApproval;
import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.TrailEntry;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits for a second administrator, the decision, and the trail of who did what. */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class ApprovalResource {

  @Inject Approvals approvals;
  @Inject Trail trail;
  @Inject CurrentCaller currentCaller;

  @GET
  @Path("/approvals")
  @Operation(summary = "Proposals that wait, or with decided=true those decided, the newest first")
  public Page<PendingApproval> list(
      @QueryParam("decided") @DefaultValue("false") boolean decided,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") Integer limit) {
    currentCaller.get().require(Role.ADMIN);
    return decided
        ? approvals.decided(Given.cursor(cursor), Given.limit(limit))
        : approvals.pending(Given.cursor(cursor), Given.limit(limit));
  }

  @GET
  @Path("/approvals/{id}")
  @Operation(summary = "One proposal and what became of it")
  public PendingApproval get(@PathParam("id") String id) {
    currentCaller.get().require(Role.ADMIN);
    return find(Given.id(id, ApprovalRefusal.UNKNOWN_PROPOSAL));
  }

  @POST
  @Path("/approvals/{id}")
  @Operation(
      summary = "Approve or reject another administrator's proposal, once",
      description =
          "The proposer may take a proposal back by rejecting it. Refusals: OWN_PROPOSAL,"
              + " ALREADY_DECIDED, UNKNOWN_PROPOSAL, NOT_ALLOWED")
  public PendingApproval decide(@PathParam("id") String id, ParticipantResource.Decision decision) {
    boolean approve = Given.field("approve", Given.body(decision).approve());
    Caller caller = currentCaller.get();
    long proposal = Given.id(id, ApprovalRefusal.UNKNOWN_PROPOSAL);
    approvals.decide(caller.actor(), proposal, approve, decision.note());
    return find(proposal);
  }

  @GET
  @Path("/admin/trail")
  @Operation(summary = "Who did what, the newest first (administrators)")
  public Page<TrailEntry> trail(
      @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
    currentCaller.get().require(Role.ADMIN);
    return trail.entries(Given.cursor(cursor), Given.limit(limit));
  }

  private PendingApproval find(long proposal) {
    return approvals
        .find(proposal)
        .orElseThrow(
            () -> Rejected.because(ApprovalRefusal.UNKNOWN_PROPOSAL, Long.toString(proposal)));
  }
}
