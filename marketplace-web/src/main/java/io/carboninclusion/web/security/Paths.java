package io.carboninclusion.web.security;

import java.util.Set;

/** Which addresses need no login; every other page does, so that a forgotten one is closed. */
final class Paths {

  static final String LOGIN = "/login";

  private static final Set<String> PUBLIC =
      Set.of(
          "/",
          "/home",
          "/market",
          "/instrument",
          "/certificate",
          "/check",
          "/ledger",
          "/sign-up",
          "/error",
          LOGIN);

  private Paths() {}

  /** Asked without looking at the session: calls with a token of their own, and resources. */
  static boolean isOpen(String path) {
    return path.equals("/api")
        || path.startsWith("/api/")
        || path.startsWith("/jakarta.faces.resource/")
        || path.startsWith("/resources/")
        || path.startsWith("/developers/")
        || path.equals("/developers")
        || path.equals("/favicon.ico");
  }

  static boolean isPublic(String path) {
    String page = path.endsWith(".xhtml") ? path.substring(0, path.length() - 6) : path;
    return PUBLIC.contains(page.equals("/index") ? "/" : page);
  }

  /** Where to go after the login: an address of ours, never another site's. */
  static String safe(String asked) {
    boolean ours =
        asked != null
            && asked.matches("/[^\\\\/\\p{Cntrl}][^\\\\\\p{Cntrl}]*")
            && !asked.startsWith(LOGIN);
    return ours ? asked : "/";
  }
}
