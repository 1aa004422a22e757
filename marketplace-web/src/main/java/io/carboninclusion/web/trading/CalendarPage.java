package io.carboninclusion.web.trading;

import io.carboninclusion.trading.CalendarChange;
import io.carboninclusion.trading.CalendarDay;
import io.carboninclusion.trading.CalendarDesk;
import io.carboninclusion.trading.CalendarImport;
import io.carboninclusion.trading.DayKind;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.Flash;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.Param;

/** A month of the trading calendar, and what an administrator proposes to change of it. */
@Named
@RequestScoped
public class CalendarPage {

  private static final String REPORT = "calendarImport";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;
  private static final int WEEK = 7;

  @Inject private CalendarDesk desk;
  @Inject private CurrentCaller currentCaller;
  @Inject private Look look;

  @Inject @Param private String month;
  private Part file;
  private LocalDate day;
  private DayKind kind = DayKind.HOLIDAY;
  private String nameZh;
  private String nameEn;
  private List<List<Cell>> weeks;

  /** One day of the grid; days of the months beside it are shown faintly. */
  public record Cell(CalendarDesk.Day day, boolean inMonth, boolean today) {

    public int number() {
      return day.day().getDayOfMonth();
    }

    /** By what the day is, for its colour. */
    public String styleClass() {
      String what =
          day.entry() != null
              ? (day.entry().kind() == DayKind.HOLIDAY ? "holiday" : "workday")
              : (day.trading() ? "trading" : "weekend");
      return what + (inMonth ? "" : " beside") + (today ? " today" : "");
    }

    /** The word for it: a key of {@code calendar.}. */
    public String what() {
      return day.entry() == null
          ? (day.trading() ? "trading" : "weekend")
          : day.entry().kind().name();
    }
  }

  /** Whole weeks from Monday, so that the month's first and last day are among them. */
  public List<List<Cell>> getWeeks() {
    if (weeks == null) {
      YearMonth shown = shown();
      LocalDate from = shown.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      LocalDate to = shown.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
      LocalDate today = today();
      List<Cell> cells =
          desk.days(from, to).stream()
              .map(d -> new Cell(d, YearMonth.from(d.day()).equals(shown), d.day().equals(today)))
              .toList();
      weeks = new ArrayList<>();
      for (int i = 0; i < cells.size(); i += WEEK) {
        weeks.add(cells.subList(i, i + WEEK));
      }
    }
    return weeks;
  }

  /** What cannot be read is this month. */
  private YearMonth shown() {
    try {
      YearMonth asked = YearMonth.parse(month == null ? "" : month);
      if (asked.getYear() >= FIRST_YEAR && asked.getYear() <= LAST_YEAR) {
        return asked;
      }
    } catch (DateTimeParseException unreadable) {
      return YearMonth.from(today());
    }
    return YearMonth.from(today());
  }

  private static LocalDate today() {
    return LocalDate.now(Clock.system(SHANGHAI));
  }

  public String getMonth() {
    return shown().toString();
  }

  public String getPrevious() {
    return shown().minusMonths(1).toString();
  }

  public String getNext() {
    return shown().plusMonths(1).toString();
  }

  public boolean isMakeUpWorkdaysTrade() {
    return desk.calendar().makeUpWorkdaysTrade();
  }

  /**
   * Leads to the proposal, which a second administrator approves; refused as {@link CalendarDesk}.
   */
  public String proposeDay() {
    return proposed(new CalendarChange(List.of(new CalendarDay(day, kind, nameZh, nameEn)), null));
  }

  /** The other way round than it is now. */
  public String proposeMakeUpWorkdays() {
    return proposed(new CalendarChange(List.of(), !isMakeUpWorkdaysTrade()));
  }

  private String proposed(CalendarChange change) {
    long proposal = desk.propose(currentCaller.get(), change);
    return "/approval?faces-redirect=true&id=" + proposal;
  }

  /** The report is shown once, on the page that follows. */
  public String importFile() throws IOException {
    CalendarImport report =
        desk.importFile(currentCaller.get(), file.getInputStream().readAllBytes());
    flash().put(REPORT, report);
    return "/calendar?faces-redirect=true";
  }

  public CalendarImport getReport() {
    return (CalendarImport) flash().get(REPORT);
  }

  public String sentence(CalendarImport.BadEntry entry) {
    return Texts.of(entry.refusal(), look.getLocale());
  }

  private static Flash flash() {
    return FacesContext.getCurrentInstance().getExternalContext().getFlash();
  }

  public DayKind[] getKinds() {
    return DayKind.values();
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }

  public LocalDate getDay() {
    return day;
  }

  public void setDay(LocalDate day) {
    this.day = day;
  }

  public DayKind getKind() {
    return kind;
  }

  public void setKind(DayKind kind) {
    this.kind = kind;
  }

  public String getNameZh() {
    return nameZh;
  }

  public void setNameZh(String nameZh) {
    this.nameZh = nameZh;
  }

  public String getNameEn() {
    return nameEn;
  }

  public void setNameEn(String nameEn) {
    this.nameEn = nameEn;
  }
}
