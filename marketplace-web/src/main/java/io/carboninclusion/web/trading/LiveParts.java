package io.carboninclusion.web.trading;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Draws the changing parts of an instrument's page once for all who look at it, at most twice a
 * second: an event of the market lets all open pages ask for the same at the same moment. Nothing
 * in them is anybody's own; what they depend on stands in the address.
 */
public class LiveParts extends HttpFilter {
  private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();
  private static final int MOST_KEPT = 200;

  private final ConcurrentMap<String, Drawn> kept = new ConcurrentHashMap<>();

  private static final class Drawn {
    private byte[] bytes;
    private long nanos;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    byte[] bytes;
    Drawn drawn = kept.computeIfAbsent("" + request.getQueryString(), address -> new Drawn());
    synchronized (drawn) {
      if (drawn.bytes == null || System.nanoTime() - drawn.nanos > FRESH_NANOS) {
        Copy copy = new Copy(response);
        chain.doFilter(request, copy);
        drawn.bytes = copy.getStatus() == HttpServletResponse.SC_OK ? copy.bytes() : null;
        drawn.nanos = System.nanoTime();
      }
      bytes = drawn.bytes;
    }
    if (bytes != null) {
      response.setContentType("text/html;charset=UTF-8");
      response.setHeader("Cache-Control", "no-store");
      // It is read by a script; whoever opens it himself gets words alone.
      response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    }
  }

  /** An answer that is kept instead of sent, all but its status. */
  private static final class Copy extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintWriter writer =
        new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));

    Copy(HttpServletResponse response) {
      super(response);
    }

    byte[] bytes() {
      writer.flush();
      return bytes.toByteArray();
    }

    @Override
    public PrintWriter getWriter() {
      return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return new ServletOutputStream() {
        @Override
        public void write(int oneByte) {
          bytes.write(oneByte);
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new IllegalStateException("a page is not drawn piece by piece");
        }
      };
    }

    @Override
    public void flushBuffer() {
      writer.flush();
    }

    @Override
    public void setContentLength(int length) {
      // It is that of the whole.
    }
  }
}
