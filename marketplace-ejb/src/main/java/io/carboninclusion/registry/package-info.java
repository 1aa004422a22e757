/**
 * Schemes, methodologies, projects, issuance, retirement and the certificates that prove it.
 *
 * <p>Uses trading, participant and audit. For each issuance: issued equals held plus frozen plus
 * retired. What a certificate says is a document whose hash passed the journal; none is ever
 * edited.
 */
package io.carboninclusion.registry;
