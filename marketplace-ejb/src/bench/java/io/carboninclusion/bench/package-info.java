/**
 * What the market must hold, measured beside its peers on one machine in one run. Compiled by the
 * profile {@code bench} alone: neither this nor the peers ever reach the product's class path.
 *
 * <p>Every peer gets the same stream and must make the same trades, which is checked before
 * anything is measured.
 */
package io.carboninclusion.bench;
