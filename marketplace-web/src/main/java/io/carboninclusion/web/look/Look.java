package io.carboninclusion.web.look;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How this visitor sees the pages: language, light or dark, which colour means up. */
@Named
@RequestScoped
public class Look {

  static final String LANGUAGE_COOKIE = "lang";
  static final String THEME_COOKIE = "theme";
  static final List<String> LANGUAGES = List.of("zh", "en");
  static final List<String> THEMES = List.of("auto", "light", "dark");

  @Inject private HttpServletRequest request;

  public Locale getLocale() {
    return isEnglish() ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
  }

  /** The language tag of the html element. */
  public String getLang() {
    return isEnglish() ? "en" : "zh-CN";
  }

  public boolean isEnglish() {
    return "en".equals(cookie(LANGUAGE_COOKIE, LANGUAGES).or(this::namedLanguage).orElse("zh"));
  }

  public String getOtherLanguage() {
    return isEnglish() ? "zh" : "en";
  }

  /** light or dark; null leaves it to the visitor's system. */
  public String getTheme() {
    return cookie(THEME_COOKIE, THEMES).filter(theme -> !theme.equals("auto")).orElse(null);
  }

  /** What the switch leads to: from the system's choice to dark, to light, and back. */
  public String getNextTheme() {
    String theme = getTheme();
    if (theme == null) {
      return "dark";
    }
    return theme.equals("dark") ? "light" : "auto";
  }

  /** English readers expect green for up; the Chinese market shows red. */
  public String getUpDown() {
    return isEnglish() ? "intl" : null;
  }

  /** This page's address with one parameter set, for the two switches. */
  public String address(String name, String value) {
    TreeMap<String, String[]> parameters = new TreeMap<>();
    if ("GET".equals(request.getMethod())) {
      parameters.putAll(request.getParameterMap());
    }
    parameters.put(name, new String[] {value});
    return parameters.entrySet().stream()
        .flatMap(p -> Stream.of(p.getValue()).map(v -> encoded(p.getKey()) + "=" + encoded(v)))
        .collect(Collectors.joining("&", "?", ""));
  }

  /** What a script asks for without cookies, so that it keeps nobody logged in, names it. */
  private Optional<String> namedLanguage() {
    return Optional.ofNullable(request.getParameter("language")).filter(LANGUAGES::contains);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Optional<String> cookie(String name, List<String> allowed) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .filter(allowed::contains)
            .findFirst();
  }
}
