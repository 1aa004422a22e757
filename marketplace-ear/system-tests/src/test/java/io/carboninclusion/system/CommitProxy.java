package io.carboninclusion.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongPredicate;

/**
 * Stands between the application and MariaDB and carries every connection's bytes; a connection is
 * a {@link ProxiedLine}. It knows the journal's INSERT when it passes, counts it, and cuts that
 * connection when it was told to. Before the next one passes it asks the journal itself whether the
 * row of the one that was cut is there.
 */
final class CommitProxy implements AutoCloseable {

  /** Where a connection is cut at a commit; the last two have let the whole request through. */
  enum Cut {
    BEFORE_THE_REQUEST,
    IN_THE_REQUEST,
    BEHIND_THE_REQUEST,
    BEFORE_THE_ANSWER
  }

  private final ServerSocket door;
  private final LongPredicate journalHas;
  private final Set<ProxiedLine> lines = ConcurrentHashMap.newKeySet();
  private final Queue<Cut> cuts = new ConcurrentLinkedQueue<>();
  private final List<Long> cutBatches = new ArrayList<>();
  private volatile int serverPort;
  private boolean held;
  private boolean unproved;
  private int committed;
  private int commits;

  /**
   * Opens its door on a free port of the loopback address.
   *
   * @param journalHas whether the journal holds this batch, asked past the proxy
   */
  CommitProxy(int serverPort, LongPredicate journalHas) {
    this.serverPort = serverPort;
    this.journalHas = journalHas;
    try {
      door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon("proxy door", this::admit);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Where the next connections lead. */
  void leadTo(int otherServerPort) {
    serverPort = otherServerPort;
  }

  /** The next commit of the journal is cut. */
  void cut(Cut where) {
    cuts.add(where);
  }

  /** No commit of the journal goes through until {@link #release}. */
  synchronized void hold() {
    held = true;
  }

  synchronized void release() {
    held = false;
    notifyAll();
  }

  private void awaitRelease() {
    while (held) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        held = false;
      }
    }
  }

  /** Commits that were cut so far. */
  synchronized int cut() {
    return cutBatches.size();
  }

  /** Rows of the journal that were asked for so far, also those of cut commits. */
  synchronized int commits() {
    return commits;
  }

  /** How many of the cut commits had taken place, as the journal said before the next attempt. */
  synchronized int committed() {
    proveTheLast();
    return committed;
  }

  /**
   * A request for the journal's INSERT has arrived and goes no further before this returns.
   *
   * @return where to cut it, or null
   */
  synchronized Cut next(long batch) {
    awaitRelease();
    proveTheLast();
    commits++;
    Cut cut = cuts.poll();
    if (cut != null) {
      cutBatches.add(batch);
      unproved = true;
    }
    return cut;
  }

  private void proveTheLast() {
    if (unproved) {
      unproved = false;
      committed += journalHas.test(cutBatches.get(cutBatches.size() - 1)) ? 1 : 0;
    }
  }

  void forget(ProxiedLine line) {
    lines.remove(line);
  }

  private void admit() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        try {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
          ProxiedLine line = new ProxiedLine(this, client, server);
          lines.add(line);
          daemon("to the database", line::carryRequests);
          daemon("from the database", line::carryAnswers);
        } catch (IOException databaseIsDown) {
          client.close();
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.forEach(ProxiedLine::close);
  }
}
