/**
 * Courts and agencies: restoration orders, escrow by case, price benchmark, evidence packet.
 *
 * <p>May use registry, trading, participant and audit. Nothing of it is built yet. Its invariant:
 * the money of a case buys and retires for that case alone, down to the last fen.
 */
package io.carboninclusion.court;
