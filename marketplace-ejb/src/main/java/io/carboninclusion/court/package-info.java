/**
 * Courts and agencies: restoration orders from the decision to the certificate and the last fen.
 *
 * <p>Uses registry, trading, participant and audit. {@link io.carboninclusion.court.CourtDesk} is
 * the door for judges and clerks, {@link io.carboninclusion.court.CourtOffice} the one for
 * administrators. Its invariant: the money of a case stands on an account of its own, buys and
 * retires for that case alone, and what is left goes where the decision says.
 */
package io.carboninclusion.court;
