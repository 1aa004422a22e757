package io.carboninclusion.web.personal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** What a file is, by its first bytes. */
record FileShape(boolean gzip, boolean csv) {

  private static final int LOOK = 4096;

  /**
   * @param body marked and reset, so nothing of it is lost
   */
  static FileShape of(InputStream body) throws IOException {
    body.mark(LOOK);
    byte[] first = body.readNBytes(LOOK);
    body.reset();
    boolean gzip = first.length > 2 && first[0] == 0x1F && first[1] == (byte) 0x8B;
    return new FileShape(gzip, !begins(gzip ? unpacked(first) : new ByteArrayInputStream(first)));
  }

  private static InputStream unpacked(byte[] first) throws IOException {
    return new BufferedInputStream(new GZIPInputStream(new ByteArrayInputStream(first)));
  }

  /** Whether it begins with an object, as each line of NDJSON does. */
  private static boolean begins(InputStream text) throws IOException {
    int character = text.read();
    while (character == 0xEF || character == 0xBB || character == 0xBF || character == ' ') {
      character = text.read();
    }
    return character == '{';
  }
}
