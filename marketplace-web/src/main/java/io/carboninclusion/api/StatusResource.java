package io.carboninclusion.api;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ResourceBundle;
import javax.sql.DataSource;

/** Whether the market is up: for load balancers, the launcher and people. Needs no login. */
@Path("/status")
@PermitAll
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

  private static final int SECONDS_FOR_THE_DATABASE = 2;
  private static final String VERSION =
      ResourceBundle.getBundle("io.carboninclusion.api.version").getString("version");

  @Resource(lookup = "java:app/jdbc/market")
  private DataSource database;

  /**
   * What the market says of itself.
   *
   * @param version the build's version
   * @param database {@code reachable} or {@code unreachable}
   */
  public record Status(String version, String database) {}

  /** 200 if the database answers, else 503; the body says the same. */
  @GET
  public Response status() {
    boolean reachable = databaseAnswers();
    return Response.status(reachable ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .entity(new Status(VERSION, reachable ? "reachable" : "unreachable"))
        .build();
  }

  private boolean databaseAnswers() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(SECONDS_FOR_THE_DATABASE);
    } catch (SQLException e) {
      return false;
    }
  }
}
