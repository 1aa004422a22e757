package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.kernel.Rejected;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of a day and the changes they bring due, over holidays, nights and long absences. */
class SessionScheduleTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** As on the national market: call auction, two halves with a break between them, close. */
  private static final Timetable USUAL =
      new Timetable(
              List.of(
                  session(SessionKind.CONTINUOUS, "09:30", "11:30"),
                  session(SessionKind.CALL_AUCTION, "09:15", "09:25"),
                  session(SessionKind.CONTINUOUS, "13:00", "15:00"),
                  session(SessionKind.BLOCK, "09:30", "15:00")))
          .checked();

  private static final List<String> USUAL_DAY =
      List.of(
          "09:15 DAY_OPENED",
          "09:15 CALL_AUCTION",
          "09:25 BREAK",
          "09:30 CONTINUOUS",
          "11:30 BREAK",
          "13:00 CONTINUOUS",
          "15:00 CLOSED",
          "15:00 DAY_CLOSED");

  private static Session session(SessionKind kind, String from, String to) {
    return new Session(kind, minute(from), minute(to));
  }

  private static int minute(String clock) {
    return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
  }

  private static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(SHANGHAI).toInstant();
  }

  private static List<String> due(
      Timetable timetable, TradingCalendar calendar, String after, String until) {
    return new SessionSchedule(timetable, calendar)
        .due(at(after), at(until)).stream()
            .map(
                change ->
                    change.due().atZone(SHANGHAI).toLocalDateTime()
                        + " "
                        + change.to()
                        + " of "
                        + change.day())
            .toList();
  }

  private static List<String> usual(String... days) {
    List<String> lines = new ArrayList<>();
    for (String day : days) {
      USUAL_DAY.forEach(line -> lines.add(day + "T" + line + " of " + day));
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"})
  void aWeekOfAbsenceOverNationalDayIsMadeUpForInOrderWhateverTheMachinesZone(String zone) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      assertThat(
              due(
                  USUAL,
                  TradingCalendarTest.october(false),
                  "2026-09-30T08:00",
                  "2026-10-12T09:00"))
          .isEqualTo(usual("2026-09-30", "2026-10-08", "2026-10-09"));
      assertThat(
              due(USUAL, TradingCalendarTest.october(true), "2026-10-09T15:00", "2026-10-12T09:00"))
          .isEqualTo(usual("2026-10-10"));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void whoAsksStepByStepHearsEachChangeOnce() {
    List<String> steps = new ArrayList<>();
    LocalDateTime from = LocalDateTime.parse("2026-12-30T00:00");
    LocalDateTime end = LocalDateTime.parse("2027-01-06T00:00");
    TradingCalendar newYear =
        new TradingCalendar(List.of(TradingCalendarTest.holiday("2027-01-01")), false);
    for (LocalDateTime at = from; at.isBefore(end); at = at.plusMinutes(5)) {
      steps.addAll(due(USUAL, newYear, at.toString(), at.plusMinutes(5).toString()));
    }
    assertThat(steps)
        .isEqualTo(due(USUAL, newYear, from.toString(), end.toString()))
        .isEqualTo(usual("2026-12-30", "2026-12-31", "2027-01-04", "2027-01-05"));
  }

  @Test
  void whatIsDueAtTheLastMomentBelongsToItAndWhatWasDueAtTheFirstIsOver() {
    TradingCalendar plain = new TradingCalendar(List.of(), false);
    assertThat(due(USUAL, plain, "2026-11-23T11:30", "2026-11-23T13:00"))
        .containsExactly("2026-11-23T13:00 CONTINUOUS of 2026-11-23");
    assertThat(due(USUAL, plain, "2026-11-23T13:00", "2026-11-23T13:00")).isEmpty();
    assertThat(due(USUAL, plain, "2026-11-23T14:00", "2026-11-23T13:00")).isEmpty();
  }

  @Test
  void aroundTheClockEveryDayChangesAtMidnightHolidaysToo() {
    assertThat(
            due(
                Timetable.AROUND_THE_CLOCK,
                TradingCalendarTest.october(false),
                "2026-10-02T23:59",
                "2026-10-04T12:00"))
        .containsExactly(
            "2026-10-03T00:00 DAY_CLOSED of 2026-10-02",
            "2026-10-03T00:00 DAY_OPENED of 2026-10-03",
            "2026-10-04T00:00 DAY_CLOSED of 2026-10-03",
            "2026-10-04T00:00 DAY_OPENED of 2026-10-04");
  }

  @Test
  void aSessionUntilMidnightEndsBeforeTheNextDayBegins() {
    Timetable whole =
        new Timetable(List.of(session(SessionKind.CONTINUOUS, "00:00", "24:00"))).checked();
    assertThat(
            due(
                whole,
                new TradingCalendar(List.of(), false),
                "2026-11-19T12:00",
                "2026-11-21T12:00"))
        .containsExactly(
            "2026-11-20T00:00 CLOSED of 2026-11-19",
            "2026-11-20T00:00 DAY_CLOSED of 2026-11-19",
            "2026-11-20T00:00 DAY_OPENED of 2026-11-20",
            "2026-11-20T00:00 CONTINUOUS of 2026-11-20",
            "2026-11-21T00:00 CLOSED of 2026-11-20",
            "2026-11-21T00:00 DAY_CLOSED of 2026-11-20");
  }

  @Test
  void overlappingSessionsAreRefusedWithBothNames() {
    refused(
        "SESSIONS_OVERLAP [sessions] [CALL_AUCTION, 09:15–09:31, CONTINUOUS, 09:30–11:30]",
        session(SessionKind.CONTINUOUS, "09:30", "11:30"),
        session(SessionKind.CALL_AUCTION, "09:15", "09:31"));
    refused(
        "SESSIONS_OVERLAP [sessions] [BLOCK, 09:30–15:00, BLOCK, 14:59–16:00]",
        session(SessionKind.CONTINUOUS, "09:30", "11:30"),
        session(SessionKind.BLOCK, "14:59", "16:00"),
        session(SessionKind.BLOCK, "09:30", "15:00"));
  }

  @Test
  void whatNoDayCanBeIsRefused() {
    refused("SESSION_TIMES_INVALID", session(SessionKind.CONTINUOUS, "09:30", "09:30"));
    refused("SESSION_TIMES_INVALID", session(SessionKind.CONTINUOUS, "09:30", "24:01"));
    refused("SESSION_TIMES_INVALID", new Session(SessionKind.CONTINUOUS, -1, 10));
    refused("SESSION_CONTINUOUS_MISSING", session(SessionKind.BLOCK, "09:30", "10:00"));
    refused(
        "CALL_AUCTION_LEADS_NOWHERE",
        session(SessionKind.CONTINUOUS, "09:30", "10:00"),
        session(SessionKind.CALL_AUCTION, "10:00", "10:10"));
    Session[] many = new Session[Timetable.MOST_SESSIONS + 1];
    for (int i = 0; i < many.length; i++) {
      many[i] = new Session(SessionKind.CONTINUOUS, i * 10, i * 10 + 5);
    }
    refused("TOO_MANY_SESSIONS [sessions] [12, 13]", many);
  }

  private static void refused(String why, Session... sessions) {
    assertThatThrownBy(() -> new Timetable(List.of(sessions)).checked())
        .isInstanceOf(Rejected.class)
        .hasMessageContaining(why);
  }

  @Test
  void typedHoursAreSessionsWhateverTheMarksBetweenThem() {
    for (String typed :
        List.of(
            "09:30-11:30, 13:00-15:00", "13:00–15:00；9：30 至 11:30", "09:30-11:30\n13:00-15:00")) {
      assertThat(Timetable.typed(typed).hours()).as(typed).isEqualTo("09:30–11:30, 13:00–15:00");
    }
    Timetable usual = Timetable.typed("09:30-11:30,13:00-24:00").checked();
    assertThat(Timetable.of(usual.document())).isEqualTo(usual);
    assertThat(Timetable.typed(usual.hours())).isEqualTo(usual);
    Timetable withCall = Timetable.typed("（09:15-09:25）,09:30-11:30").checked();
    assertThat(withCall.hours()).isEqualTo("(09:15–09:25), 09:30–11:30");
    assertThat(withCall.sessions().get(0).kind()).isEqualTo(SessionKind.CALL_AUCTION);
    assertThat(Timetable.typed(withCall.hours())).isEqualTo(withCall);
    assertThat(Timetable.typed(" ").isAroundTheClock()).isTrue();
    assertThat(Timetable.typed(null).isAroundTheClock()).isTrue();
  }

  @Test
  void hoursThatCannotBeReadAreRefusedByTheirNumber() {
    for (String second :
        List.of("", "13:00", "13:00-15:60", "13:00-24:01", "13-15", "a-b", "1-2-3")) {
      assertThatThrownBy(() -> Timetable.typed("09:30-11:30," + second))
          .as(second)
          .isInstanceOfSatisfying(
              Rejected.class,
              refusal -> {
                assertThat(refusal.reason()).isEqualTo("SESSION_UNREADABLE");
                assertThat(refusal.arguments()).isEqualTo(List.of(2));
              });
    }
  }

  @Test
  void aTimetableCountsFromItsFirstDayUntilTheNextOneDoes() {
    List<Timetables.Approved> approved =
        List.of(
            new Timetables.Approved(1, USUAL, LocalDate.parse("2026-11-24")),
            new Timetables.Approved(1, Timetable.AROUND_THE_CLOCK, LocalDate.parse("2026-11-26")));
    assertThat(Timetables.on(LocalDate.parse("2026-11-23"), approved).isAroundTheClock()).isTrue();
    assertThat(Timetables.on(LocalDate.parse("2026-11-24"), approved)).isEqualTo(USUAL);
    assertThat(Timetables.on(LocalDate.parse("2026-11-25"), approved)).isEqualTo(USUAL);
    assertThat(Timetables.on(LocalDate.parse("2026-11-26"), approved).isAroundTheClock()).isTrue();
  }
}
