package io.carboninclusion.trading;

import static io.carboninclusion.trading.Divergence.require;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The views of a simulation: each table by its key, as the database would keep it. */
final class SimulatedTables {
  record Key(long first, long second) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int by = Long.compare(first, other.first);
      return by == 0 ? Long.compare(second, other.second) : by;
    }
  }

  private final Map<ViewTable, TreeMap<Key, long[]>> tables = new EnumMap<>(ViewTable.class);
  Views.Mark mark = new Views.Mark(0, 0, new byte[Commands.HASH_BYTES]);

  TreeMap<Key, long[]> table(ViewTable table) {
    return tables.computeIfAbsent(table, t -> new TreeMap<>());
  }

  long[] row(ViewTable table, long first, long second) {
    return table(table).get(new Key(first, second));
  }

  /** All or nothing, if the watermark stands where it is expected. */
  boolean write(ViewChanges changes, long from, Chain to) {
    if (mark.batch() != from) {
      return false;
    }
    for (ViewTable table : ViewTable.values()) {
      Rows rows = changes.rows(table);
      for (int row = 0; row < rows.count(); row++) {
        write(table, cells(table, rows, row));
      }
    }
    table(ViewTable.SERIAL_BLOCK).values().removeIf(block -> block[2] == 0);
    mark = new Views.Mark(to.batch(), to.sequence(), to.hash());
    return true;
  }

  private static long[] cells(ViewTable table, Rows rows, int row) {
    long[] cells = new long[table.columns.size()];
    for (int column = 0; column < cells.length; column++) {
      cells[column] = rows.get(row, column);
    }
    return cells;
  }

  private void write(ViewTable table, long[] cells) {
    if (table == ViewTable.CHANGED_ORDER) {
      long[] order = row(ViewTable.NEW_ORDER, cells[0], 0);
      require(order != null, "the views change order %d, which they do not have", cells[0]);
      System.arraycopy(cells, 1, order, ViewTable.ORDER_STATE, cells.length - 1);
      return;
    }
    if (table.isCandle()) {
      table(table).merge(new Key(cells[0], cells[1]), cells, SimulatedTables::added);
      return;
    }
    if (table == ViewTable.BLOCK_DAY) {
      table(table)
          .merge(
              new Key(cells[0], cells[1]),
              cells,
              (there, more) ->
                  new long[] {
                    there[0], there[1], there[2] + more[2], there[3] + more[3], there[4] + more[4]
                  });
      return;
    }
    if (table == ViewTable.REFUSAL_DAY) {
      table(table)
          .merge(
              new Key(cells[0], cells[1]),
              cells,
              (there, more) -> new long[] {there[0], there[1], there[2] + more[2]});
      return;
    }
    boolean two = table.keyColumns == 2 || table == ViewTable.RETIREMENT_BLOCK;
    long[] before = table(table).put(new Key(cells[0], two ? cells[1] : 0), cells);
    require(before == null || table.keyColumns > 0, "%s has a second row for %d", table, cells[0]);
  }

  /** A candle and what a later transaction saw of it. */
  private static long[] added(long[] candle, long[] more) {
    return new long[] {
      candle[0],
      candle[1],
      candle[2],
      Math.max(candle[3], more[3]),
      Math.min(candle[4], more[4]),
      more[5],
      candle[6] + more[6],
      candle[7] + more[7],
      candle[8] + more[8]
    };
  }

  /** The outcome of a command, as later answers are built from the views. */
  Outcome outcome(long sequence) {
    long[] row = row(ViewTable.OUTCOME, sequence, 0);
    List<Fill> fills = new ArrayList<>();
    for (long i = 0; i < row[16]; i++) {
      long[] trade = row(ViewTable.TRADE, row[15] + i, 0);
      fills.add(new Fill(trade[0], (int) trade[3], trade[4], trade[5]));
    }
    return OutcomeRecorder.outcome(
        sequence,
        row[2],
        Reason.of((int) row[4]),
        row[5],
        row[6],
        row[9] == Rows.NULL ? null : order(row),
        fills);
  }

  private OrderState order(long[] outcome) {
    long[] order = row(ViewTable.NEW_ORDER, outcome[9], 0);
    return new OrderState(
        outcome[9],
        (int) order[2],
        Side.of((int) order[3]),
        OrderType.values()[(int) order[4]],
        new Terms(
            TimeInForce.values()[(int) order[5]],
            (int) order[ViewTable.ORDER_TERMS],
            order[ViewTable.ORDER_TERMS + 1] == 1,
            order[ViewTable.ORDER_TERMS + 2],
            SelfTrade.of((int) order[ViewTable.ORDER_TERMS + 3])),
        outcome[17],
        outcome[18],
        order[6],
        outcome[10],
        outcome[11],
        outcome[12],
        outcome[13],
        OrderStatus.of((int) outcome[14]));
  }
}
