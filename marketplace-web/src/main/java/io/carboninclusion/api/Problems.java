package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.web.Texts;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes problem documents: of refusals, and of faults, which go to the log with their number. */
public final class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class.getName());
  static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

  private static final String TYPE = "urn:carboninclusion:problem:";

  private Problems() {}

  /** The answer to a refused call, in the language the caller asked for. */
  public static Response refused(Rejected refusal, HttpHeaders headers) {
    return answer(problem(refusal, Statuses.of(refusal.reason()), language(headers)));
  }

  static Response refused(Rejected refusal, int status, HttpHeaders headers) {
    return answer(problem(refusal, status, language(headers)));
  }

  /** The answer to a call that failed by our own fault: nothing of it but a number to ask by. */
  static Response fault(Throwable fault, HttpHeaders headers) {
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, fault, () -> "incident " + incident);
    Locale language = language(headers);
    return answer(
        new Problem(
            TYPE + "internal-error",
            Texts.sentence(language, "problem.500"),
            500,
            Texts.sentence(language, "problem.500.detail", incident),
            null,
            "INTERNAL_ERROR",
            incident));
  }

  /** The document of a refusal, for answers that are not made by JAX-RS. */
  public static Problem problem(Rejected refusal, Locale language) {
    return problem(refusal, Statuses.of(refusal.reason()), language);
  }

  private static Problem problem(Rejected refusal, int status, Locale language) {
    return new Problem(
        TYPE + refusal.reason().toLowerCase(Locale.ROOT).replace('_', '-'),
        Texts.sentence(language, "problem." + status),
        status,
        Texts.of(refusal, language),
        refusal.field(),
        refusal.reason(),
        null);
  }

  private static Response answer(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (problem.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (problem.status() == 429 || problem.status() == 503) {
      response.header(HttpHeaders.RETRY_AFTER, 2);
    }
    return response.build();
  }

  static Locale language(HttpHeaders headers) {
    try {
      return headers.getAcceptableLanguages().stream().findFirst().orElse(CHINESE);
    } catch (RuntimeException unreadableHeader) {
      return CHINESE;
    }
  }
}
