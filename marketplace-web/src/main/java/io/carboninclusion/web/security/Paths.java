package io.carboninclusion.web.security;

/** Addresses as the login sees them. */
final class Paths {

  static final String LOGIN = "/login";

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

  /** Where to go after the login: an address of ours, never another site's. */
  static String safe(String asked) {
    boolean ours =
        asked != null
            && asked.matches("/[^\\\\/\\p{Cntrl}][^\\\\\\p{Cntrl}]*")
            && !asked.startsWith(LOGIN);
    return ours ? asked : "/";
  }
}
