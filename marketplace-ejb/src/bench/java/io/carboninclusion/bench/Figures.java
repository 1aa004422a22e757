package io.carboninclusion.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Prints each figure when it is there and adds it to the file that the run is gathering. */
public final class Figures {
  private static final Path LINES = Path.of(System.getProperty("bench.lines", "target/bench.lines"));

  private Figures() {}

  /** Keeps what others log out of the table. */
  public static void hush() {
    Logger.getLogger("").setLevel(Level.SEVERE);
  }

  public static void tell(Figure figure) {
    System.out.println(figure.row());
    try {
      Files.writeString(
          LINES, figure.json() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A sentence that belongs to the figures, such as what a path contains. */
  public static void say(String sentence) {
    System.out.println(sentence);
  }

  /** Makes one JSON array out of the gathered figures. */
  static void write(Path lines, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, "[\n" + String.join(",\n", Files.readAllLines(lines)) + "\n]\n");
  }
}
