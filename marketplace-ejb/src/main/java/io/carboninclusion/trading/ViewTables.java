package io.carboninclusion.trading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

/** The views as tables of one schema, over one plain connection of its own. */
final class ViewTables implements Views {
  private static final int CHUNK = 20_000;

  /** From so many rows on, LOAD DATA is faster than prepared statements, four times in the end. */
  private static final int WORTH_LOADING = 500;

  private final Connections connections;
  private final String schema;
  private Connection connection;
  private boolean canLoad;
  private boolean hasStaging;

  /**
   * @param connections as the user that may write the views, with bulk statements
   */
  ViewTables(Connections connections, String schema) {
    this.connections = connections;
    this.schema = schema;
  }

  @Override
  public Mark mark() throws SQLException {
    try (Statement select = connection().createStatement();
        ResultSet found =
            select.executeQuery("SELECT batch, sequence, row_hash FROM " + schema + ".watermark")) {
      found.next();
      Mark mark = new Mark(found.getLong(1), found.getLong(2), found.getBytes(3));
      connection().commit();
      return mark;
    }
  }

  @Override
  public boolean write(ViewChanges changes, long from, Chain to) throws SQLException {
    try {
      for (ViewTable table : ViewTable.values()) {
        write(table, changes.rows(table));
      }
      removeBlocks(changes.rows(ViewTable.SERIAL_BLOCK));
      boolean moved = moveMark(from, to);
      if (moved) {
        connection().commit();
      } else {
        connection().rollback();
      }
      return moved;
    } catch (SQLException failure) {
      close();
      throw failure;
    }
  }

  private boolean moveMark(long from, Chain to) throws SQLException {
    try (PreparedStatement update =
        connection()
            .prepareStatement(
                "UPDATE "
                    + schema
                    + ".watermark SET batch = ?, sequence = ?, time_micros = ?, row_hash = ?"
                    + " WHERE batch = ?")) {
      update.setLong(1, to.batch());
      update.setLong(2, to.sequence());
      update.setLong(3, to.timeMicros());
      update.setBytes(4, to.hash());
      update.setLong(5, from);
      return update.executeUpdate() == 1;
    }
  }

  private void write(ViewTable table, Rows rows) throws SQLException {
    if (canLoad && rows.count() >= WORTH_LOADING && table.isLoadable()) {
      load(table, rows);
    } else if (rows.count() > 0) {
      writeByStatement(table, rows);
    }
  }

  /**
   * Facts go straight into their table; changes of orders into a temporary one, from where one
   * UPDATE carries them over.
   */
  private void load(ViewTable table, Rows rows) throws SQLException {
    boolean staged = table == ViewTable.CHANGED_ORDER;
    try (Statement statement = connection().createStatement()) {
      if (staged) {
        prepareStaging(statement);
      }
      int text = table == ViewTable.NEW_ORDER ? ViewTable.CLIENT_ORDER_ID : -1;
      statement
          .unwrap(org.mariadb.jdbc.Statement.class)
          .setLocalInfileInputStream(RowText.of(rows, table.columns.size(), text));
      int loaded = statement.executeUpdate(table.loadSql(schema));
      // LOCAL turns what would be an error into a skipped row.
      if (loaded != rows.count()) {
        throw new SQLException(loaded + " of " + rows.count() + " rows were loaded into " + table);
      }
      if (staged) {
        statement.executeUpdate(ViewTable.updateFromStaging(schema));
      }
    }
  }

  private void prepareStaging(Statement statement) throws SQLException {
    if (hasStaging) {
      statement.execute("DELETE FROM " + schema + "." + ViewTable.STAGING);
    } else {
      statement.execute(ViewTable.createStaging(schema));
      hasStaging = true;
    }
  }

  private void writeByStatement(ViewTable table, Rows rows) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(table.sql(schema))) {
      int waiting = 0;
      for (int row = 0; row < rows.count(); row++) {
        if (table == ViewTable.SERIAL_BLOCK && rows.get(row, 2) == 0) {
          continue;
        }
        bind(statement, table, rows, row);
        statement.addBatch();
        if (++waiting == CHUNK) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
  }

  private static void bind(PreparedStatement statement, ViewTable table, Rows rows, int row)
      throws SQLException {
    int columns = table.columns.size();
    boolean keyLast = table == ViewTable.CHANGED_ORDER;
    for (int column = 0; column < columns; column++) {
      int parameter = keyLast ? (column == 0 ? columns : column) : column + 1;
      long value = rows.get(row, column);
      if (table == ViewTable.NEW_ORDER && column == ViewTable.CLIENT_ORDER_ID) {
        statement.setString(parameter, rows.text(row));
      } else if (value == Rows.NULL) {
        statement.setNull(parameter, Types.BIGINT);
      } else {
        statement.setLong(parameter, value);
      }
    }
  }

  private void removeBlocks(Rows blocks) throws SQLException {
    String sql =
        "DELETE FROM " + schema + ".serial_block WHERE instrument = ? AND first_serial = ?";
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      int waiting = 0;
      for (int row = 0; row < blocks.count(); row++) {
        if (blocks.get(row, 2) == 0) {
          statement.setLong(1, blocks.get(row, 0));
          statement.setLong(2, blocks.get(row, 1));
          statement.addBatch();
          waiting++;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
  }

  private static boolean allowsLoading(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet found = select.executeQuery("SELECT @@GLOBAL.local_infile")) {
      return found.next() && found.getBoolean(1);
    }
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      connection = connections.open();
      connection.setAutoCommit(false);
      hasStaging = false;
      canLoad = allowsLoading(connection);
    }
    return connection;
  }

  @Override
  public void close() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException e) {
        // It is gone; that is what was wanted.
        return;
      }
    }
  }
}
