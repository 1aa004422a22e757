package io.carboninclusion.system;

import io.carboninclusion.db.Directories;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A file system of its own with little space, in memory. To make one takes root; where that is not
 * permitted the test fails and says so.
 */
final class SmallDisk implements AutoCloseable {
  private final Path place;
  private final Path ballast;

  SmallDisk(Path place, int megabytes) {
    this.place = place;
    this.ballast = place.resolve("ballast");
    try {
      if (Files.isDirectory(place) && run("mountpoint", "-q", place.toString()) == 0) {
        run("umount", "-l", place.toString());
      }
      Directories.delete(place);
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String size = "size=" + megabytes + "m";
    if (run("mount", "-t", "tmpfs", "-o", size, "tmpfs", place.toString()) != 0) {
      throw new IllegalStateException(
          "A FULL DISK CANNOT BE TRIED: mount -t tmpfs is not permitted here; run this as root.");
    }
  }

  Path place() {
    return place;
  }

  /** Takes all space that is left. */
  void fill() {
    byte[] block = new byte[1 << 12];
    Arrays.fill(block, (byte) 1);
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // That is what was wanted.
    }
  }

  void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a directory on it, with whom all belongs to and who may read it. */
  void copy(String directory, Path other) {
    if (run("cp", "-a", place.resolve(directory) + "/.", other.toString()) != 0) {
      throw new IllegalStateException("cannot copy to " + other);
    }
  }

  @Override
  public void close() {
    run("umount", "-l", place.toString());
  }

  private static int run(String... command) {
    Command.End end = Command.run(2, Map.of(), command);
    System.out.print(end.output());
    return end.exit();
  }
}
