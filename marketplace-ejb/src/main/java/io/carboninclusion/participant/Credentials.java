package io.carboninclusion.participant;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import java.util.Locale;

/** A new user's login, name and hashed password, checked. */
record Credentials(String login, String displayName, PasswordHash passwordHash) {

  static final int DISPLAY_NAME_LIMIT = 100;

  static final int LOGIN_LONGEST = 64;

  /** UTF-16 units of the longest password, before it is composed. */
  static final int PASSWORD_UNITS = 4 * Text.PASSWORD_LONGEST;

  /**
   * Checks everything before the password is hashed, which takes long.
   *
   * @throws Rejected LOGIN_UNUSABLE, PASSWORD_UNUSABLE {shortest, longest}, those of {@link Text}
   */
  static Credentials of(String login, String password, String displayName, LoginQueue queue) {
    String name = Text.line("displayName", displayName, DISPLAY_NAME_LIMIT);
    String user = login(login);
    if (!Text.isLogin(user)) {
      throw Rejected.because(ParticipantRefusal.LOGIN_UNUSABLE).at("login");
    }
    return new Credentials(user, name, hashed(user, password, queue));
  }

  /**
   * @throws Rejected PASSWORD_UNUSABLE {shortest, longest}, LOGIN_BUSY
   */
  static PasswordHash hashed(String login, String password, LoginQueue queue) {
    int length = password == null ? 0 : password.codePointCount(0, password.length());
    if (length < Text.PASSWORD_SHORTEST
        || length > Text.PASSWORD_LONGEST
        || login.equals(password)) {
      throw Rejected.because(
              ParticipantRefusal.PASSWORD_UNUSABLE, Text.PASSWORD_SHORTEST, Text.PASSWORD_LONGEST)
          .at("password");
    }
    return queue.compute(() -> PasswordHash.of(password));
  }

  /** A login as it is kept: lower case, without spaces around it. */
  static String login(String typed) {
    return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
  }
}
