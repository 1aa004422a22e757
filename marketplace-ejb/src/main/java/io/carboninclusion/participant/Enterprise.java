package io.carboninclusion.participant;

import java.time.Instant;

/**
 * An enterprise as people read it.
 *
 * @param id also its account's id
 * @param creditCode null only for the market's own administration
 * @param demo whether it belongs to the demo and stands for nobody
 * @param note why it was approved or rejected; empty while it is pending
 */
public record Enterprise(
    long id,
    String name,
    String creditCode,
    EnterpriseKind kind,
    EnterpriseState state,
    boolean demo,
    Instant signedUpAt,
    String note) {}
