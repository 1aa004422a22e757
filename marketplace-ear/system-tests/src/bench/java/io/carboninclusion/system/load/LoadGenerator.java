package io.carboninclusion.system.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The process that sends orders. Arguments: port, instrument, and API keys, those that sell with a
 * plus before them. Reads lines {@code PATH RATE SECONDS} and answers each with a line of {@link
 * Heard}.
 */
final class LoadGenerator {
  private static final int MIDDLE_FEN = 5_000;

  private final Random random = new Random(7);
  private final String instrument;
  private final List<String> keys;
  private final String run = Long.toString(System.currentTimeMillis(), 36);
  private String path;
  private long sent;

  private LoadGenerator(String instrument, List<String> keys) {
    this.instrument = instrument;
    this.keys = keys;
  }

  public static void main(String[] arguments) throws IOException {
    LoadGenerator generator =
        new LoadGenerator(
            arguments[1], Arrays.asList(arguments).subList(2, arguments.length));
    OpenLoop loop = new OpenLoop(Integer.parseInt(arguments[0]), generator::order);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      generator.path = words[0];
      double before = cpuSeconds();
      Heard heard = loop.drive(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      System.out.println(heard.withCpu(cpuSeconds() - before).line());
    }
  }

  /** Limit orders of both sides around one price, so that most of them trade and the book stays. */
  private byte[] order() {
    String key = keys.get(random.nextInt(keys.size()));
    boolean sells = key.startsWith("+");
    int price = MIDDLE_FEN + random.nextInt(20) - (sells ? 8 : 12);
    String body =
        "{\"instrument\":\"%s\",\"side\":\"%s\",\"type\":\"LIMIT\",\"timeInForce\":\"GTC\",\"priceFen\":%d,\"kg\":%d}"
            .formatted(instrument, sells ? "SELL" : "BUY", price, 1 + random.nextInt(4));
    String call =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer "
            + (sells ? key.substring(1) : key)
            + "\r\nIdempotency-Key: "
            + run
            + "-"
            + ++sent
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    return call.getBytes(StandardCharsets.US_ASCII);
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
