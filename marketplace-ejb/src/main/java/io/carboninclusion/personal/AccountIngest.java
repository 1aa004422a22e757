package io.carboninclusion.personal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works an upload of accounts through, chunk by chunk, each in one transaction. A line opens an
 * account, or adds consents to one; one that changes nothing is repeated. A purpose the person has
 * withdrawn comes back only with a later word, not by sending an old list again.
 */
final class AccountIngest {

  private static final int LINES = 20_000;

  private final UploadJob job;
  private final Progress progress;
  private final Connection connection;
  private final PoolSql sql;

  /** What came of a chunk. */
  private static final class Found {
    private final List<RefusedLine> refused = new ArrayList<>();
    private final List<AccountStore.Said> said = new ArrayList<>();
    private final Map<Hash128, AccountState> fresh = new HashMap<>();
    private long accepted;
    private long repeated;
  }

  /**
   * @param connection a transaction for each chunk
   */
  AccountIngest(UploadJob job, Progress progress, Connection connection) {
    this.job = job;
    this.progress = progress;
    this.connection = connection;
    this.sql = new PoolSql(connection);
  }

  void run(LineReader lines, LineSplitter splitter, KeyedHash accounts)
      throws IOException, SQLException {
    boolean last = false;
    while (!last && !Thread.currentThread().isInterrupted()) {
      List<AccountLine> chunk = new ArrayList<>();
      while (!last && chunk.size() < LINES) {
        last = !lines.next();
        if (!last) {
          chunk.add(read(lines, splitter, accounts));
        }
      }
      write(chunk, lines, last);
    }
  }

  private static AccountLine read(LineReader lines, LineSplitter splitter, KeyedHash accounts) {
    LineRefusal unread = splitter.split(lines.buffer(), lines.begin(), lines.end());
    return unread == null
        ? AccountLine.of(lines.number(), splitter.fields(), accounts)
        : AccountLine.unread(lines.number(), unread, "");
  }

  private void write(List<AccountLine> chunk, LineReader lines, boolean last) throws SQLException {
    Set<Hash128> keys = new HashSet<>();
    chunk.stream().filter(line -> line.unread() == null).forEach(line -> keys.add(line.key()));
    Map<Hash128, AccountState> states = AccountStore.find(sql, keys);
    Found found = new Found();
    // Purposes are five at most, so two blocks have ids enough for accounts and words.
    long accountIds = ActStore.block(connection);
    for (AccountLine line : chunk) {
      if (line.unread() == null) {
        take(line, states, found, accountIds);
      } else {
        found.refused.add(new RefusedLine(line.number(), line.unread(), line.detail()));
      }
    }
    AccountStore.open(connection, job, found.fresh, job.receivedAt());
    AccountStore.say(connection, ActStore.block(connection), found.said);
    AccountStore.change(
        connection,
        states.values().stream().filter(state -> !state.fresh && state.isChanged()).toList());
    ActStore.list(connection, job.id(), found.refused);
    Progress.Step step =
        new Progress.Step(
            chunk.size(),
            found.accepted,
            found.refused.size(),
            found.repeated,
            0,
            lines.bytes(),
            lines.number(),
            0,
            last);
    progress.move(connection, step);
    connection.commit();
    progress.moved(step);
  }

  /** A word of tomorrow would outlast a withdrawal of today. */
  private boolean isAhead(Instant given) {
    return given != null
        && given.isAfter(job.receivedAt().plus(UploadLimits.MINUTES_AHEAD, ChronoUnit.MINUTES));
  }

  private void take(
      AccountLine line, Map<Hash128, AccountState> states, Found found, long firstId) {
    if (isAhead(line.given())) {
      String minutes = Integer.toString(UploadLimits.MINUTES_AHEAD);
      found.refused.add(new RefusedLine(line.number(), LineRefusal.CONSENT_IN_FUTURE, minutes));
      return;
    }
    AccountState known = states.get(line.key());
    AccountState state =
        known == null ? new AccountState(firstId + found.fresh.size(), true) : known;
    boolean timed = line.given() != null;
    Instant saidAt = timed ? line.given() : job.receivedAt();
    AccountState.Word word = new AccountState.Word(line.version(), true, saidAt);
    if (line.purposes().stream().anyMatch(p -> state.staysWithdrawn(p, word, timed))) {
      found.refused.add(new RefusedLine(line.number(), LineRefusal.CONSENT_WITHDRAWN, ""));
      return;
    }
    boolean changes = false;
    for (ConsentPurpose purpose : line.purposes()) {
      if (state.isNew(purpose, word)) {
        state.says(purpose, word);
        found.said.add(new AccountStore.Said(state.id, purpose, word));
        changes = true;
      }
    }
    if (known == null) {
      states.put(line.key(), state);
      found.fresh.put(line.key(), state);
    }
    found.accepted += changes ? 1 : 0;
    found.repeated += changes ? 0 : 1;
  }
}
