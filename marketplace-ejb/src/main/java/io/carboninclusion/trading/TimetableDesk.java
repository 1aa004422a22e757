package io.carboninclusion.trading;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.Proposal;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sessions of each instrument: anybody reads them; one administrator proposes others, a second
 * one approves (kind {@value #KIND}), and they count from the day behind the approval.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TimetableDesk {

  static final String KIND = "TIMETABLE";

  @Inject Approvals approvals;
  @Inject Transactions transactions;
  @Inject Listings listings;
  @Inject Timetables timetables;

  /** Of all instruments by code. */
  public List<InstrumentTimetable> timetables() {
    Map<Integer, List<Timetables.Approved>> approved = timetables.all();
    LocalDate today = today();
    return listings.instruments().stream()
        .map(instrument -> of(instrument, approved, today))
        .toList();
  }

  /**
   * Of one instrument, today and tomorrow (Asia/Shanghai).
   *
   * @throws Rejected UNKNOWN_CODE {code}
   */
  public InstrumentTimetable timetable(String code) {
    return of(listings.instrument(code), timetables.all(), today());
  }

  /**
   * Proposes other sessions to a second administrator; kind of approval {@value #KIND}.
   *
   * @param wish without sessions: around the clock
   * @return the id of the proposal
   * @throws Rejected NOT_ALLOWED, UNKNOWN_CODE {code}, TIMETABLE_UNCHANGED, and what {@link
   *     Timetable#checked} refuses
   */
  public long propose(Caller caller, String code, Timetable wish) {
    caller.require(Role.ADMIN);
    InstrumentTimetable before = timetable(code);
    if (wish.checked().equals(before.tomorrow())) {
      throw Rejected.because(TradingRefusal.TIMETABLE_UNCHANGED).at("sessions");
    }
    Map<String, Object> facts = new TreeMap<>();
    facts.put("instrument", before.instrument().code());
    addFact(wish, "aroundTheClock", "sessions", facts);
    addFact(before.tomorrow(), "presentAroundTheClock", "presentSessions", facts);
    return transactions.inNew(
        () -> {
          long id = timetables.nextId();
          long proposal = approvals.propose(new Proposal(KIND, id, caller.actor(), facts));
          timetables.add(
              new TimetableRow(
                  id,
                  before.instrument().id(),
                  wish,
                  proposal,
                  caller.actor(),
                  Clock.systemUTC().instant()));
          return proposal;
        });
  }

  /** The hours are numbers in every language; that there are none is a yes. */
  private static void addFact(
      Timetable timetable, String around, String sessions, Map<String, Object> facts) {
    if (timetable.isAroundTheClock()) {
      facts.put(around, true);
    } else {
      facts.put(sessions, timetable.hours());
    }
  }

  private static InstrumentTimetable of(
      InstrumentRecord instrument,
      Map<Integer, List<Timetables.Approved>> approved,
      LocalDate today) {
    List<Timetables.Approved> its = approved.getOrDefault(instrument.id(), List.of());
    return new InstrumentTimetable(
        instrument, Timetables.on(today, its), Timetables.on(today.plusDays(1), its));
  }

  private static LocalDate today() {
    return LocalDate.now(Clock.system(Instruments.MARKET_ZONE));
  }
}
