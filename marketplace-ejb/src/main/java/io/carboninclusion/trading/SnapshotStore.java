package io.carboninclusion.trading;

import java.sql.SQLException;
import java.util.List;

/** Where snapshots are kept: tables of the database, or the memory of a simulation. */
interface SnapshotStore {
  /** A snapshot as it is listed, before its bytes are read. */
  record Entry(Chain chain, int engine, long stateHash, byte[] sha256) {}

  /** Adds one, in the place of one of the same batch, and forgets all but the newest few. */
  void save(Entry entry, List<byte[]> parts) throws SQLException;

  /** The newest first. */
  List<Entry> list() throws SQLException;

  /** The bytes of one, in pieces. */
  List<byte[]> parts(long batch) throws SQLException;
}
