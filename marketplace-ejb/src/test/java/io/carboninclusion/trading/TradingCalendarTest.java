package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Holidays, make-up workdays and weekends: which days trade, and what may become of the calendar.
 */
class TradingCalendarTest {

  static CalendarDay holiday(String day) {
    return new CalendarDay(LocalDate.parse(day), DayKind.HOLIDAY, "节日", "Holiday");
  }

  static CalendarDay workday(String day) {
    return new CalendarDay(LocalDate.parse(day), DayKind.MAKE_UP_WORKDAY, "调休", "Make-up");
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  /**
   * National Day 2026: closed from Thursday, 1 October, to Wednesday; worked on Saturday, the 10th.
   */
  static TradingCalendar october(boolean makeUpWorkdaysTrade) {
    List<CalendarDay> days = new ArrayList<>(List.of(workday("2026-10-10")));
    for (int i = 1; i <= 7; i++) {
      days.add(holiday("2026-10-0" + i));
    }
    return new TradingCalendar(days, makeUpWorkdaysTrade);
  }

  @Test
  void theTradingDayBeforeIsNotYesterday() {
    TradingCalendar calendar = october(false);
    assertThat(calendar.previous(day("2026-10-08"))).isEqualTo("2026-09-30");
    assertThat(calendar.next(day("2026-09-30"))).isEqualTo("2026-10-08");
    assertThat(calendar.previous(day("2026-10-04"))).isEqualTo("2026-09-30");
    assertThat(calendar.previous(day("2026-10-12"))).isEqualTo("2026-10-09");
    assertThat(calendar.next(day("2026-12-31"))).isEqualTo("2027-01-01");
  }

  @Test
  void aWorkedSaturdayTradesOnlyIfTheSettingSaysSo() {
    assertThat(october(false).isTradingDay(day("2026-10-10"))).isFalse();
    assertThat(october(true).isTradingDay(day("2026-10-10"))).isTrue();
    assertThat(october(true).isTradingDay(day("2026-10-11"))).isFalse();
    assertThat(october(true).previous(day("2026-10-12"))).isEqualTo("2026-10-10");
  }

  @Test
  void ofTwoApprovedChangesTheLaterOneCountsAndOneMayTakeADayBack() {
    CalendarChange first =
        new CalendarChange(List.of(holiday("2026-12-01"), holiday("2026-12-02")), true);
    CalendarChange second =
        new CalendarChange(
            List.of(new CalendarDay(day("2026-12-01"), DayKind.ORDINARY, "", "")), null);
    TradingCalendar calendar =
        Calendars.merged(
            List.of(
                new Calendars.Approved(CalendarChange.of(first.document()), day("2026-11-23")),
                new Calendars.Approved(CalendarChange.of(second.document()), day("2026-11-24"))),
            days -> Set.of());
    assertThat(calendar.isTradingDay(day("2026-12-01"))).isTrue();
    assertThat(calendar.isTradingDay(day("2026-12-02"))).isFalse();
    assertThat(calendar.entry(day("2026-12-02"))).contains(holiday("2026-12-02"));
    assertThat(calendar.makeUpWorkdaysTrade()).isTrue();
  }

  @Test
  void aHolidayThatWasApprovedBehindItsOwnTradesIsPassedOver() {
    CalendarChange change =
        new CalendarChange(
            List.of(holiday("2026-11-20"), holiday("2026-11-23"), holiday("2026-11-24")), null);
    TradingCalendar calendar =
        Calendars.merged(
            List.of(new Calendars.Approved(change, day("2026-11-23"))),
            days -> {
              assertThat(days).containsExactlyInAnyOrder(day("2026-11-20"), day("2026-11-23"));
              return Set.of(day("2026-11-23"));
            });
    assertThat(calendar.isTradingDay(day("2026-11-20"))).isFalse();
    assertThat(calendar.isTradingDay(day("2026-11-23"))).isTrue();
    assertThat(calendar.isTradingDay(day("2026-11-24"))).isFalse();
  }

  @Test
  void aMarketThatIsClosedForMoreThanAMonthIsSeen() {
    List<CalendarDay> days = new ArrayList<>();
    for (LocalDate at = day("2026-06-01"); at.isBefore(day("2026-07-01")); at = at.plusDays(1)) {
      days.add(holiday(at.toString()));
    }
    assertThat(new TradingCalendar(days.subList(0, 26), false).closedTooLong()).isEmpty();
    TradingCalendar closed = new TradingCalendar(days, false);
    assertThat(closed.closedTooLong()).contains(day("2026-05-30"));
    assertThatThrownBy(() -> closed.next(day("2026-05-29")))
        .hasMessageContaining("no trading day within 30 days of 2026-05-29");
  }

  @Test
  void entriesOfAFileAreReadAndBadOnesAreListedByTheirNumber() {
    CalendarFile file =
        read(
            """
            {"holidays": {
              "2026-01-01": "New Year's Day,元旦,1",
              "2026-02-30": "No Day,没有,1",
              "2026-01-02": 7,
              "2026-01-03": "New Year's Day,元旦,1"},
             "workdays": {"2026-01-04": "New Year's Day,元旦,1", "2026-01-05": "Monday,周一,1",
              "2026-01-03": "Twice,两次,1"},
             "inLieuDays": {"2026-01-02": "New Year's Day,元旦,1"}}
            """);
    assertThat(file.days())
        .containsExactly(
            new CalendarDay(day("2026-01-01"), DayKind.HOLIDAY, "元旦", "New Year's Day"),
            new CalendarDay(day("2026-01-03"), DayKind.HOLIDAY, "元旦", "New Year's Day"),
            new CalendarDay(day("2026-01-04"), DayKind.MAKE_UP_WORKDAY, "元旦", "New Year's Day"));
    assertThat(file.refused())
        .extracting(
            bad -> bad.number() + " " + bad.line() + " " + bad.day() + " " + bad.refusal().reason())
        .containsExactly(
            "2 3 2026-02-30 CALENDAR_DAY_UNREADABLE",
            "3 4 2026-01-02 CALENDAR_NAMES_INVALID",
            "6 6 2026-01-05 CALENDAR_WORKDAY_NOT_WEEKEND",
            "7 7 2026-01-03 CALENDAR_DAY_TWICE");
  }

  @Test
  void whatIsNoSuchFileIsRefusedAsAWhole() {
    for (String content :
        List.of(
            "",
            "[]",
            "{}",
            "{\"holidays\": 1}",
            "{\"holidays\": {\"2026-01-01\": ",
            "\0\0",
            "{\"holidays\": {}}",
            "{\"holidays\": {\"2026-01-01\": {}}}",
            "{\"holidays\": {\"2026-01-01\": \"a,b,1\"}} {}")) {
      assertThatThrownBy(() -> read(content))
          .as(content)
          .hasMessageContaining("CALENDAR_FILE_UNREADABLE");
    }
  }

  private static CalendarFile read(String content) {
    return CalendarFile.read(content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The real file of twenty-three years: no month is closed, and Spring Festival 2026 is nine days.
   */
  @Test
  void theRealCalendarIsTaken() throws IOException {
    Path real = Path.of("../../shared/data/calendar/chinese-days.json");
    Assumptions.assumeTrue(Files.exists(real));
    CalendarFile file = CalendarFile.read(Files.readAllBytes(real));
    assertThat(file.refused()).isEmpty();
    assertThat(file.days()).hasSize(619 + 150);
    TradingCalendar calendar = new TradingCalendar(file.days(), false);
    assertThat(calendar.closedTooLong()).isEmpty();
    assertThat(calendar.previous(day("2026-02-24"))).isEqualTo("2026-02-13");
    assertThat(calendar.isTradingDay(day("2026-02-14"))).isFalse();
    assertThat(new TradingCalendar(file.days(), true).previous(day("2026-02-24")))
        .isEqualTo("2026-02-14");
    CalendarChange whole = new CalendarChange(file.days(), null);
    assertThat(CalendarChange.of(whole.document())).isEqualTo(whole);
  }
}
