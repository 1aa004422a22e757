package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.personal.UploadLimits;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Refuses a body that is too large before anything reads it: 1 MiB, 10 MiB for files, and what
 * {@link UploadLimits} says for the files of partner platforms. A body that does not say its length
 * is counted while it is read.
 */
public class BodyLimit extends HttpFilter {

  static final long LIMIT = 1L << 20;
  static final long FILE_LIMIT = 10L << 20;
  static final long UPLOAD_LIMIT = UploadLimits.BYTES;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long limit = isUpload(request) ? UPLOAD_LIMIT : limit(request.getContentType());
    if (request.getContentLengthLong() > limit) {
      refuse(limit, request, response);
    } else {
      chain.doFilter(new Counted(request, limit), response);
    }
  }

  /** Files of accounts and acts stream through; their own limits hold while they are taken in. */
  private static boolean isUpload(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getRequestURI().matches(".*/api/v1/schemes/[^/]+/(acts|accounts)");
  }

  static long limit(String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    boolean file =
        type.startsWith("multipart/form-data")
            || type.startsWith("application/pdf")
            || type.startsWith("image/")
            || type.startsWith("text/csv")
            || type.startsWith("application/x-ndjson");
    return file ? FILE_LIMIT : LIMIT;
  }

  static Rejected tooLarge(long limit) {
    return Rejected.because(ApiRefusal.BODY_TOO_LARGE, limit >> 20);
  }

  private static void refuse(long limit, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Problem problem = Problems.problem(tooLarge(limit), language(request));
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    // Otherwise the server would read the rest, only to keep the connection.
    response.setHeader("Connection", "close");
    response.getWriter().write(JsonbBuilder.create().toJson(problem));
  }

  /** Chinese unless another language is asked for. */
  static Locale language(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null ? Problems.CHINESE : request.getLocale();
  }

  /** A request whose body ends in a refusal when it grows beyond the limit. */
  private static final class Counted extends HttpServletRequestWrapper {

    private final long limit;
    private CountedStream stream;

    Counted(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) {
        stream = new CountedStream(super.getInputStream(), limit);
      }
      return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      String encoding = getCharacterEncoding() == null ? "UTF-8" : getCharacterEncoding();
      return new BufferedReader(new InputStreamReader(getInputStream(), encoding));
    }
  }
}
