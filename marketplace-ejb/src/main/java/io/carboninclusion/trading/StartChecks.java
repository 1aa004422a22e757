package io.carboninclusion.trading;

import io.carboninclusion.kernel.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Looks at settings and database before anything else starts, and lets the application fail to
 * deploy on a setting that cannot be used or a database that is unsafe or has another schema. What
 * starts itself says {@code @DependsOn("StartChecks")}.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StartChecks {

  /** Begins each line that says why the market does not start; the launcher looks for it. */
  public static final String CANNOT_START = "MARKET CANNOT START: ";

  private static final Logger LOG = Logger.getLogger(StartChecks.class.getName());

  @Resource(lookup = "java:app/jdbc/market")
  private DataSource database;

  @PostConstruct
  void refuseWhatIsUnsafe() {
    List<String> complaints = complaints();
    if (!complaints.isEmpty()) {
      complaints.forEach(
          sentence -> LOG.log(Level.SEVERE, "{0}{1}", new Object[] {CANNOT_START, sentence}));
      throw new IllegalStateException(complaints.get(0));
    }
  }

  private List<String> complaints() {
    try {
      Settings.fromEnvironment().check();
    } catch (IllegalStateException refused) {
      return List.of(refused.getMessage());
    }
    try (Connection connection = database.getConnection()) {
      List<String> complaints = new ArrayList<>(ServerChecks.complaints(connection));
      SchemaVersion.complaint(connection).ifPresent(complaints::add);
      if (complaints.isEmpty()) {
        Engines.complaint(connection).ifPresent(complaints::add);
      }
      return complaints;
    } catch (SQLException e) {
      return List.of("The database cannot be entered: " + e.getMessage());
    }
  }
}
