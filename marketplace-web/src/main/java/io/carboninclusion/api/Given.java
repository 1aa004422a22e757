package io.carboninclusion.api;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.trading.TradingRefusal;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What every call must be given before a room is asked. */
public final class Given {

  /** Rows on a page when the call does not say. */
  public static final int DEFAULT_LIMIT = 50;

  private Given() {}

  /**
   * @throws Rejected MALFORMED_JSON if there is no body
   */
  public static <T> T body(T body) {
    if (body == null) {
      throw Rejected.because(ApiRefusal.MALFORMED_JSON);
    }
    return body;
  }

  /**
   * @throws Rejected FIELD_MISSING {field}
   */
  public static <T> T field(String name, T value) {
    if (value == null) {
      throw Rejected.because(ApiRefusal.FIELD_MISSING, name).at(name);
    }
    return value;
  }

  /**
   * A time with its offset, or null.
   *
   * @throws Rejected TIME_UNREADABLE
   */
  public static Instant time(String name, String asked) {
    if (asked == null || asked.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(asked).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw Rejected.because(ApiRefusal.TIME_UNREADABLE, name).at(name);
    }
  }

  /**
   * The number of an account, or null for one's own.
   *
   * @throws Rejected NO_SUCH_ACCOUNT
   */
  public static Long account(String asked) {
    return asked == null || asked.isEmpty() ? null : id(asked, ParticipantRefusal.NO_SUCH_ACCOUNT);
  }

  /**
   * The cursor as a list gave it, or null at the beginning.
   *
   * @throws Rejected CURSOR_UNUSABLE
   */
  public static Long cursor(String asked) {
    if (asked == null || asked.isEmpty()) {
      return null;
    }
    if (!asked.matches("[0-9]{1,18}")) {
      throw Rejected.because(ApiRefusal.CURSOR_UNUSABLE).at("cursor");
    }
    return Long.valueOf(asked);
  }

  /**
   * One of the names of an enumeration, from a query.
   *
   * @throws Rejected VALUE_NOT_OFFERED {field, what is offered}
   */
  public static <E extends Enum<E>> E word(String name, String asked, Class<E> offered) {
    checkWord(name, asked, offered);
    return Enum.valueOf(offered, asked);
  }

  static void checkWord(String name, String asked, Class<?> offered) {
    List<String> names =
        Arrays.stream(offered.getEnumConstants()).map(e -> ((Enum<?>) e).name()).toList();
    if (!names.contains(asked)) {
      throw Rejected.because(ApiRefusal.VALUE_NOT_OFFERED, name, String.join(", ", names)).at(name);
    }
  }

  /**
   * How many rows to show: {@link #DEFAULT_LIMIT} unless asked, never more than a page may have.
   */
  public static int limit(Integer asked) {
    return Page.size(asked == null ? DEFAULT_LIMIT : asked);
  }

  /** As {@link #limit(Integer)}, of a query as it came. */
  public static int limit(String asked) {
    return count("limit", asked, DEFAULT_LIMIT, Page.LIMIT);
  }

  /**
   * A number from 1 in a query: {@code otherwise} if it is left out, never more than {@code most}.
   *
   * @throws Rejected WHOLE_NUMBER_WANTED {name}
   */
  public static int count(String name, String asked, int otherwise, int most) {
    if (asked == null || asked.isEmpty()) {
      return otherwise;
    }
    if (!asked.matches("[0-9]{1,9}")) {
      throw Rejected.because(ApiRefusal.WHOLE_NUMBER_WANTED, name).at(name);
    }
    return Math.max(1, Math.min(Integer.parseInt(asked), most));
  }

  /**
   * A whole number in a query, or null if it is left out.
   *
   * @throws Rejected WHOLE_NUMBER_WANTED {name}
   */
  static Long whole(String name, String asked) {
    if (asked == null || asked.isEmpty()) {
      return null;
    }
    if (!asked.matches("[0-9]{1,18}")) {
      throw Rejected.because(ApiRefusal.WHOLE_NUMBER_WANTED, name).at(name);
    }
    return Long.valueOf(asked);
  }

  /**
   * The id in a path: what is no number names nothing.
   *
   * @param unknown the room's own reason for an id it does not have
   */
  public static long id(String asked, Enum<?> unknown) {
    if (!asked.matches("[0-9]{1,18}")) {
      throw Rejected.because(unknown, asked);
    }
    return Long.parseLong(asked);
  }

  /**
   * Where a name that is misread would do more than was meant.
   *
   * @throws Rejected UNKNOWN_FIELD {name}
   */
  static void onlyOf(UriInfo query, Set<String> known) {
    for (String name : query.getQueryParameters().keySet()) {
      if (!known.contains(name)) {
        throw Rejected.because(ApiRefusal.UNKNOWN_FIELD, name).at(name);
      }
    }
  }

  /**
   * The code, or null if {@code all} is "true" instead: nothing left out means everything.
   *
   * @throws Rejected FIELD_MISSING instrument; FIELD_NOT_ALLOWED, VALUE_NOT_OFFERED all
   */
  static String codeOrAll(String instrument, String all) {
    boolean isNamed = instrument != null && !instrument.isEmpty();
    if (all != null && isNamed) {
      throw Rejected.because(TradingRefusal.FIELD_NOT_ALLOWED, "all").at("all");
    }
    if (all != null && !all.equals("true")) {
      throw Rejected.because(ApiRefusal.VALUE_NOT_OFFERED, "all", "true").at("all");
    }
    if (all == null && !isNamed) {
      throw Rejected.because(ApiRefusal.FIELD_MISSING, "instrument").at("instrument");
    }
    return isNamed ? instrument : null;
  }
}
