package io.carboninclusion.web.look;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a visitor's choice of language and of light or dark: any page asked for with {@code lang}
 * or {@code theme} stores the choice in a cookie and leads back to the same address without it.
 */
public class LookFilter extends HttpFilter {

  private static final Map<String, List<String>> CHOICES =
      Map.of(Look.LANGUAGE_COOKIE, Look.LANGUAGES, Look.THEME_COOKIE, Look.THEMES);
  private static final int ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean chosen =
        "GET".equals(request.getMethod())
            && !request.getServletPath().startsWith("/api")
            && CHOICES.keySet().stream().anyMatch(name -> request.getParameter(name) != null);
    if (!chosen) {
      chain.doFilter(request, response);
      return;
    }
    CHOICES.forEach(
        (name, allowed) -> {
          String value = request.getParameter(name);
          if (value != null && allowed.contains(value)) {
            response.addCookie(kept(request, name, value));
          }
        });
    response.sendRedirect(withoutChoice(request));
  }

  private static Cookie kept(HttpServletRequest request, String name, String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath(request.getContextPath().isEmpty() ? "/" : request.getContextPath());
    cookie.setMaxAge(ONE_YEAR_SECONDS);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    return cookie;
  }

  /** The address asked for; always a path of this application, so it cannot lead elsewhere. */
  private static String withoutChoice(HttpServletRequest request) {
    String query =
        request.getParameterMap().entrySet().stream()
            .filter(parameter -> !CHOICES.containsKey(parameter.getKey()))
            .flatMap(
                parameter ->
                    Stream.of(parameter.getValue())
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
    String path = request.getRequestURI().replaceFirst("^/+", "/");
    return path + (query.isEmpty() ? "" : "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
