package io.carboninclusion.system;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts, fault by fault, what the traders were told, and keeps every sentence on what is wrong.
 */
final class FaultTally {
  private static final int COMPLAINTS_KEPT = 100;

  /** What is done to the market while its traders trade. */
  enum Fault {
    NONE("no fault"),
    APPLICATION_KILLED("kill -9 of the application"),
    DATABASE_KILLED("kill -9 of MariaDB"),
    CUT_AT_COMMIT("connection cut at COMMIT"),
    DATABASE_STOPPED("SIGSTOP of MariaDB"),
    DISK_FULL("disk full");

    final String words;

    Fault(String words) {
      this.words = words;
    }
  }

  /** The figures of one kind of fault; times in milliseconds. */
  static final class Figures {
    final AtomicInteger times = new AtomicInteger();
    final AtomicLong acknowledged = new AtomicLong();
    final AtomicLong unknown = new AtomicLong();
    final AtomicLong unknownThere = new AtomicLong();
    final AtomicLong believedNo = new AtomicLong();
    final AtomicLong failedWith500 = new AtomicLong();
    final AtomicLong withoutDocument = new AtomicLong();
    final AtomicLong longestSilence = new AtomicLong();
    final AtomicLong longestToUnknown = new AtomicLong();
  }

  private final Map<Fault, Figures> figures = new EnumMap<>(Fault.class);
  private final List<String> complaints = new ArrayList<>();
  private final AtomicInteger unsettled = new AtomicInteger();
  private final AtomicLong answered200 = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private volatile Fault now = Fault.NONE;
  private volatile long lastAnsweredWasSentNanos;
  private volatile boolean ended;

  FaultTally() {
    for (Fault fault : Fault.values()) {
      figures.put(fault, new Figures());
    }
    lastAnsweredWasSentNanos = System.nanoTime();
  }

  void begins(Fault fault) {
    now = fault;
    figures.get(fault).times.incrementAndGet();
  }

  Figures figuresNow() {
    return figures.get(now);
  }

  Figures of(Fault fault) {
    return figures.get(fault);
  }

  long acknowledged() {
    return figures.values().stream().mapToLong(f -> f.acknowledged.get()).sum();
  }

  /** An order was answered that had been sent then, by {@link System#nanoTime}. */
  void acknowledged(long sentNanos) {
    figuresNow().acknowledged.incrementAndGet();
    lastAnsweredWasSentNanos = Math.max(lastAnsweredWasSentNanos, sentNanos);
  }

  /** Whether an order that was sent after this moment has been answered. */
  boolean tradesSince(long nanos) {
    return lastAnsweredWasSentNanos - nanos > 0;
  }

  /** It is not known what became of an order; {@link #settled} comes later. */
  void unknown() {
    unsettled.incrementAndGet();
    figuresNow().unknown.incrementAndGet();
  }

  void settled() {
    unsettled.decrementAndGet();
  }

  int unsettled() {
    return unsettled.get();
  }

  /** After this many milliseconds the market said that it does not know. */
  void saidUnknownAfter(long millis) {
    figuresNow().longestToUnknown.accumulateAndGet(millis, Math::max);
  }

  void answered500() {
    figuresNow().failedWith500.incrementAndGet();
  }

  /** The server answered in the market's place: that says nothing of the order. */
  void answeredWithoutDocument() {
    figuresNow().withoutDocument.incrementAndGet();
  }

  /** The order came with another status than 201. */
  void answered200() {
    answered200.incrementAndGet();
  }

  long answersWith200() {
    return answered200.get();
  }

  long failedWith500() {
    return figures.values().stream().mapToLong(f -> f.failedWith500.get()).sum();
  }

  /** Two answers under one key were compared byte by byte. */
  void compared() {
    duplicates.incrementAndGet();
  }

  long duplicates() {
    return duplicates.get();
  }

  void end() {
    ended = true;
  }

  boolean isEnded() {
    return ended;
  }

  synchronized void complain(String what) {
    if (complaints.size() < COMPLAINTS_KEPT) {
      complaints.add(now.words + ": " + what);
    }
  }

  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }
}
