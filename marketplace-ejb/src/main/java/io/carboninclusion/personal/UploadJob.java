package io.carboninclusion.personal;

import java.time.Instant;

/** An upload as the work on it needs it, with the place to go on from. */
record UploadJob(
    long id,
    UploadKind kind,
    boolean csv,
    long partner,
    String scheme,
    int methodology,
    long bytesRead,
    long lineAt,
    Instant receivedAt) {}
