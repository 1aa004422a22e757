package io.carboninclusion.api;

import io.carboninclusion.participant.IssuedToken;
import io.carboninclusion.participant.Logins;
import io.carboninclusion.participant.Tokens;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Log in for a program, and out. */
@RequestScoped
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class TokenResource {

  @Inject Logins logins;
  @Inject Tokens tokens;
  @Inject CurrentCaller currentCaller;

  /** A user name and a password. */
  public record LogIn(String user, String password) {}

  /** A bearer token and until when it is good. */
  public record Token(String token, Instant expiresAt) {}

  @POST
  @PermitAll
  @Operation(
      summary = "Log in: a user name and a password for a bearer token",
      description = "Refusals: WRONG_PASSWORD, TOO_MANY_FAILURES, LOGIN_BUSY")
  public Response logIn(LogIn wish) {
    LogIn typed = Given.body(wish);
    IssuedToken token = tokens.issue(logins.logIn(typed.user(), typed.password()));
    return Response.status(Response.Status.CREATED)
        .entity(new Token(token.secret(), token.expiresAt()))
        .build();
  }

  @DELETE
  @Operation(summary = "Log out: end the token this call is made with")
  public void logOut(@HeaderParam(HttpHeaders.AUTHORIZATION) String header) {
    currentCaller.get();
    Bearer.secret(header).ifPresent(tokens::revoke);
  }
}
