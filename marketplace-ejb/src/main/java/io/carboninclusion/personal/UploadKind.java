package io.carboninclusion.personal;

/** What the lines of an upload are. */
public enum UploadKind {
  ACCOUNTS,
  ACTS;

  Columns columns() {
    return this == ACTS ? Columns.ACTS : Columns.ACCOUNTS;
  }
}
