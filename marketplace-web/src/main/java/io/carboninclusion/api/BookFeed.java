package io.carboninclusion.api;

import io.carboninclusion.api.InstrumentResource.BookAnswer;
import io.carboninclusion.api.InstrumentResource.TradeAnswer;
import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.trading.LiveBook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The stream of one book: its events, the last of them kept for those who come back, and who hears
 * them. Each difference leads from the event before it, which it names, to the book as committed.
 */
final class BookFeed {
  /** At ten a second the events of a minute. */
  static final int KEPT = 600;

  /** A busy book of many levels keeps fewer: an event has up to 30 KiB without its trades. */
  static final long KEPT_BYTES = 4L << 20;

  private final Deque<BookEvent> kept = new ArrayDeque<>();
  private long keptBytes;
  private final Set<StreamSubscriber> subscribers = new LinkedHashSet<>();

  /** The book after the last event; null before the first. */
  private Depth shown;

  private long sequence;

  /** Up to this command nothing has been missed. */
  private long gathered;

  private BookEvent snapshot;
  private long leftNanos;

  /** What changed in a book; a level of 0 kg is gone. */
  @Schema(name = "BookDifference")
  public record Difference(
      String instrument,
      long follows,
      long sequence,
      List<DepthLevel> bids,
      List<DepthLevel> asks,
      List<TradeAnswer> trades) {}

  /**
   * @param after the last event the subscriber has seen, or null
   */
  synchronized void join(StreamSubscriber subscriber, Long after) {
    subscribers.add(subscriber);
    if (shown != null && (after == null || after != sequence)) {
      List<BookEvent> missed = after == null ? List.of() : behind(after);
      subscriber.catchUp(missed.isEmpty() ? List.of(snapshot()) : missed);
    }
  }

  synchronized void leave(StreamSubscriber subscriber) {
    subscribers.remove(subscriber);
    leftNanos = System.nanoTime();
  }

  /** Whether nobody has listened for so long. */
  synchronized boolean isIdle(long nanos) {
    return subscribers.isEmpty() && System.nanoTime() - leftNanos > nanos;
  }

  /** The events behind this one, or none if one of them is not kept any more. */
  private List<BookEvent> behind(long after) {
    return kept.stream().dropWhile(event -> event.follows() != after).toList();
  }

  private BookEvent snapshot() {
    if (snapshot == null) {
      BookAnswer book = new BookAnswer(shown.instrument(), sequence, shown.bids(), shown.asks());
      snapshot = BookEvent.of("snapshot", sequence, sequence, book);
    }
    return snapshot;
  }

  /** What was committed since the last time; if some of it was missed, all begin anew. */
  synchronized void gathered(LiveBook book) {
    boolean goesOn = shown != null && book.since() <= gathered;
    gathered = book.sequence();
    if (!goesOn) {
      kept.clear();
      keptBytes = 0;
      shown = book.depth();
      sequence = book.sequence();
      snapshot = null;
      tell(snapshot());
      return;
    }
    List<DepthLevel> bids = changed(shown.bids(), book.depth().bids());
    List<DepthLevel> asks = changed(shown.asks(), book.depth().asks());
    shown = book.depth();
    if (bids.isEmpty() && asks.isEmpty() && book.trades().isEmpty()) {
      return;
    }
    Difference difference =
        new Difference(
            shown.instrument(),
            sequence,
            book.sequence(),
            bids,
            asks,
            book.trades().stream().map(TradeAnswer::of).toList());
    BookEvent event = BookEvent.of("difference", sequence, book.sequence(), difference);
    sequence = book.sequence();
    snapshot = null;
    kept.addLast(event);
    keptBytes += event.bytes().length;
    while (kept.size() > KEPT || keptBytes > KEPT_BYTES) {
      keptBytes -= kept.removeFirst().bytes().length;
    }
    tell(event);
  }

  private void tell(BookEvent event) {
    tell(event.bytes());
  }

  /** To everybody who listens. */
  synchronized void tell(byte[] bytes) {
    List.copyOf(subscribers).forEach(subscriber -> subscriber.offer(bytes));
  }

  /** Nothing can be told for now: whoever comes again hears why. */
  synchronized void cut() {
    List.copyOf(subscribers).forEach(StreamSubscriber::cut);
  }

  /** The levels that are new or other than before, and those that are gone, with 0 kg. */
  static List<DepthLevel> changed(List<DepthLevel> before, List<DepthLevel> after) {
    if (before == after) {
      return List.of();
    }
    Map<Long, DepthLevel> old =
        before.stream().collect(Collectors.toMap(DepthLevel::priceFen, Function.identity()));
    List<DepthLevel> changes = new ArrayList<>();
    for (DepthLevel level : after) {
      if (!level.equals(old.remove(level.priceFen()))) {
        changes.add(level);
      }
    }
    for (DepthLevel level : before) {
      if (old.containsKey(level.priceFen())) {
        changes.add(new DepthLevel(level.priceFen(), 0, 0));
      }
    }
    return changes;
  }
}
