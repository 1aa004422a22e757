package io.carboninclusion.launcher;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Recorded shared-bike trips (trip_id, rider_id, start_epoch_s, end_epoch_s, metres) sent by a
 * partner platform: an account with consents for each rider, then every file of the folder in the
 * order of its name.
 */
public final class Trips {

  private static final String CSV = "text/csv";
  private static final String SCHEME = "schemes/WH/";
  private static final long PAUSE_MILLIS = 200;

  private final ApiClient partner;

  /** What a file came to: lines = accepted + refused + repeated. */
  public record Counts(
      String file, long lines, long accepted, long refused, long repeated, long mg) {}

  public Trips(ApiClient partner) {
    this.partner = partner;
  }

  /**
   * Sends the folder.
   *
   * @param methodology code to count by, version 1, or null for the scheme's own with its caps
   * @return the accounts first, then file by file
   */
  public List<Counts> send(Path folder, String methodology) throws IOException {
    List<Path> files = files(folder);
    Set<String> riders = new TreeSet<>();
    for (Path file : files) {
      try (Stream<String> lines = Files.lines(file)) {
        lines.skip(1).forEach(line -> riders.add(line.split(",")[1]));
      }
    }
    StringBuilder accounts = new StringBuilder("rider_id,consents,version\n");
    riders.forEach(rider -> accounts.append(rider).append(",COMPUTE POOL DISPLAY,example-1\n"));
    List<Counts> counts = new ArrayList<>();
    counts.add(counts("accounts", partner.upload(SCHEME + "accounts", CSV, accounts.toString())));
    String query = methodology == null ? "" : "?methodology=" + methodology + "&version=1";
    for (Path file : files) {
      JsonObject upload = partner.upload(SCHEME + "acts" + query, CSV, withMode(file));
      counts.add(counts(file.getFileName().toString(), upload));
    }
    return counts;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  private static String withMode(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      text.append(line).append(mode(line)).append('\n');
    }
    return text.toString();
  }

  private static String mode(String line) {
    return line.startsWith("trip_id") ? ",mode" : ",SHARED_BIKE";
  }

  private Counts counts(String file, JsonObject answer) {
    JsonObject upload = answer;
    try {
      while (!upload.getString("state").equals("DONE")) {
        Thread.sleep(PAUSE_MILLIS);
        upload = partner.get(SCHEME + "uploads/" + upload.getJsonNumber("id"));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + file, stopped);
    }
    return new Counts(
        file,
        number(upload, "lines"),
        number(upload, "accepted"),
        number(upload, "refused"),
        number(upload, "repeated"),
        number(upload, "mg"));
  }

  private static long number(JsonObject upload, String name) {
    return upload.getJsonNumber(name).longValueExact();
  }
}
