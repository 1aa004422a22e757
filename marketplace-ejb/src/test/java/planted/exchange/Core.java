package planted.exchange;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import planted.trading.Door;

/**
 * Breaks: the core uses no room but the kernel, no files, no clock, no randomness, no fractions.
 */
public class Core {
  Door door;
  Path file;
  Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
  int drawn = new Random().nextInt();
  double price;
}
