package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sessions of an instrument's trading day, by their beginning. None at all is "around the
 * clock": every day trades, whatever the calendar says, and the day changes at midnight.
 */
public record Timetable(List<Session> sessions) {

  public static final Timetable AROUND_THE_CLOCK = new Timetable(List.of());

  /** More sessions no day has. */
  public static final int MOST_SESSIONS = 12;

  static final int DAY_MINUTES = 24 * 60;

  public Timetable {
    sessions =
        sessions.stream()
            .sorted(Comparator.comparingInt(Session::fromMinute).thenComparing(Session::kind))
            .toList();
  }

  /**
   * Sessions as an administrator types them: {@code (09:15-09:25), 09:30-11:30, 13:00-15:00}, one
   * in brackets is a call auction; nothing is around the clock.
   *
   * @throws Rejected SESSION_UNREADABLE {number of the session}
   */
  public static Timetable typed(String text) {
    List<Session> sessions = new ArrayList<>();
    if (text != null && !text.isBlank()) {
      for (String hours : text.split("[,，、;；\\n]", -1)) {
        String session = hours.strip();
        boolean isCall = session.matches("[(（].*[)）]");
        String[] ends =
            (isCall ? session.substring(1, session.length() - 1) : session).split("[-–—~～至]", -1);
        if (ends.length != 2) {
          throw refused(TradingRefusal.SESSION_UNREADABLE, sessions.size() + 1);
        }
        SessionKind kind = isCall ? SessionKind.CALL_AUCTION : SessionKind.CONTINUOUS;
        sessions.add(session(kind, sessions.size() + 1, ends[0], ends[1]));
      }
    }
    return new Timetable(sessions);
  }

  /**
   * A session of continuous trading or a call auction.
   *
   * @param number of the session, from 1, for the refusal
   * @throws Rejected SESSION_UNREADABLE {number}
   */
  public static Session session(SessionKind kind, int number, String from, String to) {
    int begin = Session.minute(from);
    int end = Session.minute(to);
    if (begin < 0 || end < 0) {
      throw refused(TradingRefusal.SESSION_UNREADABLE, number);
    }
    return new Session(kind, begin, end);
  }

  /** As it is kept: each session's kind and minutes. */
  String document() {
    JsonArrayBuilder document = Json.createArrayBuilder();
    for (Session it : sessions) {
      document.add(
          Json.createArrayBuilder().add(it.kind().name()).add(it.fromMinute()).add(it.toMinute()));
    }
    return document.build().toString();
  }

  static Timetable of(String document) {
    try (var reader = Json.createReader(new StringReader(document))) {
      return new Timetable(
          reader.readArray().getValuesAs(JsonValue::asJsonArray).stream()
              .map(Timetable::session)
              .toList());
    }
  }

  private static Session session(JsonArray kept) {
    return new Session(SessionKind.valueOf(kept.getString(0)), kept.getInt(1), kept.getInt(2));
  }

  /** As in (09:15–09:25), 09:30–11:30; empty around the clock. */
  public String hours() {
    return sessions.stream()
        .map(it -> it.kind() == SessionKind.CALL_AUCTION ? "(" + it.hours() + ")" : it.hours())
        .collect(Collectors.joining(", "));
  }

  public boolean isAroundTheClock() {
    return sessions.isEmpty();
  }

  /** The sessions of the book, without those of block trades. */
  List<Session> ofTheBook() {
    return sessions.stream().filter(session -> session.kind() != SessionKind.BLOCK).toList();
  }

  /**
   * Refuses what no day can be.
   *
   * @throws Rejected TOO_MANY_SESSIONS {greatest, given}, SESSION_TIMES_INVALID {hours},
   *     SESSIONS_OVERLAP {kind, hours, kind, hours}, SESSION_CONTINUOUS_MISSING,
   *     CALL_AUCTION_LEADS_NOWHERE {hours}
   */
  public Timetable checked() {
    if (sessions.size() > MOST_SESSIONS) {
      throw refused(TradingRefusal.TOO_MANY_SESSIONS, MOST_SESSIONS, sessions.size());
    }
    for (Session it : sessions) {
      if (it.kind() == null
          || it.fromMinute() < 0
          || it.toMinute() > DAY_MINUTES
          || it.fromMinute() >= it.toMinute()) {
        throw refused(TradingRefusal.SESSION_TIMES_INVALID, it.hours());
      }
    }
    refuseOverlaps(ofTheBook());
    refuseOverlaps(sessions.stream().filter(it -> it.kind() == SessionKind.BLOCK).toList());
    if (!isAroundTheClock()
        && sessions.stream().noneMatch(it -> it.kind() == SessionKind.CONTINUOUS)) {
      throw refused(TradingRefusal.SESSION_CONTINUOUS_MISSING);
    }
    refuseAuctionThatLeadsNowhere();
    return this;
  }

  private static void refuseOverlaps(List<Session> inOrder) {
    for (int i = 1; i < inOrder.size(); i++) {
      Session a = inOrder.get(i - 1);
      Session b = inOrder.get(i);
      if (a.overlaps(b)) {
        throw refused(TradingRefusal.SESSIONS_OVERLAP, a.kind(), a.hours(), b.kind(), b.hours());
      }
    }
  }

  /** What a call auction leaves open goes on in a session, or it would wait for another day. */
  private void refuseAuctionThatLeadsNowhere() {
    List<Session> book = ofTheBook();
    if (!book.isEmpty() && book.get(book.size() - 1).kind() == SessionKind.CALL_AUCTION) {
      throw refused(TradingRefusal.CALL_AUCTION_LEADS_NOWHERE, book.get(book.size() - 1).hours());
    }
  }

  private static Rejected refused(TradingRefusal why, Object... arguments) {
    return Rejected.because(why, arguments).at("sessions");
  }
}
