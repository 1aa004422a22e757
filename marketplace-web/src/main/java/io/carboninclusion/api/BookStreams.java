package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Settings;
import io.carboninclusion.trading.LiveBook;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.TradingRefusal;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The streams of all books that somebody listens to. Ten times a second it asks the order book once
 * for what was committed meanwhile, and tells it to all; nobody who listens holds a thread, and the
 * writer never waits for one of them.
 */
@ApplicationScoped
public class BookStreams {
  private static final Logger LOG = Logger.getLogger(BookStreams.class.getName());
  private static final long GATHER_MILLIS = 100;
  private static final int HEARTBEAT_TICKS = 100;
  private static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(StandardCharsets.UTF_8);

  /** How soon a browser comes back when it was cut off. */
  private static final byte[] RETRY = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);

  /** So long events are gathered that nobody hears, for whoever comes back. */
  private static final long IDLE_NANOS = Duration.ofMinutes(1).toNanos();

  @Inject OrderBook orderBook;
  @Resource ManagedScheduledExecutorService executor;

  private final ConcurrentMap<String, BookFeed> feeds = new ConcurrentHashMap<>();
  private final AtomicBoolean gathering = new AtomicBoolean();
  private StreamPlaces places;
  private ScheduledFuture<?> schedule;
  private int ticks;
  private boolean watching;

  @PostConstruct
  void begin() {
    Settings settings = Settings.fromEnvironment();
    places =
        new StreamPlaces(settings.streamSubscribers(), settings.streamSubscribersOfOneAddress());
    schedule =
        executor.scheduleAtFixedRate(
            this::tick, GATHER_MILLIS, GATHER_MILLIS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void end() {
    schedule.cancel(false);
    cutAll();
  }

  /**
   * From now on the call, which is suspended, hears of the book.
   *
   * @param after the last event the caller has seen, or null
   * @throws Rejected UNKNOWN_CODE, MARKET_STARTING, MARKET_STANDBY, MARKET_STOPPED, STREAMS_FULL
   *     {limit}, TOO_MANY_STREAMS {limit of one address}
   */
  void subscribe(String code, Long after, HttpServletRequest call) throws IOException {
    orderBook.requireLive(code);
    String address = call.getRemoteAddr();
    StreamSubscriber subscriber =
        new StreamSubscriber(
            call.getAsyncContext(), CallThread.left(call), gone -> left(code, address, gone));
    places.take(address);
    subscriber.offer(RETRY);
    feeds.compute(
        code,
        (same, feed) -> {
          BookFeed joined = feed == null ? new BookFeed() : feed;
          joined.join(subscriber, after);
          return joined;
        });
    subscriber.open();
  }

  private void left(String code, String address, StreamSubscriber subscriber) {
    places.giveBack(address);
    BookFeed feed = feeds.get(code);
    if (feed != null) {
      feed.leave(subscriber);
    }
  }

  /** What throws here would end the schedule. */
  private void tick() {
    try {
      if (++ticks % HEARTBEAT_TICKS == 0) {
        feeds.values().forEach(feed -> feed.tell(HEARTBEAT));
      }
      gather();
    } catch (RuntimeException failure) {
      failed(failure);
    }
  }

  /** One question at a time: while the writer is busy with a commit, the next one is not asked. */
  private void gather() {
    if (!gathering.compareAndSet(false, true)) {
      return;
    }
    boolean asked = false;
    try {
      asked = ask();
    } finally {
      if (!asked) {
        gathering.set(false);
      }
    }
  }

  private boolean ask() {
    feeds.keySet().forEach(code -> feeds.computeIfPresent(code, BookStreams::unlessIdle));
    if (feeds.isEmpty() && !watching) {
      return false;
    }
    watching = !feeds.isEmpty();
    orderBook
        .live(List.copyOf(feeds.keySet()))
        .handleAsync(
            (books, failure) -> {
              try {
                if (failure == null) {
                  tell(books);
                } else {
                  failed(failure);
                }
              } finally {
                gathering.set(false);
              }
              return null;
            },
            executor);
    return true;
  }

  private static BookFeed unlessIdle(String code, BookFeed feed) {
    return feed.isIdle(IDLE_NANOS) ? null : feed;
  }

  private void tell(Map<String, LiveBook> books) {
    books.forEach(
        (code, book) -> {
          BookFeed feed = feeds.get(code);
          if (feed != null) {
            feed.gathered(book);
          }
        });
  }

  /** A market that is busy is asked again; where nothing is traded nobody may believe he hears. */
  private void failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Rejected rejected && rejected.is(TradingRefusal.MARKET_BUSY)) {
      return;
    }
    LOG.log(Level.WARNING, "The streams of market data are cut", cause);
    cutAll();
  }

  /** A feed is taken out first: whoever comes meanwhile begins another and is not forgotten. */
  private void cutAll() {
    for (String code : feeds.keySet()) {
      BookFeed feed = feeds.remove(code);
      if (feed != null) {
        feed.cut();
      }
    }
  }
}
