package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers whatever a call ends with: refusals by their reason, everything else as a fault. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  @Context HttpHeaders headers;

  @Override
  public Response toResponse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Rejected refusal) {
        return Problems.refused(refusal, headers);
      }
      if (cause instanceof JsonException || cause instanceof JsonbException) {
        return Problems.refused(Rejected.because(ApiRefusal.MALFORMED_JSON), headers);
      }
    }
    return failure instanceof WebApplicationException web
        ? ofContainer(web)
        : Problems.fault(failure, headers);
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
