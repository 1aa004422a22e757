package io.carboninclusion.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IngestTest {

  private static final String HEADINGS = "act,account,mode,start,end,metres\n";
  private static final Path TRIPS = Path.of("..", "..", "shared", "data", "trips");
  private static final int WITHOUT_CAPS = 2;

  private final PersonalFixture market = new PersonalFixture();

  private static String ride(String act, String account, int minute, int minutes, String metres) {
    long start = 1_757_000_000L / 86_400 * 86_400 + minute * 60L;
    return act
        + ","
        + account
        + ",SHARED_BIKE,"
        + start
        + ","
        + (start + minutes * 60L)
        + ","
        + metres
        + "\n";
  }

  @Test
  void anActIsCountedDownToTheMilligramAndGoesToTheBalance() {
    market.open("anna");
    Upload upload = market.acts(HEADINGS + ride("t1", "anna", 10, 8, "961.391344"));

    assertThat(upload.isDone()).isTrue();
    assertThat(upload.accepted()).isEqualTo(1);
    // 961.391344 m at 40 mg a metre are 38,455.65376 mg.
    assertThat(upload.mg()).isEqualTo(38_455);
    assertThat(market.number("SELECT SUM(earned_mg) FROM market.personal_balance"))
        .isEqualTo(38_455);
  }

  @Test
  void everyBadLineIsListedAndTheOthersCount() {
    market.open("anna", "boris");
    market.accounts("account,consents,version\ncarla,POOL,1\n");
    byte[] gbk = "t20,北,SHARED_BIKE,1,2,3\n".getBytes(java.nio.charset.Charset.forName("GBK"));
    String file =
        HEADINGS
            + ride("t1", "anna", 10, 8, "900")
            + "t2,anna,SHARED_BIKE,1757000000\n"
            + ride("t3", "anna", 30, -1, "900")
            + ride("t4", "anna", 40, 1, "6667")
            + ride("t5", "anna", 50, 5, "0")
            + ride("t6", "nobody", 60, 5, "900")
            + ride("t7", "carla", 60, 5, "900")
            + ride("t1", "anna", 70, 5, "900")
            + ride("t8", "anna", 12, 2, "100")
            + "t9,anna,ROCKET,1757000000,1757000100,5\n"
            + "t10,anna,SHARED_BIKE,yesterday,1757000100,5\n"
            + "t11,anna,SHARED_BIKE,1757000000,1757000100,-5\n"
            + ",anna,SHARED_BIKE,1757000000,1757000100,5\n"
            + ride("t12", "anna", 100, 1500, "900")
            + ride("t13", "boris", 10, 8, "900");
    byte[] text = file.getBytes(StandardCharsets.UTF_8);
    byte[] whole = java.util.Arrays.copyOf(text, text.length + gbk.length);
    System.arraycopy(gbk, 0, whole, text.length, gbk.length);

    Upload upload = market.upload(UploadKind.ACTS, whole, 0);

    assertThat(market.refused(upload))
        .containsExactly(
            "3 LINE_COLUMNS",
            "4 END_BEFORE_START",
            "5 SPEED_ABOVE 400 30",
            "6 METRES_BELOW 0 1",
            "7 ACCOUNT_UNKNOWN",
            "8 CONSENT_MISSING",
            "9 ALREADY_COUNTED",
            "10 OVERLAPS",
            "11 MODE_UNKNOWN",
            "12 TIME_UNREADABLE",
            "13 METRES_UNREADABLE 4000000",
            "14 FIELD_MISSING act",
            "15 ACT_TOO_LONG 25 24",
            "17 LINE_ENCODING");
    assertThat(upload.accepted()).isEqualTo(2);
    assertThat(upload.repeated()).isEqualTo(1);
    assertThat(upload.refused()).isEqualTo(13);
    assertThat(upload.linesRead()).isEqualTo(16);
  }

  @Test
  void theSameFileChangesNothingAndTheSameTripInAnotherIsListed() {
    market.open("anna");
    String file = HEADINGS + ride("t1", "anna", 10, 8, "900") + ride("t2", "anna", 30, 8, "900");
    Upload first = market.acts(file);

    assertThat(market.acts(file)).isEqualTo(first);

    Upload other = market.acts(file + ride("t3", "anna", 50, 8, "900"));
    assertThat(other.accepted()).isEqualTo(1);
    assertThat(other.repeated()).isEqualTo(2);
    assertThat(market.refused(other)).containsExactly("2 ALREADY_COUNTED", "3 ALREADY_COUNTED");
    assertThat(market.number("SELECT SUM(acts) FROM market.personal_balance")).isEqualTo(3);
  }

  @Test
  void aTripWhoseNumberIsTakenIsRepeatedEvenWhenItSaysSomethingElse() {
    market.open("anna", "boris");
    market.acts(HEADINGS + ride("t1", "anna", 10, 8, "900"));

    Upload other = market.acts(HEADINGS + ride("t1", "boris", 300, 8, "900"));

    assertThat(market.refused(other)).containsExactly("2 ALREADY_COUNTED");
    assertThat(market.number("SELECT COUNT(*) FROM market.personal_act")).isEqualTo(1);
  }

  @Test
  void theDaysCapHoldsAcrossFiles() {
    market.open("anna");
    StringBuilder day = new StringBuilder(HEADINGS);
    for (int ride = 0; ride < 15; ride++) {
      day.append(ride("a" + ride, "anna", ride * 10, 8, "900"));
    }
    market.acts(day.toString());
    StringBuilder more = new StringBuilder(HEADINGS);
    for (int ride = 0; ride < 7; ride++) {
      more.append(ride("b" + ride, "anna", 200 + ride * 10, 8, "900"));
    }

    Upload upload = market.acts(more.toString());

    assertThat(upload.accepted()).isEqualTo(5);
    assertThat(market.refused(upload))
        .containsExactly("7 RIDES_OF_DAY 21 20", "8 RIDES_OF_DAY 21 20");
  }

  /**
   * 200 persons ride every 90 minutes for 19 days; in each of the last chunks someone rides twice
   * at once, half of them at the time of a ride that stands in an earlier chunk.
   */
  @Test
  void theAnswerDoesNotDependOnHowTheFileIsCut() {
    int persons = 200;
    int rides = 300;
    market.open(names(persons));
    StringBuilder file = new StringBuilder(HEADINGS);
    int overlapping = 0;
    for (int ride = 0; ride < rides; ride++) {
      for (int person = 0; person < persons; person++) {
        file.append(ride("t" + ride + "-" + person, "p" + person, ride * 90, 8, "900"));
        if (ride % 50 == 49 && person % 10 == 0) {
          int same = person % 20 == 0 ? ride : ride - 130;
          if (same >= 0) {
            file.append(ride("o" + ride + "-" + person, "p" + person, same * 90 + 2, 8, "900"));
            overlapping++;
          }
        }
      }
    }

    Upload upload = market.acts(file.toString());

    assertThat(upload.linesRead()).isGreaterThan(2L * ActChunk.LINES);
    assertThat(upload.accepted()).isEqualTo((long) persons * rides);
    assertThat(upload.refused()).isEqualTo(overlapping);
    assertThat(
            market.number(
                "SELECT COUNT(*) FROM market.personal_refused_act WHERE reason = 'OVERLAPS'"))
        .isEqualTo(overlapping);
    assertThat(market.number("SELECT SUM(acts) FROM market.personal_balance"))
        .isEqualTo((long) persons * rides);
    // The same rides under other numbers: whatever is asked of this file was counted by another.
    Upload again = market.acts(file.toString().replace("\nt", "\nx"));
    assertThat(again.accepted()).isZero();
  }

  private static String[] names(int persons) {
    return java.util.stream.IntStream.range(0, persons)
        .mapToObj(p -> "p" + p)
        .toArray(String[]::new);
  }

  /** As when the market is killed between the two transactions of a chunk. */
  @Test
  void whatWasCountedAndNotCarriedOverReachesTheBalancesOnce() {
    market.open("anna", "boris");
    String file = HEADINGS + ride("t1", "anna", 10, 8, "900") + ride("t2", "boris", 30, 8, "900");
    NewUpload wish = new NewUpload(UploadKind.ACTS, "WH", true, false, null, null, null);
    long id =
        market.register(wish, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), 0);

    assertThatThrownBy(() -> market.work(new LastConnectionBreaks(market.database)))
        .hasRootCauseMessage("the connection breaks");

    assertThat(market.number("SELECT COUNT(*) FROM market.personal_act")).isEqualTo(2);
    assertThat(market.number("SELECT SUM(acts) FROM market.personal_balance")).isZero();
    assertThat(
            market.number("SELECT state = 'RUNNING' FROM market.personal_upload WHERE id = " + id))
        .isEqualTo(1);

    market.work();
    market.work();

    assertThat(market.number("SELECT SUM(acts) FROM market.personal_balance")).isEqualTo(2);
    assertThat(market.number("SELECT SUM(earned_mg) FROM market.personal_balance"))
        .isEqualTo(72_000);
    assertThat(market.number("SELECT state = 'DONE' FROM market.personal_upload WHERE id = " + id))
        .isEqualTo(1);
  }

  /** The third connection that is opened, that of the balances, breaks at its second commit. */
  private static final class LastConnectionBreaks implements PoolSql.Database {
    private final PoolSql.Database real;
    private int opened;
    private int commits;

    LastConnectionBreaks(PoolSql.Database real) {
      this.real = real;
    }

    @Override
    public Connection open() throws SQLException {
      Connection connection = real.open();
      opened++;
      return opened < 3 ? connection : breaking(connection);
    }

    private Connection breaking(Connection connection) {
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("commit") && ++commits == 2) {
                  throw new SQLException("the connection breaks");
                }
                return method.invoke(connection, arguments);
              });
    }
  }

  @Test
  void linesOfJsonAreReadAsWell() {
    market.open("anna");
    String lines =
        """
        {"act":"j1","account":"an\\u006ea","mode":"METRO","start":"2025-09-04T08:00:00+08:00",\
        "end":"2025-09-04T08:30:00+08:00","metres":null}
        {"act":"j2","account":"anna","mode":"WALKING","start":1757000000,"end":1757000600,\
        "metres":700.5,"steps":1001}
        {"act":"j3","account":{"id":"anna"}}
        """;
    NewUpload wish = new NewUpload(UploadKind.ACTS, "WH", false, false, null, null, null);

    Upload upload =
        market.upload(wish, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), 0);

    assertThat(market.refused(upload)).containsExactly("3 LINE_UNREADABLE");
    assertThat(upload.mg()).isEqualTo(170_000 + 20_020);
  }

  @Test
  void realTripsWithoutCapsGiveTheKnownSum() throws IOException {
    assumeThat(TRIPS).isDirectory();
    openRiders();
    long mg = 0;
    long accepted = 0;
    for (String day : new String[] {"11", "12"}) {
      Upload upload = market.upload(UploadKind.ACTS, trips(day), WITHOUT_CAPS);
      assertThat(upload.refused() + upload.repeated()).isZero();
      mg += upload.mg();
      accepted += upload.accepted();
    }

    assertThat(accepted).isEqualTo(70_424);
    assertThat(mg).isEqualTo(2_440_642_451L);
    assertThat(market.number("SELECT SUM(earned_mg) FROM market.personal_balance"))
        .isEqualTo(2_440_642_451L);
  }

  @Test
  void realTripsWithTheDefaultCapsAreAllAcceptedOrListed() throws IOException {
    assumeThat(TRIPS).isDirectory();
    openRiders();
    long accepted = 0;
    long listed = 0;
    for (String day : new String[] {"11", "12"}) {
      Upload upload = market.upload(UploadKind.ACTS, trips(day), 0);
      accepted += upload.accepted();
      listed += upload.refused() + upload.repeated();
    }

    assertThat(accepted + listed).isEqualTo(70_424);
    assertThat(market.number("SELECT COUNT(*) FROM market.personal_refused_act")).isEqualTo(listed);
    assertThat(
            market.number(
                "SELECT COUNT(*) FROM market.personal_refused_act WHERE reason = 'SPEED_ABOVE'"))
        .isBetween(900L, 1_105L);
  }

  private void openRiders() throws IOException {
    Set<String> riders = new TreeSet<>();
    for (String day : new String[] {"11", "12"}) {
      Files.readAllLines(TRIPS.resolve("bike-trips-201709" + day + ".csv")).stream()
          .skip(1)
          .forEach(line -> riders.add(line.split(",")[1]));
    }
    Upload opened = market.open(riders.toArray(String[]::new));
    assertThat(opened.accepted()).isEqualTo(20_511);
  }

  /** The recorded trips with a column for the mode. */
  private static byte[] trips(String day) throws IOException {
    StringBuilder file = new StringBuilder();
    for (String line : Files.readAllLines(TRIPS.resolve("bike-trips-201709" + day + ".csv"))) {
      file.append(line).append(line.startsWith("trip_id") ? ",mode\n" : ",SHARED_BIKE\n");
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }
}
