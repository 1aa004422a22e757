package io.carboninclusion.api;

import io.carboninclusion.participant.ApiKey;
import io.carboninclusion.participant.IssuedToken;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.participant.Tokens;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** API keys of the caller: for programs that run longer than a token lives. */
@RequestScoped
@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class ApiKeyResource {

  @Inject Tokens tokens;
  @Inject CurrentCaller currentCaller;

  /**
   * @param expiresAt with offset, at most 366 days away
   */
  public record NewKey(String label, OffsetDateTime expiresAt) {}

  /** The key is shown this once. */
  public record IssuedKey(long id, String key, Instant expiresAt) {}

  /** A user has at most {@link Tokens#KEY_LIMIT}. */
  public record KeyList(List<ApiKey> items) {}

  @POST
  @Operation(summary = "A new API key; it is shown this once")
  public Response issue(NewKey wish) {
    OffsetDateTime expires = Given.field("expiresAt", Given.body(wish).expiresAt());
    IssuedToken key = tokens.issueKey(currentCaller.get(), wish.label(), expires.toInstant());
    return Response.status(Response.Status.CREATED)
        .entity(new IssuedKey(key.id(), key.secret(), key.expiresAt()))
        .build();
  }

  @GET
  @Operation(summary = "One's own API keys, without the keys themselves")
  public KeyList list() {
    return new KeyList(tokens.keys(currentCaller.get()));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "End an API key")
  public void revoke(@PathParam("id") String id) {
    tokens.revokeKey(currentCaller.get(), Given.id(id, ParticipantRefusal.UNKNOWN_API_KEY));
  }
}
