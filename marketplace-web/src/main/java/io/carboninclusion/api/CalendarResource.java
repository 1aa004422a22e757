package io.carboninclusion.api;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.CalendarChange;
import io.carboninclusion.trading.CalendarDay;
import io.carboninclusion.trading.CalendarDesk;
import io.carboninclusion.trading.CalendarImport;
import io.carboninclusion.trading.DayKind;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Holidays, make-up workdays and trading days: everybody reads them, two administrators change. */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "交易日历 Calendar")
public class CalendarResource {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Inject CalendarDesk desk;
  @Inject CurrentCaller currentCaller;
  @Context HttpHeaders headers;

  /** A stretch of the calendar. */
  @Schema(name = "Calendar")
  public record CalendarAnswer(
      @Schema(description = "whether make-up workdays are trading days")
          boolean makeUpWorkdaysTrade,
      List<DayAnswer> items) {}

  /** One day. */
  @Schema(name = "CalendarDayAnswer")
  public record DayAnswer(
      LocalDate day,
      @Schema(description = "HOLIDAY, MAKE_UP_WORKDAY, or absent") DayKind kind,
      @Schema(description = "of the holiday, or absent") String nameZh,
      @Schema(description = "of the holiday, or absent") String nameEn,
      @Schema(description = "a trading day of instruments with sessions") boolean tradingDay,
      @Schema(description = "there was a trade on it") boolean traded) {

    static DayAnswer of(CalendarDesk.Day day) {
      CalendarDay entry = day.entry();
      return new DayAnswer(
          day.day(),
          entry == null ? null : entry.kind(),
          entry == null ? null : entry.nameZh(),
          entry == null ? null : entry.nameEn(),
          day.trading(),
          day.traded());
    }
  }

  /** A proposed change. */
  public record NewCalendar(
      @Schema(description = "new entries; kind HOLIDAY, MAKE_UP_WORKDAY or ORDINARY")
          List<CalendarDay> days,
      @Schema(description = "whether make-up workdays are trading days; absent: as it is")
          Boolean makeUpWorkdaysTrade) {}

  /** The id of what waits for a second administrator. */
  @Schema(name = "ProposedCalendar")
  public record Proposed(long proposal) {}

  /** What became of a file. */
  @Schema(name = "ImportedCalendar")
  public record Imported(
      @Schema(description = "waits for a second administrator; absent if nothing changes")
          Long proposal,
      int proposed,
      int unchanged,
      List<BadEntry> refused) {}

  /** An entry that was refused while the others stand; its number counts the file's entries. */
  @Schema(name = "BadCalendarEntry")
  public record BadEntry(int number, long line, String day, String reason, String message) {}

  @GET
  @PermitAll
  @Path("/calendar")
  @Operation(
      summary = "交易日历",
      description =
          "Holidays, make-up workdays and trading days of Asia/Shanghai; this year if from and to"
              + " are left out, at most 400 days. An instrument that trades around the clock does"
              + " not mind them. Public.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarAnswer.class)))
  @APIResponse(responseCode = "422", description = "CALENDAR_RANGE_INVALID")
  public CalendarAnswer calendar(
      @Parameter(description = "first day, YYYY-MM-DD") @QueryParam("from") String from,
      @Parameter(description = "last day, YYYY-MM-DD") @QueryParam("to") String to) {
    int year = LocalDate.now(Clock.system(SHANGHAI)).getYear();
    List<CalendarDesk.Day> days =
        desk.days(
            day("from", from, LocalDate.of(year, 1, 1)), day("to", to, LocalDate.of(year, 12, 31)));
    return new CalendarAnswer(
        desk.calendar().makeUpWorkdaysTrade(), days.stream().map(DayAnswer::of).toList());
  }

  @POST
  @Path("/admin/calendar")
  @Operation(
      summary = "提议日历改动，待第二位管理员复核",
      description =
          "Proposes entries, and whether make-up workdays trade, to a second administrator (kind"
              + " CALENDAR). ORDINARY takes an entry back. Role ADMIN.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Proposed.class)))
  @APIResponse(
      responseCode = "422",
      description =
          "CALENDAR_DAY_TRADED, CALENDAR_DAY_TWICE, CALENDAR_DAY_OUT_OF_RANGE,"
              + " CALENDAR_WORKDAY_NOT_WEEKEND, CALENDAR_CLOSED_TOO_LONG, CALENDAR_TOO_MANY_DAYS,"
              + " CALENDAR_UNCHANGED")
  public Response propose(NewCalendar wish) {
    NewCalendar typed = Given.body(wish);
    List<CalendarDay> days = typed.days() == null ? List.of() : typed.days();
    days.forEach(day -> Given.field("days", day));
    CalendarChange change = new CalendarChange(days, typed.makeUpWorkdaysTrade());
    return Response.accepted(new Proposed(desk.propose(currentCaller.get(), change))).build();
  }

  @POST
  @Path("/admin/calendar/file")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      summary = "导入节假日与调休日文件，待第二位管理员复核",
      description =
          "A JSON object with holidays and workdays, each an object of \"2026-01-01\":"
              + " \"New Year's Day,元旦,1\"; other members are passed over. What differs from the"
              + " calendar is proposed (kind CALENDAR); bad entries are named by number, the others"
              + " stand. Role ADMIN.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Imported.class)))
  @APIResponse(
      responseCode = "422",
      description = "CALENDAR_FILE_UNREADABLE, CALENDAR_TOO_MANY_DAYS, CALENDAR_CLOSED_TOO_LONG")
  public Response importFile(byte[] content) {
    CalendarImport report = desk.importFile(currentCaller.get(), Given.body(content));
    Locale language = Problems.language(headers);
    List<BadEntry> refused =
        report.refused().stream()
            .map(
                bad ->
                    new BadEntry(
                        bad.number(),
                        bad.line(),
                        bad.day(),
                        bad.refusal().reason(),
                        Texts.of(bad.refusal(), language)))
            .toList();
    return Response.accepted(
            new Imported(report.proposal(), report.proposed(), report.unchanged(), refused))
        .build();
  }

  private static LocalDate day(String name, String asked, LocalDate otherwise) {
    if (asked == null || asked.isEmpty()) {
      return otherwise;
    }
    try {
      return LocalDate.parse(asked);
    } catch (DateTimeParseException unreadable) {
      throw Rejected.because(ApiRefusal.DATE_UNREADABLE, name).at(name);
    }
  }
}
