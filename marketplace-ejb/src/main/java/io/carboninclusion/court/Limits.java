package io.carboninclusion.court;

import java.time.ZoneId;

/** The limits of this room; each stands in the refusal's sentence. */
public final class Limits {

  /** Characters of a party's name. */
  public static final int NAME = 200;

  /** Characters of an agency's document number. */
  public static final int DOCUMENT_NUMBER = 100;

  /** Characters that say whom the residual is paid to. */
  public static final int PAYEE = 300;

  /** Characters of a reason or a note. */
  public static final int NOTE = 1_000;

  /** Tonnes of one order. */
  public static final long TONNES = 1_000_000;

  /** A sum or a price of one order, in fen: a thousand million yuan. */
  public static final long SUM_FEN = 100_000_000_000L;

  /** A price cap in fen per tonne: a million yuan. */
  public static final long CAP_FEN = 100_000_000L;

  /** Bytes of a file of courts. */
  public static final int IMPORT = 10 * 1024 * 1024;

  /** Bad lines that one import lists; the rest is counted. */
  public static final int IMPORT_LINES = 1_000;

  /** Courts that one search shows. */
  public static final int COURTS = 50;

  /** Days of decisions and deadlines are days there, whatever the machine's zone. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Limits() {}
}
