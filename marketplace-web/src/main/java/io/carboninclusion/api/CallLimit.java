package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.TradingRefusal;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Refuses a call about orders with 503 when {@link #MOST_WORKED_ON} are being logged in and read,
 * {@link #MOST_OF_ONE_ADDRESS} of them from its own address, or {@link #MOST_IN_HAND} are in hand,
 * before it costs a login, a parsed body or a place in any queue. A call is in hand until its
 * answer is written, also while it waits for its commit, which takes no processor: so a commit that
 * is slow for once makes nobody be refused.
 *
 * <p>More worked on at once would not be done sooner: two processors that do a thousand calls a
 * second have done these in less than a tenth of one, and more would only make all of them late.
 *
 * <p>Calls that bring a body are counted apart from reads and cancels: a body that does not come
 * holds its place, so whoever sends only beginnings keeps nobody else from placing, and nobody at
 * all from cancelling. A proxy in front is one address.
 */
public class CallLimit extends HttpFilter {

  /** With a body, and as many without. */
  static final int MOST_WORKED_ON = 64;

  static final int MOST_OF_ONE_ADDRESS = 32;
  static final int MOST_IN_HAND = 256;

  private static final String RETRY_SECONDS = "1";

  private final Semaphore withBody = new Semaphore(MOST_WORKED_ON);
  private final Semaphore withoutBody = new Semaphore(MOST_WORKED_ON);
  private final Semaphore inHand = new Semaphore(MOST_IN_HAND);
  private final Map<String, Integer> bodiesOf = new ConcurrentHashMap<>();
  private final Map<Locale, byte[]> refusals = new ConcurrentHashMap<>();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!inHand.tryAcquire()) {
      refuse(request, response);
      return;
    }
    Call call = new Call(request);
    boolean brings = bringsBody(request);
    String address = request.getRemoteAddr();
    if (!(brings ? takesBody(address) : withoutBody.tryAcquire())) {
      call.done();
      refuse(request, response);
      return;
    }
    try {
      chain.doFilter(call, response);
    } finally {
      if (brings) {
        endBody(address);
        withBody.release();
      } else {
        withoutBody.release();
      }
      if (!call.goesOn) {
        call.done();
      }
    }
  }

  private static boolean bringsBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private boolean takesBody(String address) {
    if (!withBody.tryAcquire()) {
      return false;
    }
    boolean fits = bodiesOf.merge(address, 1, Integer::sum) <= MOST_OF_ONE_ADDRESS;
    if (!fits) {
      endBody(address);
      withBody.release();
    }
    return fits;
  }

  private void endBody(String address) {
    bodiesOf.computeIfPresent(address, (same, bodies) -> bodies == 1 ? null : bodies - 1);
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Locale language = BodyLimit.language(request);
    byte[] problem =
        refusals.computeIfAbsent(
            language.getLanguage().equals("en") ? Locale.ENGLISH : Problems.CHINESE,
            CallLimit::problem);
    response.setStatus(503);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Retry-After", RETRY_SECONDS);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(problem.length);
    response.getOutputStream().write(problem);
  }

  private static byte[] problem(Locale language) {
    Problem problem = Problems.problem(Rejected.because(TradingRefusal.MARKET_BUSY), language);
    return JsonbBuilder.create().toJson(problem).getBytes(StandardCharsets.UTF_8);
  }

  /** A call that is counted until it is answered, on this thread or on another. */
  private final class Call extends HttpServletRequestWrapper implements AsyncListener {

    private final AtomicBoolean done = new AtomicBoolean();
    private boolean goesOn;

    Call(HttpServletRequest request) {
      super(request);
    }

    void done() {
      if (done.compareAndSet(false, true)) {
        inHand.release();
      }
    }

    @Override
    public AsyncContext startAsync() {
      return listenedTo(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
      return listenedTo(super.startAsync(request, response));
    }

    private AsyncContext listenedTo(AsyncContext context) {
      goesOn = true;
      context.addListener(this);
      return context;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      done();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      done();
    }

    @Override
    public void onError(AsyncEvent event) {
      done();
    }

    /** Listeners are forgotten when a call starts anew. */
    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
