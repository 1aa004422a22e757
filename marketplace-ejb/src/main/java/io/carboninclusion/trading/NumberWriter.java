package io.carboninclusion.trading;

import io.carboninclusion.kernel.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Writes numbers as bytes in parts of equal size: small ones, of either sign, in few bytes (zigzag,
 * seven bits a byte).
 */
final class NumberWriter implements LongConsumer {
  private static final int MOST_BYTES = 10;

  private final int partSize;
  private final MessageDigest sha = Sha256.digest();
  private final List<byte[]> parts = new ArrayList<>();
  private byte[] part;
  private int at;
  private long bytes;

  NumberWriter(int partSize) {
    this.partSize = partSize;
    this.part = new byte[partSize];
  }

  @Override
  public void accept(long number) {
    if (at + MOST_BYTES > partSize) {
      endPart();
    }
    long rest = (number << 1) ^ (number >> 63);
    while ((rest & ~0x7FL) != 0) {
      part[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    part[at++] = (byte) rest;
  }

  /** The parts written, once. */
  List<byte[]> finish() {
    endPart();
    part = new byte[0];
    return parts;
  }

  /** SHA-256 over all bytes, after {@link #finish}. */
  byte[] sha256() {
    return sha.digest();
  }

  long bytes() {
    return bytes;
  }

  private void endPart() {
    sha.update(part, 0, at);
    bytes += at;
    parts.add(Arrays.copyOf(part, at));
    at = 0;
  }
}
