package io.carboninclusion.api;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.registry.Registry;
import io.carboninclusion.registry.Retirement;
import io.carboninclusion.registry.RetirementRequest;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Retirements: units used for good, and the certificate that says so. */
@RequestScoped
@Path("/retirements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Registry")
public class RetirementResource {

  @Inject Registry registry;
  @Inject CurrentCaller currentCaller;
  @Context HttpServletRequest call;

  @POST
  @Operation(
      summary = "Retire units of one's own (right RETIRE)",
      description =
          "purpose: COMPLIANCE_OFFSET, ECOLOGICAL_COMPENSATION, VOLUNTARY_OFFSET,"
              + " VOLUNTARY_CANCELLATION or DONATION. A retry under the same Idempotency-Key gets"
              + " the same certificate. The answer is the certificate.")
  public CompletionStage<Response> retire(
      @HeaderParam("Idempotency-Key") String key, RetirementRequest wish) {
    return CallThread.leaves(
        call,
        registry
            .retire(currentCaller.get(), Given.body(wish), key)
            .thenApply(
                certificate ->
                    Response.status(Response.Status.CREATED).entity(certificate).build()));
  }

  @GET
  @Operation(summary = "One's own retirements, the newest first, whatever became of them")
  public Page<Retirement> list(
      @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
    return registry.retirements(currentCaller.get(), Given.cursor(cursor), Given.limit(limit));
  }
}
