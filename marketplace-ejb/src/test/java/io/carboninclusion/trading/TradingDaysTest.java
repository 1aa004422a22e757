package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Trading days begin and end at midnight in Shanghai, also those that nobody was there for. */
class TradingDaysTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int SELLER = 1001;

  private final Exchange core = new Exchange(new QuietEvents());
  private final TradingDays days = new TradingDays();

  private static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(SHANGHAI).toInstant();
  }

  private static int day(String day) {
    return (int) LocalDate.parse(day).toEpochDay();
  }

  /** Carries out what is due, as the writer does, and tells it. */
  private List<String> carriedOut(String now) {
    return carriedOut(days, now);
  }

  private List<String> carriedOut(DueCommands by, String now) {
    List<String> told = new ArrayList<>();
    long micros = WriterClock.micros(at(now));
    List<RoomCommand> due = by.due(core, micros);
    while (!due.isEmpty()) {
      assertThat(due).hasSizeLessThanOrEqualTo(Batch.COMMANDS);
      for (RoomCommand command : due) {
        CommandReader reader = new CommandReader();
        byte[] bytes = Commands.of(command);
        reader.wrap(bytes, bytes.length);
        reader.next();
        assertThat(reader.hasKey()).isFalse();
        assertThat(new Replay(Set.of()).apply(reader, 1, micros, core)).isEqualTo(Reason.ACCEPTED);
        String when =
            OutcomeRecorder.instant(reader.dueMicros())
                .atZone(SHANGHAI)
                .toLocalDateTime()
                .toString();
        boolean ofPhase = reader.op() == Op.CHANGE_PHASE;
        told.add((ofPhase ? reader.phase() : reader.op()) + " " + reader.instrument() + " " + when);
      }
      due = by.due(core, micros);
    }
    return told;
  }

  @Test
  void aDayBeginsWithItsInstrumentAndChangesAtMidnight() {
    assertThat(carriedOut("2026-11-23T10:00")).isEmpty();
    core.defineInstrument(1, 1, 1_000);
    assertThat(carriedOut("2026-11-23T10:01")).containsExactly("OPEN_DAY 1 2026-11-23T00:00");
    assertThat(core.instrument(1).tradingDay()).isEqualTo(day("2026-11-23"));
    assertThat(carriedOut("2026-11-23T23:59:59.999999")).isEmpty();
    core.defineInstrument(3, 1, 1_000);
    assertThat(carriedOut("2026-11-24T00:00"))
        .containsExactly(
            "CLOSE_DAY 1 2026-11-24T00:00",
            "OPEN_DAY 3 2026-11-24T00:00",
            "OPEN_DAY 1 2026-11-24T00:00");
    assertThat(carriedOut("2026-11-24T00:00")).isEmpty();
  }

  @Test
  void daysOfAbsenceAreMadeUpForOneByOne() {
    core.defineInstrument(1, 1, 1_000);
    carriedOut("2026-11-20T10:00");
    assertThat(carriedOut("2026-11-22T10:00"))
        .containsExactly(
            "CLOSE_DAY 1 2026-11-21T00:00",
            "OPEN_DAY 1 2026-11-21T00:00",
            "CLOSE_DAY 1 2026-11-22T00:00",
            "OPEN_DAY 1 2026-11-22T00:00");
  }

  @Test
  void anotherMachineGoesOnWhereTheDayWasClosedButNoneBegun() {
    core.defineInstrument(1, 1, 1_000);
    carriedOut("2026-11-20T10:00");
    core.closeDay(1, day("2026-11-20"));
    TradingDays other = new TradingDays();
    assertThat(other.due(core, WriterClock.micros(at("2026-11-21T10:00"))))
        .containsExactly(
            new RoomCommand.OpenDay(
                RoomCommand.NO_INTENT,
                1,
                day("2026-11-21"),
                WriterClock.micros(at("2026-11-21T00:00"))));
  }

  @Test
  void moreThanABatchHoldsComesInSeveral() {
    for (int id = 1; id <= 3; id++) {
      core.defineInstrument(id, 1, 1_000);
    }
    carriedOut("2022-01-01T10:00");
    List<String> made = carriedOut("2026-01-01T10:00");
    assertThat(made).hasSize(3 * 2 * 1_461).doesNotHaveDuplicates();
    assertThat(core.instrument(3).tradingDay()).isEqualTo(day("2026-01-01"));
  }

  @Test
  void anOrderForTheDayIsOverInARealMarketThatWasDownAtMidnight() {
    SetClock clock = new SetClock(at("2026-11-20T10:00"));
    try (MarketFixture market = new MarketFixture().wall(clock).due(new TradingDays()).start()) {
      market.openInstrument(1);
      market.room(new RoomCommand.Issue(market.intent(), SELLER, 1, 3_000, MarketFixture.DOCUMENT));
      Awaitility.await()
          .atMost(20, TimeUnit.SECONDS)
          .until(() -> openDays(market).equals(List.of(day("2026-11-20"))));
      Outcome rests = order(market, Terms.plain(TimeInForce.DAY));
      assertThat(rests.reason()).isEqualTo(Reason.ACCEPTED);
      assertThat(rests.order().status()).isEqualTo(OrderStatus.OPEN);
      Outcome stays = order(market, Terms.plain(TimeInForce.GTC));
      assertThat(stays.reason()).isEqualTo(Reason.ACCEPTED);

      clock.set(at("2026-11-23T09:00"));
      market.due(new TradingDays()).restart();
      // Whatever comes first finds the order gone: what is due goes in front.
      Outcome late =
          market.room(new RoomCommand.Cancel(market.intent(), SELLER, rests.order().id()));
      assertThat(late.reason()).isEqualTo(Reason.ORDER_NOT_OPEN);
      Outcome cancelled =
          market.room(new RoomCommand.Cancel(market.intent(), SELLER, stays.order().id()));
      assertThat(cancelled.reason()).isEqualTo(Reason.ACCEPTED);
      Awaitility.await()
          .atMost(20, TimeUnit.SECONDS)
          .until(() -> openDays(market).equals(List.of(day("2026-11-23"))));
      assertThat(
              market.sql.list(
                  "SELECT day FROM market_view.day_close ORDER BY day", row -> row.getInt("day")))
          .containsExactly(day("2026-11-20"), day("2026-11-21"), day("2026-11-22"));
    }
  }

  @Test
  void aLastDayBeforeTodayIsRefusedButARepeatedCallIsAnsweredAsTheFirst() {
    SetClock clock = new SetClock(at("2026-11-20T23:00"));
    try (MarketFixture market = new MarketFixture().wall(clock).due(new TradingDays()).start()) {
      market.openInstrument(1);
      market.issue(SELLER, 1, 3_000);
      Awaitility.await()
          .atMost(20, TimeUnit.SECONDS)
          .until(() -> openDays(market).equals(List.of(day("2026-11-20"))));
      Outcome first = market.send(untilFriday("first"), SELLER);
      assertThat(first.reason()).isEqualTo(Reason.ACCEPTED);

      clock.set(at("2026-11-21T00:00:01"));
      market.due(new TradingDays()).restart();

      Outcome late = market.send(untilFriday("late"), SELLER);
      assertThat(List.of(late.reason(), late.expected(), late.given()))
          .isEqualTo(
              List.of(Reason.LAST_DAY_OVER, (long) day("2026-11-21"), (long) day("2026-11-20")));
      assertThat(market.send(untilFriday("first"), SELLER)).isEqualTo(first);
    }
  }

  private static byte[] untilFriday(String key) {
    Terms terms = new Terms(TimeInForce.GTD, day("2026-11-20"), false, 0, SelfTrade.NONE);
    return Commands.place(SELLER, 1, Side.SELL, OrderType.LIMIT, terms, 5_000, 1_000, "", key);
  }

  /** The national market's hours on instrument 1 from the 24th on; Thursday is a holiday. */
  private static Schedules nationalHours() {
    return new Schedules(
        new TradingCalendar(List.of(TradingCalendarTest.holiday("2026-11-26")), false),
        Map.of(
            1,
            List.of(
                new Timetables.Approved(
                    1,
                    Timetable.typed("09:30-11:30,13:00-15:00"),
                    LocalDate.parse("2026-11-24")))));
  }

  @Test
  void sessionsFollowTheTimetableFromItsFirstDayAndHolidaysAreNone() {
    TradingDays hours = new TradingDays(TradingDaysTest::nationalHours);
    core.defineInstrument(1, 1, 1_000);
    core.defineInstrument(2, 1, 1_000);
    assertThat(carriedOut(hours, "2026-11-23T14:00"))
        .containsExactly("OPEN_DAY 1 2026-11-23T00:00", "OPEN_DAY 2 2026-11-23T00:00");
    assertThat(carriedOut(hours, "2026-11-24T00:00"))
        .containsExactly(
            "CLOSE_DAY 1 2026-11-24T00:00",
            "CLOSE_DAY 2 2026-11-24T00:00",
            "CLOSED 1 2026-11-24T00:00",
            "OPEN_DAY 2 2026-11-24T00:00");
    assertThat(core.instrument(1).opensMicros())
        .isEqualTo(WriterClock.micros(at("2026-11-24T09:30")));
    assertThat(carriedOut(hours, "2026-11-24T09:29:59.999999")).isEmpty();
    assertThat(carriedOut(hours, "2026-11-24T09:30"))
        .containsExactly("OPEN_DAY 1 2026-11-24T09:30", "CONTINUOUS 1 2026-11-24T09:30");
    assertThat(carriedOut(hours, "2026-11-24T11:30")).containsExactly("CLOSED 1 2026-11-24T11:30");
    assertThat(core.instrument(1).isDayOpen()).isTrue();
    assertThat(carriedOut(hours, "2026-11-24T13:00"))
        .containsExactly("CONTINUOUS 1 2026-11-24T13:00");
    assertThat(carriedOut(hours, "2026-11-24T15:00"))
        .containsExactly("CLOSED 1 2026-11-24T15:00", "CLOSE_DAY 1 2026-11-24T15:00");
    // Two days later is a holiday; the one between was missed, and keeps its day.
    assertThat(carriedOut(hours, "2026-11-26T10:00").stream().filter(it -> it.contains(" 1 ")))
        .containsExactly(
            "OPEN_DAY 1 2026-11-25T09:30",
            "CLOSE_DAY 1 2026-11-25T15:00",
            "CLOSED 1 2026-11-26T00:00");
    assertThat(core.instrument(1).opensMicros())
        .isEqualTo(WriterClock.micros(at("2026-11-27T09:30")));
    assertThat(core.instrument(2).phase()).isEqualTo(TradingPhase.CONTINUOUS);
  }

  @Test
  void anOrderForTheDayIsOverWhenTheLastSessionEndsAndTheNextOneIsRefusedWithTheOpening() {
    TradingDays hours = new TradingDays(TradingDaysTest::nationalHours);
    core.defineInstrument(1, 1, 1_000);
    core.openTrading(1);
    core.issue(SELLER, 1, 10_000, 9);
    carriedOut(hours, "2026-11-24T14:59:59");
    Terms forDay = Terms.plain(TimeInForce.DAY);
    assertThat(core.place(SELLER, 1, Side.SELL, OrderType.LIMIT, forDay, 5_000, 1_000, 0))
        .isEqualTo(Reason.ACCEPTED);
    carriedOut(hours, "2026-11-24T15:00");
    assertThat(core.openOrders()).isZero();
    assertThat(core.place(SELLER, 1, Side.SELL, OrderType.LIMIT, forDay, 5_000, 1_000, 0))
        .isEqualTo(Reason.OUTSIDE_SESSION);
  }

  /**
   * Decided in the morning, as for a typhoon, while the day is under way and nothing has traded.
   */
  @Test
  void aDayThatBecomesAHolidayEndsWithItsMidnightAndTheNextOneBegins() {
    AtomicBoolean holiday = new AtomicBoolean();
    TradingDays hours =
        new TradingDays(
            () ->
                new Schedules(
                    new TradingCalendar(
                        holiday.get()
                            ? List.of(TradingCalendarTest.holiday("2026-11-24"))
                            : List.of(),
                        false),
                    nationalHours().timetables()));
    core.defineInstrument(1, 1, 1_000);
    carriedOut(hours, "2026-11-24T10:00");
    assertThat(core.instrument(1).isDayOpen()).isTrue();
    holiday.set(true);
    assertThat(carriedOut(hours, "2026-11-24T11:30")).containsExactly("CLOSED 1 2026-11-24T00:00");
    assertThat(carriedOut(hours, "2026-11-24T15:00")).isEmpty();
    assertThat(carriedOut(hours, "2026-11-25T15:00"))
        .containsExactly(
            "CLOSE_DAY 1 2026-11-25T00:00",
            "OPEN_DAY 1 2026-11-25T09:30",
            "CLOSE_DAY 1 2026-11-25T15:00",
            "CLOSED 1 2026-11-25T15:00");
  }

  /** Two changes of the calendar can bring that about of which each alone was right. */
  @Test
  void aCalendarThatIsClosedForTooLongStopsNobodyAndDaysGoOnBehindIt() {
    List<CalendarDay> closed =
        LocalDate.parse("2026-11-25")
            .datesUntil(LocalDate.parse("2027-02-25"))
            .map(day -> TradingCalendarTest.holiday(day.toString()))
            .toList();
    TradingDays hours =
        new TradingDays(
            () -> new Schedules(new TradingCalendar(closed, false), nationalHours().timetables()));
    core.defineInstrument(1, 1, 1_000);
    core.defineInstrument(2, 1, 1_000);
    carriedOut(hours, "2026-11-24T15:00");
    assertThat(carriedOut(hours, "2026-11-25T10:00"))
        .containsExactly(
            "CLOSED 1 2026-11-25T00:00",
            "CLOSE_DAY 2 2026-11-25T00:00",
            "OPEN_DAY 2 2026-11-25T00:00");
    carriedOut(hours, "2027-02-25T10:00");
    assertThat(core.instrument(1).tradingDay()).isEqualTo(day("2027-02-25"));
    assertThat(core.instrument(1).phase()).isEqualTo(TradingPhase.CONTINUOUS);
  }

  /** 6,000, then 7,000: the cool-down of five minutes begins at that moment. */
  private void halt(String when) {
    core.openTrading(1);
    core.issue(SELLER, 1, 1_000_000, 9);
    core.deposit(SELLER + 1, 1_000_000_000_000L, 10);
    core.setRule(1, Rule.HALT_MOVE_BASIS_POINTS, 500);
    core.time(WriterClock.micros(at(when)));
    for (long price : List.of(6_000L, 7_000L)) {
      order(SELLER, Side.SELL, TimeInForce.GTC, price);
      order(SELLER + 1, Side.BUY, TimeInForce.GTC, price);
    }
    assertThat(core.instrument(1).isHalted()).isTrue();
  }

  private void order(int account, Side side, TimeInForce time, long price) {
    assertThat(core.place(account, 1, side, OrderType.LIMIT, time, price, 1_000, 0))
        .isEqualTo(Reason.ACCEPTED);
  }

  /** The close knows those trades, and an order for the day has its part in them. */
  @Test
  void whatAHaltGatheredTradesBeforeTheDayCloses() {
    TradingDays hours = new TradingDays(TradingDaysTest::nationalHours);
    core.defineInstrument(1, 1, 1_000);
    carriedOut(hours, "2026-11-24T14:58");
    halt("2026-11-24T14:58");
    order(SELLER, Side.SELL, TimeInForce.DAY, 8_000);
    order(SELLER + 1, Side.BUY, TimeInForce.DAY, 8_000);
    carriedOut(hours, "2026-11-24T15:00");
    assertThat(core.lastTrade()).isEqualTo(3);
    assertThat(core.instrument(1).closeFen()).isEqualTo(7_000);
    assertThat(core.instrument(1).dayKg()).isZero();
    core.verify();
  }

  /** The machine was down from the halt to the next day. */
  @Test
  void aHaltThatWasOverLongAgoEndsBeforeTheDaysThatCameAfterIt() {
    TradingDays days = new TradingDays(TradingDaysTest::nationalHours);
    DueCommands all = days.then(new DueHalts());
    core.defineInstrument(1, 1, 1_000);
    carriedOut(all, "2026-11-24T10:00");
    halt("2026-11-24T10:00");
    assertThat(carriedOut(all, "2026-11-25T10:00"))
        .containsExactly(
            "CONTINUOUS 1 2026-11-24T10:05",
            "CLOSED 1 2026-11-24T15:00",
            "CLOSE_DAY 1 2026-11-24T15:00",
            "OPEN_DAY 1 2026-11-25T09:30",
            "CONTINUOUS 1 2026-11-25T09:30");
  }

  /** What was known counts while calendar and timetables cannot be read. */
  @Test
  void hoursThatCannotBeReadAreAsTheyWereKnown() {
    AtomicBoolean broken = new AtomicBoolean();
    TradingDays hours =
        new TradingDays(
            () -> {
              if (broken.get()) {
                throw new IllegalStateException("no database");
              }
              return nationalHours();
            });
    core.defineInstrument(1, 1, 1_000);
    carriedOut(hours, "2026-11-24T10:00");
    broken.set(true);
    assertThat(carriedOut(hours, "2026-11-24T11:30")).containsExactly("CLOSED 1 2026-11-24T11:30");
    broken.set(false);
    assertThat(carriedOut(hours, "2026-11-24T13:00"))
        .containsExactly("CONTINUOUS 1 2026-11-24T13:00");
  }

  /** Thousands of orders for the day are over before the next day begins, also by portions. */
  @Test
  void aDayWithManyOrdersIsEndedByAsManyCommandsAsItNeeds() {
    core.defineInstrument(1, 1, 1_000);
    core.openTrading(1);
    core.issue(SELLER, 1, 3_000_000, 9);
    carriedOut("2026-11-20T10:00");
    for (int i = 0; i < 2_500; i++) {
      Terms forDay = Terms.plain(TimeInForce.DAY);
      core.place(SELLER, 1, Side.SELL, OrderType.LIMIT, forDay, 5_000, 1_000, 0);
    }
    assertThat(carriedOut("2026-11-21T10:00"))
        .containsExactly(
            "CLOSE_DAY 1 2026-11-21T00:00",
            "CLOSE_DAY 1 2026-11-21T00:00",
            "CLOSE_DAY 1 2026-11-21T00:00",
            "OPEN_DAY 1 2026-11-21T00:00");
    assertThat(core.openOrders()).isZero();
  }

  private static Outcome order(MarketFixture market, Terms terms) {
    return market.room(
        new RoomCommand.Place(
            market.intent(), SELLER, 1, Side.SELL, OrderType.LIMIT, terms, 5_000, 1_000));
  }

  private static List<Integer> openDays(MarketFixture market) {
    return market.sql.list(
        "SELECT trading_day FROM market_view.instrument WHERE is_day_open", row -> row.getInt(1));
  }
}
