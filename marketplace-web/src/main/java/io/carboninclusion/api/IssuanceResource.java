package io.carboninclusion.api;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.registry.Issuance;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.registry.RegistryRefusal;
import io.carboninclusion.registry.RequestIssuance;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Issuances: asked for by sellers, proposed by one administrator, approved by another. */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Registry")
public class IssuanceResource {

  @Inject Registry registry;
  @Inject CurrentCaller currentCaller;

  /** Whether to propose it to a second administrator; if not, why. */
  public record Review(Boolean propose, String reason) {}

  @POST
  @Path("issuances")
  @Operation(
      summary = "Ask for an issuance of one's own project (sellers)",
      description = "An administrator proposes it to a second one, or declines it.")
  public Response request(@HeaderParam("Idempotency-Key") String key, RequestIssuance wish) {
    return created(registry.requestIssuance(currentCaller.get(), Given.body(wish), key));
  }

  @POST
  @Path("admin/issuances")
  @Operation(
      summary = "Propose an issuance of any approved project (administrators)",
      description = "It waits for a second administrator: POST /approvals/{proposal}.")
  public Response propose(@HeaderParam("Idempotency-Key") String key, RequestIssuance wish) {
    return created(registry.requestIssuance(currentCaller.get(), Given.body(wish), key));
  }

  @POST
  @Path("admin/issuances/{id}/review")
  @Operation(summary = "Propose a seller's request to a second administrator, or decline it")
  public Issuance review(@PathParam("id") String id, Review review) {
    boolean propose = Given.field("propose", Given.body(review).propose());
    return registry.reviewIssuance(currentCaller.get(), id(id), propose, review.reason());
  }

  @GET
  @Path("issuances")
  @Operation(summary = "Issuances, the newest first: a seller's own, an administrator's all")
  public Page<Issuance> list(
      @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
    return registry.issuances(currentCaller.get(), Given.cursor(cursor), Given.limit(limit));
  }

  @GET
  @Path("issuances/{id}")
  @Operation(summary = "One issuance with its state and serials")
  public Issuance get(@PathParam("id") String id) {
    return registry.issuance(currentCaller.get(), id(id));
  }

  private static Response created(Issuance issuance) {
    return Response.status(Response.Status.CREATED).entity(issuance).build();
  }

  private static long id(String asked) {
    return Given.id(asked, RegistryRefusal.UNKNOWN_ISSUANCE);
  }
}
