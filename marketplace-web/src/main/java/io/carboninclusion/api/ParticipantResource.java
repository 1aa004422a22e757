package io.carboninclusion.api;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.EnterpriseState;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.participant.Role;
import io.carboninclusion.participant.SignUp;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Enterprises: sign up, and for administrators the list and the decision. */
@RequestScoped
@Path("/participants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Participants")
public class ParticipantResource {

  @Inject Participants participants;
  @Inject CurrentCaller currentCaller;

  /** Yes or no, and why. */
  public record Decision(Boolean approve, String note) {}

  @POST
  @PermitAll
  @Operation(
      summary = "Sign up an enterprise with its first user",
      description =
          "kind: COMPANY, SELLER, OPERATOR, PARTNER or COURT. creditCode is checked by its check"
              + " digit (GB 32100-2015). An administrator approves.")
  public Response signUp(SignUp wish) {
    Enterprise enterprise = participants.signUp(Given.body(wish));
    return Response.status(Response.Status.CREATED).entity(enterprise).build();
  }

  @GET
  @Operation(summary = "Enterprises, the newest first (administrators)")
  public Page<Enterprise> list(
      @QueryParam("state") String state,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") Integer limit) {
    return participants.list(
        currentCaller.get(), state(state), Given.cursor(cursor), Given.limit(limit));
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One enterprise: one's own, or any (administrators)")
  public Enterprise get(@PathParam("id") String id) {
    Caller caller = currentCaller.get();
    long enterprise = Given.id(id, ParticipantRefusal.UNKNOWN_ENTERPRISE);
    return participants
        .find(enterprise)
        .filter(found -> caller.owns(found.id()) || caller.is(Role.ADMIN))
        .orElseThrow(() -> Rejected.because(ParticipantRefusal.UNKNOWN_ENTERPRISE, id));
  }

  @POST
  @Path("/{id}/approval")
  @Operation(summary = "Approve or reject an enterprise (administrators)")
  public Enterprise decide(@PathParam("id") String id, Decision decision) {
    boolean approve = Given.field("approve", Given.body(decision).approve());
    return participants.decide(
        currentCaller.get(),
        Given.id(id, ParticipantRefusal.UNKNOWN_ENTERPRISE),
        approve,
        decision.note());
  }

  private static EnterpriseState state(String asked) {
    if (asked == null || asked.isEmpty()) {
      return null;
    }
    return Given.word("state", asked, EnterpriseState.class);
  }
}
