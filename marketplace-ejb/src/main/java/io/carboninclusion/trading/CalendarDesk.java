package io.carboninclusion.trading;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.Proposal;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Sha256;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The trading calendar: anybody reads it; one administrator proposes a change or imports a file,
 * another approves (kind {@value #KIND}). Of an approved change nothing has to be carried out: the
 * calendar is made of the approved changes each time it is read.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CalendarDesk {

  static final String KIND = "CALENDAR";

  /** The most days that are read at once. */
  public static final int MOST_DAYS_READ = 400;

  /** So many days are named to the second person; of more the numbers. */
  private static final int NAMED = 20;

  @Inject Approvals approvals;
  @Inject Transactions transactions;
  @Inject Calendars calendars;

  /** The calendar in force. */
  public TradingCalendar calendar() {
    return calendars.now();
  }

  /**
   * A day as the calendar sees it.
   *
   * @param entry holiday or make-up workday, or null
   * @param trading whether instruments with sessions trade
   * @param traded whether any instrument has a trade on it
   */
  public record Day(LocalDate day, CalendarDay entry, boolean trading, boolean traded) {}

  /**
   * Days in their order.
   *
   * @throws Rejected CALENDAR_RANGE_INVALID {greatest} if they are more, or none
   */
  public List<Day> days(LocalDate from, LocalDate to) {
    long count = ChronoUnit.DAYS.between(from, to) + 1;
    if (count < 1 || count > MOST_DAYS_READ) {
      throw Rejected.because(TradingRefusal.CALENDAR_RANGE_INVALID, MOST_DAYS_READ).at("to");
    }
    TradingCalendar calendar = calendars.now();
    List<LocalDate> asked = from.datesUntil(to.plusDays(1)).toList();
    Set<LocalDate> traded = calendars.traded(asked);
    return asked.stream()
        .map(
            day ->
                new Day(
                    day,
                    calendar.entry(day).orElse(null),
                    calendar.isTradingDay(day),
                    traded.contains(day)))
        .toList();
  }

  /**
   * Proposes a change to a second administrator; kind of approval {@value #KIND}.
   *
   * @return the id of the proposal
   * @throws Rejected NOT_ALLOWED, CALENDAR_UNCHANGED, CALENDAR_TOO_MANY_DAYS {limit},
   *     CALENDAR_DAY_TWICE {day}, CALENDAR_DAY_OUT_OF_RANGE {first, last},
   *     CALENDAR_WORKDAY_NOT_WEEKEND {day}, CALENDAR_DAY_TRADED {day}, CALENDAR_CLOSED_TOO_LONG
   *     {day, greatest}, FIELD_MISSING, TEXT_...
   */
  public long propose(Caller caller, CalendarChange wish) {
    caller.require(Role.ADMIN);
    if (wish.days().size() > CalendarRules.MOST_DAYS) {
      throw Rejected.because(TradingRefusal.CALENDAR_TOO_MANY_DAYS, CalendarRules.MOST_DAYS)
          .at("days");
    }
    Map<LocalDate, CalendarDay> days = new TreeMap<>();
    for (CalendarDay entry : wish.days()) {
      CalendarDay checked = CalendarRules.checked(entry);
      if (days.put(checked.day(), checked) != null) {
        throw Rejected.because(TradingRefusal.CALENDAR_DAY_TWICE, checked.day().toString())
            .at("day");
      }
    }
    Set<LocalDate> traded = calendars.traded(holidays(days.values()));
    days.values().forEach(entry -> refuseTraded(entry, traded));
    TradingCalendar now = calendars.now();
    List<CalendarDay> changed = days.values().stream().filter(d -> isChange(d, now)).toList();
    boolean otherSetting =
        wish.makeUpWorkdaysTrade() != null
            && wish.makeUpWorkdaysTrade() != now.makeUpWorkdaysTrade();
    if (changed.isEmpty() && !otherSetting) {
      throw Rejected.because(TradingRefusal.CALENDAR_UNCHANGED).at("days");
    }
    return proposeChecked(
        caller, new CalendarChange(changed, otherSetting ? wish.makeUpWorkdaysTrade() : null), now);
  }

  /**
   * Reads a file as {@link CalendarFile} describes it, and proposes what differs from the calendar
   * to a second administrator. Entries that are no good are listed, the others stand.
   *
   * @throws Rejected NOT_ALLOWED, CALENDAR_FILE_UNREADABLE {line, column}, CALENDAR_TOO_MANY_DAYS
   *     {limit}, CALENDAR_CLOSED_TOO_LONG {day, greatest}
   */
  public CalendarImport importFile(Caller caller, byte[] content) {
    caller.require(Role.ADMIN);
    CalendarFile file = CalendarFile.read(content);
    TradingCalendar now = calendars.now();
    List<CalendarDay> changed = file.days().stream().filter(d -> isChange(d, now)).toList();
    Set<LocalDate> traded = calendars.traded(holidays(changed));
    List<CalendarImport.BadEntry> refused = new ArrayList<>(file.refused());
    List<CalendarDay> good = new ArrayList<>();
    for (CalendarDay entry : changed) {
      try {
        refuseTraded(entry, traded);
        good.add(entry);
      } catch (Rejected tradedAlready) {
        refused.add(file.bad(entry, tradedAlready));
      }
    }
    Long proposal =
        good.isEmpty() ? null : proposeChecked(caller, new CalendarChange(good, null), now);
    return new CalendarImport(
        proposal, good.size(), file.days().size() - changed.size(), List.copyOf(refused));
  }

  private static Set<LocalDate> holidays(Iterable<CalendarDay> days) {
    Set<LocalDate> holidays = new HashSet<>();
    for (CalendarDay entry : days) {
      if (entry.kind() == DayKind.HOLIDAY) {
        holidays.add(entry.day());
      }
    }
    return holidays;
  }

  private static void refuseTraded(CalendarDay entry, Set<LocalDate> traded) {
    if (entry.kind() == DayKind.HOLIDAY && traded.contains(entry.day())) {
      throw Rejected.because(TradingRefusal.CALENDAR_DAY_TRADED, entry.day().toString()).at("day");
    }
  }

  private static boolean isChange(CalendarDay entry, TradingCalendar now) {
    CalendarDay before = now.entry(entry.day()).orElse(null);
    return before == null ? entry.kind() != DayKind.ORDINARY : !before.equals(entry);
  }

  private long proposeChecked(Caller caller, CalendarChange change, TradingCalendar now) {
    refuseClosedTooLong(change, now);
    String document = change.document();
    Map<String, Object> facts = facts(change, document);
    return transactions.inNew(
        () -> {
          long id = calendars.nextId();
          long proposal = approvals.propose(new Proposal(KIND, id, caller.actor(), facts));
          calendars.add(
              new CalendarChangeRow(
                  id, document, proposal, caller.actor(), Clock.systemUTC().instant()));
          return proposal;
        });
  }

  private static void refuseClosedTooLong(CalendarChange change, TradingCalendar now) {
    Map<LocalDate, CalendarDay> then = new TreeMap<>();
    now.entries().forEach(entry -> then.put(entry.day(), entry));
    change.days().forEach(entry -> then.put(entry.day(), entry));
    boolean makeUp =
        change.makeUpWorkdaysTrade() == null
            ? now.makeUpWorkdaysTrade()
            : change.makeUpWorkdaysTrade();
    new TradingCalendar(then.values(), makeUp)
        .closedTooLong()
        .ifPresent(
            day -> {
              throw Rejected.because(
                      TradingRefusal.CALENDAR_CLOSED_TOO_LONG,
                      day.toString(),
                      TradingCalendar.LONGEST_CLOSED_DAYS)
                  .at("days");
            });
  }

  /** What the second person sees: the days themselves when they are few, else how many. */
  private static Map<String, Object> facts(CalendarChange change, String document) {
    Map<String, Object> facts = new TreeMap<>();
    List<CalendarDay> days = change.days();
    for (DayKind kind : DayKind.values()) {
      long count = days.stream().filter(entry -> entry.kind() == kind).count();
      if (count > 0) {
        facts.put(
            switch (kind) {
              case HOLIDAY -> "holidays";
              case MAKE_UP_WORKDAY -> "makeUpWorkdays";
              case ORDINARY -> "ordinaryDays";
            },
            count);
      }
    }
    if (!days.isEmpty()) {
      facts.put("validity", days.get(0).day() + " – " + days.get(days.size() - 1).day());
      facts.put(
          "calendarDays",
          days.stream()
              .limit(NAMED)
              .map(entry -> (entry.day() + " " + entry.nameZh() + " " + entry.nameEn()).strip())
              .collect(Collectors.joining("; ", "", days.size() > NAMED ? "; …" : "")));
    }
    if (change.makeUpWorkdaysTrade() != null) {
      facts.put("makeUpWorkdaysTrade", change.makeUpWorkdaysTrade());
    }
    facts.put("documentSha256", HexFormat.of().formatHex(Sha256.of(document)));
    return facts;
  }
}
