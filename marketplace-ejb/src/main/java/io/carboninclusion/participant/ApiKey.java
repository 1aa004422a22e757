package io.carboninclusion.participant;

import java.time.Instant;

/** An API key as its owner reads it: never the key itself. */
public record ApiKey(long id, String label, Instant issuedAt, Instant expiresAt) {}
