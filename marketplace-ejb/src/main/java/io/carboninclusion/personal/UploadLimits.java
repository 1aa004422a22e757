package io.carboninclusion.personal;

/** The limits of uploads; each stands in the refusal's sentence. */
public final class UploadLimits {

  /** Bytes of one file, unpacked. */
  public static final long BYTES = 4L << 30;

  /** Bytes of a line that is refused by itself. */
  public static final int LINE = 4 * 1024;

  /** Bytes after which a file with such a line is no list of acts: it is refused as a whole. */
  public static final int LONGEST_LINE = 64 * 1024;

  /** Unpacked bytes for a packed one, looked at from {@link #RATIO_FROM} on. */
  public static final int RATIO = 200;

  public static final long RATIO_FROM = 16L << 20;

  /** Bytes of what a partner calls a person or an act. */
  public static final int REFERENCE = 100;

  /** Minutes of one act. */
  public static final int ACT_MINUTES = 24 * 60;

  /** Minutes that the end of an act, or a consent, may lie ahead of the upload: clocks differ. */
  public static final int MINUTES_AHEAD = 60;

  /** Distance of one act: 4,000 km. */
  public static final long MICROMETRES = 4_000_000_000_000L;

  /** Steps of one act. */
  public static final int STEPS = 200_000;

  /** Files of one partner that wait or are worked through. */
  public static final int OPEN_UPLOADS = 8;

  /** Characters of a consent text's version. */
  public static final int CONSENT_VERSION = 20;

  private UploadLimits() {}
}
