package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers whatever a call ends with: refusals by their reason, everything else as a fault. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  /** How Yasson names what it could not read. */
  private static final Pattern PROPERTY =
      Pattern.compile("property '?([A-Za-z][A-Za-z0-9]*)'?[ .]", Pattern.CASE_INSENSITIVE);

  @Context HttpHeaders headers;

  @Override
  public Response toResponse(Throwable failure) {
    JsonbException unreadable = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Rejected refusal) {
        return Problems.refused(refusal, headers);
      }
      if (cause instanceof JsonbException jsonb) {
        unreadable = jsonb;
      }
      if (cause instanceof JsonParsingException || cause instanceof JsonException) {
        return malformed(unreadable);
      }
    }
    if (unreadable != null) {
      return malformed(unreadable);
    }
    return failure instanceof WebApplicationException web
        ? ofContainer(web)
        : Problems.fault(failure, headers);
  }

  private Response malformed(JsonbException unreadable) {
    String message = unreadable == null ? null : unreadable.getMessage();
    Matcher property = PROPERTY.matcher(message == null ? "" : message);
    if (!property.find()) {
      return Problems.refused(Rejected.because(ApiRefusal.MALFORMED_JSON), headers);
    }
    String field = property.group(1);
    // Said by Yasson when it was told to refuse what a record does not have.
    boolean unknown = message.contains("not found in class");
    return Problems.refused(
        Rejected.because(unknown ? ApiRefusal.UNKNOWN_FIELD : ApiRefusal.FIELD_UNREADABLE, field)
            .at(field),
        headers);
  }

  private Response ofContainer(WebApplicationException web) {
    int status = web.getResponse().getStatus();
    ApiRefusal reason =
        switch (status) {
          case 404 -> ApiRefusal.NO_SUCH_CALL;
          case 405 -> ApiRefusal.METHOD_NOT_OFFERED;
          case 406, 415 -> ApiRefusal.MEDIA_TYPE_NOT_OFFERED;
          default -> ApiRefusal.MALFORMED_JSON;
        };
    return status >= 500
        ? Problems.fault(web, headers)
        : Problems.refused(Rejected.because(reason), status, headers);
  }
}
