package io.carboninclusion.registry;

/** The limits of this room; each stands in the refusal's sentence. */
public final class Limits {

  /** Characters of a name. */
  public static final int NAME = 200;

  /** Characters of a note or a reason. */
  public static final int NOTE = 1_000;

  /** Characters of a beneficiary's number. */
  public static final int IDENTITY = 64;

  /** Bytes of one document of a project. */
  public static final int FILE = 10 * 1024 * 1024;

  /** Documents of one project. */
  public static final int FILES = 20;

  /** Bytes of a file of projects. */
  public static final int IMPORT = 10 * 1024 * 1024;

  /** Bad lines that one import lists; the rest is counted. */
  public static final int IMPORT_LINES = 1_000;

  /** Kilograms of one issuance or retirement: a gigatonne. */
  public static final long KG = 1_000_000_000_000L;

  private Limits() {}

  static boolean isVintage(int year) {
    return year >= 1990 && year <= 2100;
  }
}
