package io.carboninclusion.db;

/** The database cannot be used as it is; the message is one sentence that says what to change. */
public final class DatabaseUnusable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseUnusable(String sentence) {
    super(sentence);
  }

  public DatabaseUnusable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
