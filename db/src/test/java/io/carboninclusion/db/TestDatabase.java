package io.carboninclusion.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A fresh, migrated database for the tests of one JVM: started when first asked for, under {@code
 * target}, stopped when the JVM ends. Its binaries are shared by all modules of the build.
 */
public final class TestDatabase {

  /** A quarter of a gigabyte less on the disk for each server: several of them run in a build. */
  public static final List<String> SMALL_LOG = List.of("--innodb-log-file-size=64M");

  private static EmbeddedDatabase database;

  private TestDatabase() {}

  /** The users and the address of the one database of this JVM. */
  public static synchronized DatabaseAccess access() {
    return embedded().access();
  }

  /** The server itself, for tests that stop and start it. */
  public static synchronized EmbeddedDatabase embedded() {
    if (database == null) {
      Path home = Path.of("target", "test-database").toAbsolutePath();
      try {
        stopWhatAnEarlierRunLeft(home);
        Directories.delete(home);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      database = EmbeddedDatabase.start(home, binaries(), SMALL_LOG);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAndDelete(home)));
      new Migrations(database.access()).migrate();
    }
    return database;
  }

  /** Where the build keeps the unpacked server: below the top module's target. */
  public static Path binaries() {
    Path top = Path.of("").toAbsolutePath();
    while (top.getParent() != null && Files.exists(top.getParent().resolve("pom.xml"))) {
      top = top.getParent();
    }
    return top.resolve("target").resolve("mariadb");
  }

  /** Its log stays. */
  private static void closeAndDelete(Path home) {
    try {
      database.close();
      Directories.delete(home.resolve("data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stopWhatAnEarlierRunLeft(Path home) {
    new PidFile(home.resolve("mariadbd.pid")).stopWhatIsLeft(java.time.Duration.ofSeconds(30));
  }
}
