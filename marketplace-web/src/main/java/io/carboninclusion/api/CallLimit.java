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
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refuses a call about orders with 503 when {@link #MOST_WORKED_ON} are being logged in and read,
 * or {@link #MOST_IN_HAND} are in hand, before it costs a login, a parsed body or a place in any
 * queue. A call is in hand until its answer is written, also while it waits for its commit, which
 * takes no processor: so a commit that is slow for once makes nobody be refused.
 *
 * <p>More worked on at once would not be done sooner: two processors that do a thousand calls a
 * second have done these in less than a tenth of one, and more would only make all of them late.
 */
@WebFilter(
    urlPatterns = {"/api/v1/orders", "/api/v1/orders/*"},
    asyncSupported = true)
public class CallLimit extends HttpFilter {

  static final int MOST_WORKED_ON = 64;
  static final int MOST_IN_HAND = 256;

  private static final String RETRY_SECONDS = "1";

  private final AtomicInteger workedOn = new AtomicInteger();
  private final AtomicInteger inHand = new AtomicInteger();
  private final Map<Locale, byte[]> refusals = new ConcurrentHashMap<>();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Call call = new Call(request);
    boolean tooMuchWork = workedOn.incrementAndGet() > MOST_WORKED_ON;
    boolean tooMany = inHand.incrementAndGet() > MOST_IN_HAND;
    if (tooMuchWork || tooMany) {
      workedOn.decrementAndGet();
      call.done();
      refuse(request, response);
      return;
    }
    try {
      chain.doFilter(call, response);
    } finally {
      workedOn.decrementAndGet();
      if (!call.goesOn) {
        call.done();
      }
    }
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
        inHand.decrementAndGet();
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
