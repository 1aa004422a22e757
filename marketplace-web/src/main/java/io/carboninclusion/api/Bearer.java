package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.participant.Tokens;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Finds the caller of each call by {@code Authorization: Bearer} and by nothing else: a cookie is
 * not looked at, so no other site's page can call in a user's name.
 *
 * <p>Calls need a caller unless their method or class says {@code @PermitAll}. A wrong token is
 * refused there as well.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class Bearer implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String SCHEME = "Bearer ";

  @Inject Tokens tokens;
  @Inject CurrentCaller currentCaller;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<String> secret = secret(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (secret.isPresent()) {
      currentCaller.is(tokens.caller(secret.get()));
    } else if (!isPublic()) {
      throw Rejected.because(ParticipantRefusal.NOT_LOGGED_IN);
    }
  }

  /** What one caller may see is kept by no cache on the way. */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  /** What stands behind the scheme, or nothing if the header is missing or of another scheme. */
  static Optional<String> secret(String header) {
    return Optional.ofNullable(header)
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip());
  }

  /** Jersey's own answer to OPTIONS has no method of ours and tells nobody but its callers. */
  private boolean isPublic() {
    Method method = resource.getResourceMethod();
    Class<?> calls = resource.getResourceClass();
    return method != null && method.isAnnotationPresent(PermitAll.class)
        || calls != null && calls.isAnnotationPresent(PermitAll.class);
  }
}
