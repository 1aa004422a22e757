package io.carboninclusion.personal;

import java.time.Instant;

/**
 * An upload as the work on it needs it, with the place to go on from.
 *
 * @param balancedTo its acts up to this id are in the balances
 */
record UploadJob(
    long id,
    UploadKind kind,
    boolean csv,
    long partner,
    String scheme,
    int methodology,
    long bytesRead,
    long lineAt,
    long balancedTo,
    Instant receivedAt) {}
