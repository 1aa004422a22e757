package io.carboninclusion.personal;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import io.carboninclusion.bench.Figure;
import io.carboninclusion.bench.Figures;
import io.carboninclusion.bench.Machine;
import io.carboninclusion.bench.Samples;
import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Measures acts a second from the file to the balances, with the default caps, beside LOAD DATA of
 * the same rows into the same table with the same rows before them, in the same run. Also the
 * greatest heap in use after a collection, which must not grow with the file.
 *
 * <p>{@code mvn -Pbench verify -Dbench.suites=ingest}: sizes of 100,000 (five times) and
 * 1,000,000; further sizes as arguments.
 */
public final class IngestBenchmark {

  private static final int ACCOUNTS = 100_000;
  private static final long FIRST_DAY = 1_735_660_800L;
  private static final AtomicLong GREATEST_HEAP = new AtomicLong();

  private static final double LOAD_SHARE = 0.5;
  private static final int REPEATS = 5;

  private final PersonalFixture market = new PersonalFixture();
  private final Machine machine = new Machine();
  private final long serverBefore = CpuTime.server();

  private IngestBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    watchTheHeap();
    int[] sizes =
        arguments.length == 0
            ? new int[] {100_000, 1_000_000}
            : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    new IngestBenchmark().run(sizes);
    System.exit(0);
  }

  private void run(int[] sizes) throws Exception {
    System.out.printf(
        "%d processors, load %.1f%n",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    long begin = System.nanoTime();
    upload(UploadKind.ACCOUNTS, new Lines(ACCOUNTS, "account,consents,version\n", this::account));
    System.out.printf("%,d accounts opened in %.1f s%n", ACCOUNTS, seconds(begin));
    measure(200_000, 0, new Rates(new Samples(), new Samples()));
    int round = 1;
    for (int size : sizes) {
      Rates rates = new Rates(new Samples(), new Samples());
      for (int repeat = 0; repeat < Math.min(REPEATS, Math.max(1, 1_000_000 / size)); repeat++) {
        measure(size, round++, rates);
      }
      tell(size, rates);
    }
  }

  /** Acts a second, of each repeat. */
  private record Rates(Samples ours, Samples loaded) {}

  /** Each round has days of its own, so the caps of a day see the acts of this round only. */
  private void measure(int acts, int round, Rates rates) throws Exception {
    System.gc();
    Lines lines =
        new Lines(acts, "act,account,mode,start,end,metres\n", line -> act(line, acts, round));
    long begin = System.nanoTime();
    CpuTime cpu = new CpuTime();
    Upload upload = upload(UploadKind.ACTS, lines);
    double ours = seconds(begin);
    String ourCpu = cpu.perAct(acts);
    Path earlier = export("upload_id <> " + upload.id(), "earlier-acts.txt");
    Path rows = export("upload_id = " + upload.id(), "acts.txt");
    market.execute("TRUNCATE TABLE market.personal_act");
    load(earlier);
    cpu = new CpuTime();
    double load = load(rows);
    String loadCpu = cpu.perAct(upload.accepted());
    rates.ours().add(acts / ours);
    rates.loaded().add(upload.accepted() / load);
    System.out.printf(
        "%,d acts, %,d accepted; file to balances %,.0f/s, LOAD DATA %,.0f/s: %.0f %%;"
            + " greatest heap after a collection %d MiB%n    CPU us an act: %s; LOAD DATA: %s%n",
        acts,
        upload.accepted(),
        acts / ours,
        upload.accepted() / load,
        100 * (acts / ours) / (upload.accepted() / load),
        GREATEST_HEAP.get() >> 20,
        ourCpu,
        loadCpu);
    Files.delete(earlier);
    Files.delete(rows);
  }

  private void tell(int acts, Rates rates) {
    String name = "%,d acts from the file to the balances / LOAD DATA".formatted(acts);
    int busy = machine.others((CpuTime.server() - serverBefore) / 1e9);
    Figures.tell(
        Figure.rate(name, "/s", rates.ours(), rates.loaded(), LOAD_SHARE, busy));
    Figures.tell(
        Figure.information(
            name + ": greatest heap", "MiB", Samples.of(GREATEST_HEAP.getAndSet(0) >> 20), busy));
  }

  private Upload upload(UploadKind kind, InputStream body) {
    return market.upload(new NewUpload(kind, "WH", true, false, null, null, null), body, 0);
  }

  private String account(int line) {
    return "person-" + line + ",COMPUTE POOL,1\n";
  }

  /** In the order of time, as a platform exports them; persons in no order. */
  private static String act(int line, int acts, int round) {
    long person = Math.floorMod(line * 7_919L + line / ACCOUNTS * 31L, ACCOUNTS);
    long start = FIRST_DAY + round * 8_640_000L + line / ACCOUNTS * 3_600L + line % 1_800;
    return "trip-"
        + round
        + "-"
        + acts
        + "-"
        + line
        + ",person-"
        + person
        + ",SHARED_BIKE,"
        + start
        + ","
        + (start + 420 + line % 600)
        + ","
        + (700 + line % 1_500)
        + "."
        + line % 1_000_000
        + "\n";
  }

  private Path export(String which, String name) throws SQLException, IOException {
    Path file = Path.of("target", name);
    try (Connection connection = market.access.connect(market.access.migration(), "market");
        Statement statement = connection.createStatement();
        var output = Files.newOutputStream(file)) {
      statement.setFetchSize(10_000);
      ResultSet acts =
          statement.executeQuery(
              "SELECT "
                  + ActStore.ACT_COLUMNS
                  + " FROM personal_act FORCE INDEX (PRIMARY) WHERE "
                  + which
                  + " ORDER BY id");
      boolean more = acts.next();
      while (more) {
        LoadText text = new LoadText();
        for (int n = 0; more && n < 10_000; n++) {
          text.number(acts.getLong(1)).number(acts.getLong(2)).hash(Hash128.of(acts.getBytes(3)));
          for (int column = 4; column <= 11; column++) {
            text.number(acts.getLong(column));
          }
          text.end();
          more = acts.next();
        }
        text.stream().transferTo(output);
      }
    }
    return file;
  }

  /** Into the same table with the same keys, and at first with the same rows before them. */
  private double load(Path file) throws SQLException, IOException {
    try (Connection connection =
            market.access.connect(market.access.migration(), DatabaseAccess.MARKET);
        Statement statement = connection.createStatement();
        InputStream rows = Files.newInputStream(file)) {
      long begin = System.nanoTime();
      statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(rows);
      statement.executeUpdate(
          "LOAD DATA LOCAL INFILE 'rows' INTO TABLE market.personal_act CHARACTER SET binary ("
              + ActStore.ACT_COLUMNS
              + ")");
      return seconds(begin);
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void watchTheHeap() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, nothing) -> {
                var info =
                    GarbageCollectionNotificationInfo.from(
                        (CompositeData) notification.getUserData());
                long used =
                    info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> pool.getKey().startsWith("G1"))
                        .map(java.util.Map.Entry::getValue)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
                GREATEST_HEAP.accumulateAndGet(used, Math::max);
              },
              null,
              null);
    }
  }

  /** CPU time of this JVM and of the database server since it was made. */
  private static final class CpuTime {
    private final OperatingSystemMXBean jvm =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long jvmNanos = jvm.getProcessCpuTime();
    private final long serverNanos = server();

    String perAct(long acts) {
      return String.format(
          "JVM %.1f, MariaDB %.1f",
          (jvm.getProcessCpuTime() - jvmNanos) / (acts * 1e3),
          (server() - serverNanos) / (acts * 1e3));
    }

    private static long server() {
      return TestDatabase.embedded()
          .process()
          .info()
          .totalCpuDuration()
          .orElse(Duration.ZERO)
          .toNanos();
    }
  }

  /** What a line says. */
  private interface Line {
    String of(int number);
  }

  /** A file that is made while it is read. */
  private static final class Lines extends InputStream {

    private final int count;
    private final Line line;
    private byte[] bytes;
    private int at;
    private int next;

    Lines(int count, String headings, Line line) {
      this.count = count;
      this.line = line;
      this.bytes = headings.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) {
      if (at == bytes.length) {
        if (next == count) {
          return -1;
        }
        StringBuilder some = new StringBuilder();
        for (int n = 0; n < 1_000 && next < count; n++) {
          some.append(line.of(next++));
        }
        bytes = some.toString().getBytes(StandardCharsets.US_ASCII);
        at = 0;
      }
      int read = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, target, from, read);
      at += read;
      return read;
    }
  }
}
