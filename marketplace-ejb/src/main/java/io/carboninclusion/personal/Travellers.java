package io.carboninclusion.personal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The persons of an upload, kept from chunk to chunk: an account and its journeys are fetched once
 * and not for each act. Only one upload is worked through at a time, so nobody else counts acts
 * meanwhile; that a consent was withdrawn is looked for before each chunk.
 */
final class Travellers {

  /** More than two chunks can have, so that nobody is forgotten whose acts are not yet written. */
  private static final int MOST = 20 * ActChunk.LINES;

  private static final int DAYS_AHEAD = 7;
  private static final int CLOCK_SECONDS = 60;

  private final Map<Hash128, Traveller> byKey =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash128, Traveller> eldest) {
          byHeart &= size() <= MOST;
          return size() > MOST;
        }
      };

  private final Connection connection;

  /**
   * Whether everything that was counted from {@link #heartFrom} on was counted by this upload and
   * is still kept, so that nothing has to be looked up.
   */
  private boolean byHeart = true;

  private int heartFrom;

  private Instant looked = Clock.systemUTC().instant();

  /** Waits until everything that was judged is written. */
  interface Written {
    void await() throws SQLException;
  }

  /**
   * @param connection each statement by itself
   * @param latestMinute in which the latest act ended that was counted before, whoever's of these
   *     persons
   */
  Travellers(Connection connection, int latestMinute) {
    this.connection = connection;
    this.heartFrom = latestMinute + 1;
  }

  /** Fills in whose acts these are, and whether the person allows to count them. */
  void find(ActChunk chunk) throws SQLException {
    lookForWithdrawals();
    Set<Hash128> wanted = new HashSet<>();
    for (int row = 0; row < chunk.size(); row++) {
      if (!chunk.isUnread(row) && byKey.get(chunk.account[row]) == null) {
        wanted.add(chunk.account[row]);
      }
    }
    Map<Hash128, Traveller> found = wanted.isEmpty() ? Map.of() : fetch(wanted);
    for (Hash128 key : wanted) {
      Traveller person = found.get(key);
      byKey.put(key, person == null ? new Traveller(Traveller.NOBODY, false) : person);
    }
    for (int row = 0; row < chunk.size(); row++) {
      if (!chunk.isUnread(row)) {
        chunk.person[row] = byKey.get(chunk.account[row]);
        chunk.consented[row] = chunk.person[row].consents();
      }
    }
  }

  private Map<Hash128, Traveller> fetch(Set<Hash128> wanted) throws SQLException {
    Map<Hash128, Traveller> found = new HashMap<>();
    try (Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery(
                ActStore.JOINED
                    + "SELECT key_hash, id, consents FROM market.personal_account WHERE key_hash IN ("
                    + ActStore.literals(wanted)
                    + ")")) {
      while (rows.next()) {
        boolean consented = (rows.getInt(3) & ConsentPurpose.COMPUTE.bit()) != 0;
        found.put(Hash128.of(rows.getBytes(1)), new Traveller(rows.getLong(2), consented));
      }
    }
    return found;
  }

  private void lookForWithdrawals() throws SQLException {
    Instant since = looked.minusSeconds(CLOCK_SECONDS);
    looked = Clock.systemUTC().instant();
    Set<Long> withdrawn =
        Set.copyOf(
            new PoolSql(connection)
                .list(
                    """
                    SELECT DISTINCT account_id FROM market.personal_consent
                     WHERE given = FALSE AND said_at >= ? AND purpose = 1""",
                    row -> row.getLong(1),
                    PersonalTimes.datetime(since)));
    if (!withdrawn.isEmpty()) {
      byKey.values().stream()
          .filter(person -> withdrawn.contains(person.id))
          .forEach(Traveller::withdraws);
    }
  }

  /**
   * Fetches the counted acts of the chunk's persons on its days and the day before, as far as they
   * are not known.
   *
   * @param written for persons whose acts may be on their way
   */
  void lookBack(ActChunk chunk, Written written) throws SQLException {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (int row = 0; row < chunk.size(); row++) {
      if (!chunk.isUnread(row)) {
        first = Math.min(first, chunk.startMinute(row));
        last = Math.max(last, chunk.endMinute(row));
      }
    }
    if (first > last) {
      return;
    }
    // An act lasts a day at most, so what overlaps began on the day before or later.
    int from = Journeys.firstMinute(Journeys.day(first) - 1);
    int to = Journeys.firstMinute(Journeys.day(last) + 1);
    Set<Traveller> fresh = new HashSet<>();
    Set<Traveller> known = new HashSet<>();
    for (int row = 0; row < chunk.size(); row++) {
      Traveller person = chunk.person[row];
      if (person != null && !person.isKnown(from, to)) {
        (person.isFresh() ? fresh : known).add(person);
      }
    }
    byHeart &= heartFrom <= from;
    heartFrom = from;
    int ahead = to + DAYS_AHEAD * 24 * 60;
    learnJourneys(fresh, from, ahead);
    if (!known.isEmpty()) {
      written.await();
      learnJourneys(known, from, ahead);
    }
  }

  private void learnJourneys(Set<Traveller> persons, int from, int to) throws SQLException {
    if (byHeart) {
      persons.forEach(person -> person.knowsByHeart(from, to));
    } else {
      fetchJourneys(persons, from, to);
    }
  }

  private void fetchJourneys(Set<Traveller> persons, int from, int to) throws SQLException {
    if (persons.isEmpty()) {
      return;
    }
    Map<Long, Traveller> byId = new HashMap<>();
    for (Traveller person : persons) {
      person.knows(from, to);
      byId.put(person.id, person);
    }
    List<Long> ids = new ArrayList<>(byId.keySet());
    ids.sort(null);
    try (Statement select = connection.createStatement();
        ResultSet found =
            select.executeQuery(
                "SELECT account_id, start_minute, end_minute, mode, steps"
                    + " FROM market.personal_act WHERE account_id IN ("
                    + ids.stream().map(String::valueOf).collect(Collectors.joining(","))
                    + ") AND start_minute BETWEEN "
                    + from
                    + " AND "
                    + to)) {
      while (found.next()) {
        byId.get(found.getLong(1))
            .journeys
            .add(found.getInt(2), found.getInt(3), found.getInt(4), found.getInt(5));
      }
    }
  }
}
