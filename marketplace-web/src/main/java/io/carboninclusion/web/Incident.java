package io.carboninclusion.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A fault that reached the error page: the visitor sees its number, the log has the rest under it.
 */
@Named
@RequestScoped
public class Incident {

  private static final Logger LOG = System.getLogger(Incident.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private HttpServletRequest request;

  private String id;

  @PostConstruct
  void record() {
    byte[] bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    id = HexFormat.of().withUpperCase().formatHex(bytes);
    Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    LOG.log(Level.ERROR, () -> "incident " + id + " at " + path, thrown);
  }

  public String getId() {
    return id;
  }
}
