package io.carboninclusion.system;

import io.carboninclusion.db.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives back the disk when a class of tests has ended: each of its markets would leave half a
 * gigabyte behind, and all of them more than a small machine has. The logs stay.
 */
public final class ClosedHomes implements AfterAllCallback {
  private static final List<String> BULKY = List.of("database/data", "data", "payara", "mariadb");
  private static final List<Path> GIVEN = new CopyOnWriteArrayList<>();

  static void given(Path home) {
    GIVEN.add(home);
  }

  @Override
  public void afterAll(ExtensionContext ended) {
    GIVEN.removeIf(ClosedHomes::isClosedAndEmptied);
  }

  private static boolean isClosedAndEmptied(Path home) {
    if (RunningMarket.pidFiles(home).stream().anyMatch(Files::exists)) {
      return false;
    }
    try {
      for (String bulky : BULKY) {
        Directories.delete(home.resolve(bulky));
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
