package io.carboninclusion.db;

import io.carboninclusion.db.DatabaseAccess.Login;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The MariaDB server that the default run brings with it.
 *
 * <p>Its life: the binaries are unpacked and the data directory is created once; a server that an
 * earlier, killed run left behind is found by its pid file and stopped; then it is started on a
 * port of its own, on the loopback address, with the settings that lose no answer, and its users
 * get the passwords that are kept beside it. {@link #close} stops it in order; the data stays.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Duration PATIENCE_AT_START = Duration.ofSeconds(120);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(60);
  private static final String LOOPBACK = "127.0.0.1";

  private final Path home;
  private final ServerFiles files;
  private final PidFile pidFile;
  private final List<String> furtherOptions;
  private final DatabaseAccess access;
  private final int port;
  private Process process;

  private EmbeddedDatabase(Path home, Path binaries, List<String> furtherOptions) {
    this.home = home.toAbsolutePath().normalize();
    this.files = new ServerFiles(binaries.toAbsolutePath().normalize());
    this.pidFile = new PidFile(this.home.resolve("mariadbd.pid"));
    this.furtherOptions = List.copyOf(furtherOptions);
    files.unpack();
    pidFile.stopWhatIsLeft(PATIENCE_AT_STOP);
    files.createData(data());
    this.port = choosePort();
    this.access = accessOn(port);
  }

  /** Starts the server whose data, binaries, log and secrets are in {@code home}. */
  public static EmbeddedDatabase start(Path home) {
    return start(home, home.resolve("mariadb"), List.of());
  }

  /**
   * Starts a server with its binaries elsewhere, as tests share them, and with further options of
   * mariadbd, which come last and so win.
   */
  public static EmbeddedDatabase start(Path home, Path binaries, List<String> furtherOptions) {
    EmbeddedDatabase database = new EmbeddedDatabase(home, binaries, furtherOptions);
    database.run();
    return database;
  }

  public DatabaseAccess access() {
    return access;
  }

  public int port() {
    return port;
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Ends the server as a power cut would. {@link #run} brings it back. */
  public void kill() {
    PidFile.kill(process.toHandle());
  }

  /** Starts the server on its port; returns when its users can enter. */
  public void run() {
    Path initFile = home.resolve("users.sql");
    try {
      Files.createDirectories(temporary());
      KeptSecrets.createForOwnerOnly(initFile);
      Files.writeString(initFile, statementsForUsers());
      ProcessBuilder builder = new ProcessBuilder(command(initFile));
      builder.environment().put("LD_LIBRARY_PATH", files.libraries().toString());
      builder.redirectErrorStream(true).redirectOutput(log().toFile());
      process = builder.start();
      pidFile.write(process.toHandle());
      waitUntilReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deleteQuietly(initFile);
    }
  }

  @Override
  public void close() {
    PidFile.stop(process.toHandle(), PATIENCE_AT_STOP);
    pidFile.delete();
  }

  private Path data() {
    return home.resolve("data");
  }

  private Path temporary() {
    return home.resolve("tmp");
  }

  private Path log() {
    return home.resolve("mariadbd.log");
  }

  private List<String> command(Path initFile) {
    List<String> command = new ArrayList<>();
    command.add(files.mariadbd().toString());
    command.add("--no-defaults");
    command.add("--basedir=" + files.mariadbd().getParent().getParent());
    command.add("--datadir=" + data());
    // Its own: a server that starts deletes other servers' temporary tables where they share one.
    command.add("--tmpdir=" + temporary());
    command.add("--bind-address=" + LOOPBACK);
    command.add("--port=" + port);
    // Relative to the data directory: a full path may be longer than a socket's name can be.
    command.add("--socket=mariadbd.sock");
    command.add("--pid-file=mariadbd-server.pid");
    command.add("--init-file=" + initFile);
    // On the loopback address alone; making a certificate takes the server 17 seconds at each
    // start.
    command.add("--skip-ssl");
    command.add("--skip-name-resolve");
    command.add("--skip-log-bin");
    command.add("--character-set-server=utf8mb4");
    command.add("--collation-server=utf8mb4_bin");
    command.add("--default-time-zone=+00:00");
    command.add("--sql-mode=TRADITIONAL,ONLY_FULL_GROUP_BY");
    command.add("--innodb-flush-log-at-trx-commit=1");
    command.add("--innodb-doublewrite=ON");
    command.add("--innodb-snapshot-isolation=ON");
    command.add("--innodb-buffer-pool-size=512M");
    command.add("--innodb-log-file-size=256M");
    command.add("--max-allowed-packet=64M");
    command.add("--local-infile=ON");
    if (runByRoot()) {
      command.add("--user=root");
    }
    command.addAll(furtherOptions);
    return command;
  }

  private void waitUntilReady() {
    long end = System.nanoTime() + PATIENCE_AT_START.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        pidFile.delete();
        throw new DatabaseUnusable("MariaDB ended while it started; its log is " + log() + ".");
      }
      try (Connection ready = access.connect(access.migration(), DatabaseAccess.MARKET)) {
        if (ready.isValid(5)) {
          return;
        }
      } catch (SQLException notYet) {
        pause();
      }
    }
    close();
    throw new DatabaseUnusable("MariaDB did not answer in time; its log is " + log() + ".");
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnusable("Interrupted while MariaDB started.", e);
    }
  }

  private String statementsForUsers() throws IOException {
    return (resource("users.sql") + resource("embedded-only.sql"))
        .replace("{migration-password}", access.migration().password())
        .replace("{app-password}", access.app().password())
        .replace("{view-password}", access.view().password())
        .replace("{root-password}", secrets().get("root", 32));
  }

  private DatabaseAccess accessOn(int ownPort) {
    return new DatabaseAccess(
        "jdbc:mariadb://" + LOOPBACK + ":" + ownPort,
        new Login("market_migration", secrets().get("market_migration", 32)),
        new Login("market_app", secrets().get("market_app", 32)),
        new Login("market_view", secrets().get("market_view", 32)));
  }

  private KeptSecrets secrets() {
    return new KeptSecrets(home.resolve("secrets.properties"));
  }

  /** The port of the last run if it is free, else any that is. */
  private int choosePort() {
    Path recorded = home.resolve("mariadbd.port");
    try {
      int last = Files.exists(recorded) ? Integer.parseInt(Files.readString(recorded).strip()) : 0;
      int chosen = isFree(last) ? last : freePort();
      Files.writeString(recorded, chosen + "\n");
      return chosen;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(int port) {
    if (port == 0) {
      return false;
    }
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return any.getLocalPort();
    }
  }

  static boolean runByRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = EmbeddedDatabase.class.getResourceAsStream("/db/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
