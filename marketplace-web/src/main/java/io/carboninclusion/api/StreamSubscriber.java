package io.carboninclusion.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A connection that events are written to without a thread of its own: as much as it takes, the
 * rest when it takes more. One for whom {@link #MOST_WAITING} events wait is cut off; it may come
 * back and go on behind the last event that it has seen.
 */
final class StreamSubscriber implements WriteListener, AsyncListener {
  static final int MOST_WAITING = 100;

  private final AsyncContext call;
  private final CompletionStage<?> left;
  private final ServletOutputStream out;
  private final Consumer<StreamSubscriber> whenGone;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int mostWaiting = MOST_WAITING;
  private boolean opened;
  private boolean unflushed;
  private boolean gone;

  /**
   * @param left completes when the thread that brought the call has left it
   * @param whenGone told once when the connection has ended, from whichever side
   */
  StreamSubscriber(AsyncContext call, CompletionStage<?> left, Consumer<StreamSubscriber> whenGone)
      throws IOException {
    this.call = call;
    this.left = left;
    this.out = call.getResponse().getOutputStream();
    this.whenGone = whenGone;
  }

  /** From now on it is written to. */
  void open() {
    call.setTimeout(0);
    call.addListener(this);
    out.setWriteListener(this);
  }

  /** What was missed, which may be more than may wait otherwise; before the first event. */
  synchronized void catchUp(List<BookEvent> missed) {
    missed.forEach(event -> waiting.addLast(event.bytes()));
    mostWaiting += missed.size();
  }

  /** The bytes of an event, which are not copied. */
  void offer(byte[] event) {
    boolean lost;
    synchronized (this) {
      if (gone) {
        return;
      }
      lost = waiting.size() >= mostWaiting;
      if (!lost) {
        waiting.addLast(event);
        lost = !write();
      }
    }
    if (lost) {
      cut();
    }
  }

  /** Ends the answer where it stands. */
  void cut() {
    if (end()) {
      left.thenRun(call::complete);
    }
  }

  private boolean end() {
    synchronized (this) {
      if (gone) {
        return false;
      }
      gone = true;
      waiting.clear();
    }
    whenGone.accept(this);
    return true;
  }

  /** As much as the connection takes; false if it is lost. */
  private boolean write() {
    try {
      while (opened && !gone && out.isReady()) {
        byte[] next = waiting.pollFirst();
        if (next != null) {
          out.write(next);
          unflushed = true;
        } else if (unflushed) {
          out.flush();
          unflushed = false;
        } else {
          return true;
        }
      }
      return true;
    } catch (IOException | IllegalStateException closed) {
      return false;
    }
  }

  @Override
  public void onWritePossible() {
    boolean lost;
    synchronized (this) {
      opened = true;
      lost = !write();
    }
    if (lost) {
      cut();
    }
  }

  /** While it is written to. */
  @Override
  public void onError(Throwable lost) {
    cut();
  }

  @Override
  public void onError(AsyncEvent event) {
    cut();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    cut();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
