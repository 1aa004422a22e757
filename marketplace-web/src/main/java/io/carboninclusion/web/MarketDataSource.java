package io.carboninclusion.web;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;

/**
 * The pool {@code java:app/jdbc/market} that the rooms' entities use, as the application's user.
 *
 * <p>An annotation, because web.xml accepts no address that begins with a variable. No bulk
 * protocol: it breaks the counts that optimistic locking reads. Minimum equals maximum, so that a
 * burst does not wait for connections to be made.
 */
@Singleton
@DataSourceDefinition(
    name = "java:app/jdbc/market",
    className = "org.mariadb.jdbc.MariaDbDataSource",
    url = "${ENV=MARKET_DB_URL}/market?useBulkStmts=false&tcpKeepAlive=true",
    user = "${ENV=MARKET_DB_APP_USER}",
    password = "${ENV=MARKET_DB_APP_PASSWORD}",
    initialPoolSize = 24,
    minPoolSize = 24,
    maxPoolSize = 24,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=auto-commit"
    })
public class MarketDataSource {}
