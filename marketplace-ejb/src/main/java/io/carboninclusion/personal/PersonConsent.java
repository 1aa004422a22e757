package io.carboninclusion.personal;

import java.time.Instant;

/**
 * The last word on one purpose.
 *
 * @param version of the text that was agreed to
 * @param saidAt null if it was never spoken of
 */
public record PersonConsent(
    ConsentPurpose purpose, boolean given, String version, Instant saidAt) {}
