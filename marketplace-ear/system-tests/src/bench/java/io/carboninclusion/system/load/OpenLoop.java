package io.carboninclusion.system.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Sends calls at a fixed rate, whatever becomes of them, over as many connections as that takes. A
 * call's latency runs from the moment at which it should have been sent: what waits because the
 * server, a connection or this process is late is counted in full. One thread, no spinning.
 */
final class OpenLoop {
  private static final int MOST_LINES = 2_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);

  private final InetSocketAddress server;
  private final Supplier<byte[]> calls;
  private final Selector selector = Selector.open();
  private final Set<Line> lines = new HashSet<>();
  private final ArrayDeque<Line> idle = new ArrayDeque<>();

  /** Intended times of calls that no connection is free for. */
  private final ArrayDeque<Long> waiting = new ArrayDeque<>();

  private Histogram done;
  private Histogram refused;
  private int other;
  private int lost;
  private int outstanding;
  private long lastDone;

  OpenLoop(int port, Supplier<byte[]> calls) throws IOException {
    this.server = new InetSocketAddress("localhost", port);
    this.calls = calls;
  }

  /** Sends {@code rate} calls a second and waits for what is still under way, at most 10 s. */
  Heard drive(int rate, int seconds) throws IOException {
    done = new Histogram(HIGHEST_MICROS, 3);
    refused = new Histogram(HIGHEST_MICROS, 3);
    other = 0;
    lost = 0;
    long interval = TimeUnit.SECONDS.toNanos(1) / rate;
    int total = rate * seconds;
    long begin = System.nanoTime();
    long end = begin + total * interval + PATIENCE_NANOS;
    lastDone = begin;
    int due = 0;
    while (System.nanoTime() < end && (due < total || outstanding + waiting.size() > 0)) {
      for (; due < total && begin + due * interval <= System.nanoTime(); due++) {
        waiting.addLast(begin + due * interval);
      }
      sendWaiting();
      boolean soon = due < total && begin + due * interval - System.nanoTime() < 100_000;
      receive(soon ? 0 : 1);
    }
    giveUp();
    double took = Math.max((double) total * interval, lastDone - begin) / 1e9;
    return Heard.of(rate, total, done, refused, other, lost, took);
  }

  private void sendWaiting() throws IOException {
    while (!waiting.isEmpty() && (!idle.isEmpty() || lines.size() < MOST_LINES)) {
      Line line = idle.isEmpty() ? open() : idle.pollLast();
      outstanding++;
      try {
        line.send(calls.get(), waiting.peekFirst());
        waiting.removeFirst();
      } catch (IOException closedMeanwhile) {
        // A kept connection that the server has closed: the call goes over another one.
        outstanding--;
        drop(line);
      }
    }
  }

  private Line open() throws IOException {
    Line line = new Line(server, selector);
    lines.add(line);
    return line;
  }

  private void receive(int millis) throws IOException {
    if (millis == 0) {
      selector.selectNow();
    } else {
      selector.select(millis);
    }
    for (SelectionKey key : selector.selectedKeys()) {
      Line line = (Line) key.attachment();
      try {
        if (line.read()) {
          answered(line);
        }
      } catch (IOException hungUp) {
        if (idle.remove(line)) {
          drop(line);
        } else {
          lost++;
          outstanding--;
          drop(line);
        }
      }
    }
    selector.selectedKeys().clear();
  }

  private void answered(Line line) {
    outstanding--;
    long now = System.nanoTime();
    long micros = Math.min(HIGHEST_MICROS, (now - line.intended) / 1_000);
    if (line.status < 300) {
      done.recordValue(micros);
      lastDone = now;
    } else if (line.status == 429 || line.status == 503) {
      refused.recordValue(micros);
    } else if (other++ == 0) {
      System.err.println("not a success: " + line.answer());
    }
    if (line.isKept()) {
      idle.addLast(line);
    } else {
      drop(line);
    }
  }

  private void drop(Line line) {
    lines.remove(line);
    line.close();
  }

  /** What has no answer by now counts as lost, and its connection is of no use. */
  private void giveUp() {
    lost += outstanding + waiting.size();
    outstanding = 0;
    waiting.clear();
    idle.forEach(lines::remove);
    lines.forEach(Line::close);
    lines.clear();
    lines.addAll(idle);
  }
}
