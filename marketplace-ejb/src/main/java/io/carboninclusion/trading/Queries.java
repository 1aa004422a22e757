package io.carboninclusion.trading;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/** Reads the room's tables beside the views, a list by one statement; outside transactions. */
@Dependent
class Queries {

  @Resource(lookup = "java:app/jdbc/market")
  DataSource database;

  <T> List<T> list(String sql, Sql.RowReader<T> reader, Object... parameters) {
    return new Sql(database::getConnection).list(sql, reader, parameters);
  }

  /** A {@code datetime(6)}, which is UTC. */
  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  /** A whole number, or null. */
  static Long whole(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
