package io.carboninclusion.personal;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Takes a file in, unpacked and encrypted, and refuses as a whole, as early as it shows, what is no
 * list at all: too large, a line without end, packed too densely, another encoding, headings that
 * are missing. Nothing is kept of what is refused.
 */
final class Reception {

  private final Spool spool;
  private final MessageDigest digest = Sha256.digest();
  private final ByteArrayOutputStream firstLine = new ByteArrayOutputStream();
  private long bytes;
  private long line = 1;
  private long lineBytes;
  private boolean firstLineRead;

  /** A file that was taken in. */
  record Received(Path file, byte[] hash, long bytes) {}

  Reception(Spool spool) {
    this.spool = spool;
  }

  /**
   * @param csv otherwise NDJSON
   * @throws Rejected UPLOAD_...
   */
  Received take(InputStream body, boolean gzip, boolean csv, Columns columns) {
    Path file = null;
    boolean taken = false;
    try {
      file = spool.fresh();
      try (OutputStream output = spool.write(file)) {
        copy(body, gzip, output);
      }
      if (bytes == 0) {
        throw Rejected.because(PersonalRefusal.UPLOAD_EMPTY);
      }
      check(csv, columns);
      taken = true;
      return new Received(file, digest.digest(), bytes);
    } catch (ZipException | EOFException broken) {
      throw Rejected.because(
          gzip ? PersonalRefusal.UPLOAD_UNPACKABLE : PersonalRefusal.UPLOAD_INTERRUPTED);
    } catch (IOException interrupted) {
      throw refusalIn(interrupted);
    } finally {
      if (file != null && !taken) {
        Spool.remove(file);
      }
    }
  }

  /** A limit further out may have refused the body in the middle of a read. */
  private static Rejected refusalIn(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Rejected refusal) {
        return refusal;
      }
    }
    return Rejected.because(PersonalRefusal.UPLOAD_INTERRUPTED);
  }

  private void copy(InputStream body, boolean gzip, OutputStream output) throws IOException {
    Counted packed = new Counted(body);
    InputStream input = gzip ? new GZIPInputStream(packed, 1 << 16) : packed;
    byte[] buffer = new byte[1 << 16];
    for (int read = input.read(buffer); read > 0; read = input.read(buffer)) {
      bytes += read;
      if (bytes > UploadLimits.BYTES) {
        throw Rejected.because(PersonalRefusal.UPLOAD_TOO_LARGE, UploadLimits.BYTES >> 30);
      }
      if (bytes > UploadLimits.RATIO_FROM && bytes / UploadLimits.RATIO > packed.count) {
        throw Rejected.because(PersonalRefusal.UPLOAD_PACKED_TOO_DENSELY, UploadLimits.RATIO);
      }
      look(buffer, read);
      digest.update(buffer, 0, read);
      output.write(buffer, 0, read);
    }
  }

  private void look(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        line++;
        lineBytes = 0;
        firstLineRead = true;
      } else if (++lineBytes > UploadLimits.LONGEST_LINE) {
        throw Rejected.because(
            PersonalRefusal.UPLOAD_LINE_TOO_LONG, line, UploadLimits.LONGEST_LINE >> 10);
      } else if (!firstLineRead) {
        firstLine.write(buffer[i]);
      }
    }
  }

  private void check(boolean csv, Columns columns) {
    byte[] first = firstLine.toByteArray();
    LineFields fields = new LineFields(columns);
    int end = first.length > 0 && first[first.length - 1] == '\r' ? first.length - 1 : first.length;
    if (first.length > UploadLimits.LINE || !fields.isText(first, 0, end)) {
      throw Rejected.because(PersonalRefusal.UPLOAD_ENCODING);
    }
    if (csv) {
      columns.layout(headings(new String(first, StandardCharsets.UTF_8)));
    }
  }

  /** The names in the first line of a CSV file; a mark of its encoding is passed over. */
  static List<String> headings(String first) {
    String text = first.startsWith("\uFEFF") ? first.substring(1) : first;
    return List.of(text.strip().replace("\"", "").split(",", -1));
  }

  /** Counts what came over the line. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream input) {
      super(input);
    }

    @Override
    public int read() throws IOException {
      int single = super.read();
      count += single < 0 ? 0 : 1;
      return single;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
