/**
 * Schemes, methodologies, projects, issuance, retirement and the certificates that prove it.
 *
 * <p>Uses trading, participant and audit. Two doors, for two audiences: {@link
 * io.carboninclusion.registry.Registry} takes a caller and checks what he may do, {@link
 * io.carboninclusion.registry.PublicRegister} takes none and tells nobody who holds what. For each
 * issuance: issued equals held plus frozen plus retired. What a certificate says is a document
 * whose hash passed the journal; none is ever edited, and a retirement that did not happen has
 * none.
 */
package io.carboninclusion.registry;
