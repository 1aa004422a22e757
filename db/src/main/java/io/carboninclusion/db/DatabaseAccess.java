package io.carboninclusion.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the database is and the three users that may enter it, each with only what it needs:
 * migration changes the schema, app is the rooms and the journal's writer, view is the follower.
 *
 * @param url JDBC address of the server without a schema, as in {@code jdbc:mariadb://host:port}
 */
public record DatabaseAccess(String url, Login migration, Login app, Login view) {

  /** The schema of journal and rooms. */
  public static final String MARKET = "market";

  /** The schema of the follower's views. */
  public static final String MARKET_VIEW = "market_view";

  /** A user name of MariaDB and its password. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return user;
    }
  }

  /** An external server, from the environment variables that README.md lists. */
  public static DatabaseAccess fromEnvironment(Map<String, String> environment) {
    return new DatabaseAccess(
        required(environment, "MARKET_DB_URL").replaceAll("/+$", ""),
        login(environment, "MIGRATION", "market_migration"),
        login(environment, "APP", "market_app"),
        login(environment, "VIEW", "market_view"));
  }

  /** A connection as {@code login}, with {@code schema} as its default. The caller closes it. */
  public Connection connect(Login login, String schema) throws SQLException {
    return DriverManager.getConnection(url + "/" + schema, login.user(), login.password());
  }

  /** What the application needs to know: never the migration user. */
  public Map<String, String> environmentOfTheApplication() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("MARKET_DB_URL", url);
    environment.put("MARKET_DB_APP_USER", app.user());
    environment.put("MARKET_DB_APP_PASSWORD", app.password());
    environment.put("MARKET_DB_VIEW_USER", view.user());
    environment.put("MARKET_DB_VIEW_PASSWORD", view.password());
    return environment;
  }

  private static Login login(Map<String, String> environment, String who, String usual) {
    String user = environment.getOrDefault("MARKET_DB_" + who + "_USER", usual);
    return new Login(user, required(environment, "MARKET_DB_" + who + "_PASSWORD"));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new DatabaseUnusable(
          name + " is not set; an external database needs it. README.md lists the settings.");
    }
    return value;
  }
}
