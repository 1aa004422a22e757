package io.carboninclusion.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A row of a query in SQL, its columns by position from 0. */
record SqlRow(Object[] columns) {

  static SqlRow of(Object row) {
    return new SqlRow((Object[]) row);
  }

  boolean isNull(int column) {
    return columns[column] == null;
  }

  long number(int column) {
    return ((Number) columns[column]).longValue();
  }

  /** A column of microseconds since 1970, UTC. */
  Instant time(int column) {
    return Instant.EPOCH.plus(number(column), ChronoUnit.MICROS);
  }

  byte[] bytes(int column) {
    return (byte[]) columns[column];
  }
}
