package io.carboninclusion.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Holds back an answer that another thread gives until the thread that brought the call has left
 * it. The server hands request and response to the connection's next call as soon as an answer is
 * complete, and the first thread may not have finished with them: under faults and full load some
 * orders of ten thousand then came with status 200 instead of 201.
 */
public class CallThread extends HttpFilter {
  private static final String LEFT = CallThread.class.getName();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    CompletableFuture<Void> left = new CompletableFuture<>();
    request.setAttribute(LEFT, left);
    try {
      chain.doFilter(request, response);
    } finally {
      left.complete(null);
    }
  }

  /** Completes when the call's own thread has left it. */
  static CompletionStage<?> left(HttpServletRequest call) {
    return (CompletionStage<?>) call.getAttribute(LEFT);
  }

  /** The same answer, not before the call's own thread has left it. */
  static <T> CompletionStage<T> leaves(HttpServletRequest call, CompletionStage<T> answer) {
    return answer.thenCombine(left(call), (given, nothing) -> given);
  }
}
