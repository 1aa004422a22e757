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
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers whatever a call ends with: refusals by their reason, everything else as a fault. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

  /** MariaDB's number for a table that cannot grow. */
  private static final int TABLE_FULL = 1114;

  @Context HttpHeaders headers;

  @Override
  public Response toResponse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Rejected refusal) {
        return Problems.refused(refusal, headers);
      }
      if (isDatabaseAway(cause)) {
        LOG.log(Level.WARNING, "A call could not be answered: {0}", cause.getMessage());
        return Problems.refused(Rejected.because(ApiRefusal.DATABASE_AWAY), headers);
      }
      if (cause instanceof JsonException || cause instanceof JsonbException) {
        return Problems.refused(Rejected.because(ApiRefusal.MALFORMED_JSON), headers);
      }
    }
    return failure instanceof WebApplicationException web
        ? ofContainer(web)
        : Problems.fault(failure, headers);
  }

  /** No connection, one that broke, or a disk without space: no fault of ours, and it passes. */
  private static boolean isDatabaseAway(Throwable cause) {
    return cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLTransientConnectionException
        || cause instanceof SQLException failure && failure.getErrorCode() == TABLE_FULL;
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
