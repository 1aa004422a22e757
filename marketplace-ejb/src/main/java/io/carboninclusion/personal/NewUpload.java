package io.carboninclusion.personal;

/**
 * What a partner says of a file it sends.
 *
 * @param csv otherwise NDJSON
 * @param gzip whether it is packed
 * @param methodology code of the methodology to count by, or null for the scheme's
 * @param version of it, or null
 * @param key the caller's own name for the request, or null: a file is known by its content anyway
 */
public record NewUpload(
    UploadKind kind,
    String scheme,
    boolean csv,
    boolean gzip,
    String methodology,
    String version,
    String key) {}
