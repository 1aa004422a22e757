package io.carboninclusion.trading;

import io.carboninclusion.kernel.Settings;
import java.sql.DriverManager;

/**
 * The plain connections of writer and follower. The writer's wait for a row's lock at most two
 * seconds, so that another writer's unfinished row cannot hold them; the follower's write in bulk.
 */
final class MarketConnections {
  private static final String APP =
      "/market?useServerPrepStmts=true&tcpKeepAlive=true&socketTimeout=120000"
          + "&sessionVariables=innodb_lock_wait_timeout=2";
  private static final String VIEW =
      "/market_view?useServerPrepStmts=true&useBulkStmts=true&tcpKeepAlive=true"
          + "&socketTimeout=120000";

  private MarketConnections() {}

  static Connections app(Settings settings) {
    return open(settings.databaseUrl() + APP, settings.appUser(), settings.appPassword());
  }

  static Connections view(Settings settings) {
    return open(settings.databaseUrl() + VIEW, settings.viewUser(), settings.viewPassword());
  }

  static Connections app(String server, String user, String password) {
    return open(server + APP, user, password);
  }

  static Connections view(String server, String user, String password) {
    return open(server + VIEW, user, password);
  }

  private static Connections open(String url, String user, String password) {
    return () -> DriverManager.getConnection(url, user, password);
  }
}
