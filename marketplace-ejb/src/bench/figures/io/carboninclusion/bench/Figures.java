package io.carboninclusion.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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
      Files.createDirectories(LINES.toAbsolutePath().getParent());
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
    write(Files.readAllLines(lines), file);
  }

  /** Adds the gathered figures to those that an earlier module of the build has written. */
  public static void add(Path lines, Path file) throws IOException {
    List<String> all = new ArrayList<>();
    if (Files.exists(file)) {
      Files.readAllLines(file).stream()
          .filter(line -> line.startsWith("{"))
          .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
          .forEach(all::add);
    }
    all.addAll(Files.readAllLines(lines));
    write(all, file);
  }

  private static void write(List<String> figures, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, "[\n" + String.join(",\n", figures) + "\n]\n");
  }
}
