package io.carboninclusion.personal;

import java.time.Instant;

/**
 * A file that a partner sent, and how far it is worked through: at every moment linesRead is
 * accepted + refused + repeated.
 *
 * @param methodology code and version the upload asked for, or null
 * @param bytes its size, unpacked
 * @param bytesRead how much of it is worked through
 * @param repeated lines whose act (or account) was there already
 * @param mg sum of the accepted acts
 * @param finishedAt null while it waits or runs
 */
public record Upload(
    long id,
    UploadKind kind,
    String scheme,
    String methodology,
    UploadState state,
    long bytes,
    long bytesRead,
    long linesRead,
    long accepted,
    long refused,
    long repeated,
    long mg,
    Instant receivedAt,
    Instant finishedAt) {

  public boolean isDone() {
    return state == UploadState.DONE;
  }

  /** Hundredths of the file that are worked through. */
  public int percent() {
    return isDone() || bytes == 0 ? 100 : (int) (bytesRead * 100 / bytes);
  }
}
