package io.carboninclusion.trading;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens plain connections to one schema, outside the pools; the caller closes them. */
@FunctionalInterface
interface Connections {
  Connection open() throws SQLException;
}
