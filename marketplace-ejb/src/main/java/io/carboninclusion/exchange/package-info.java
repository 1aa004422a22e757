/**
 * The deterministic core: books, matching, accounts, freezing, settlement, serial blocks.
 *
 * <p>Plain Java over the kernel, used by {@code trading} alone: no Jakarta, no input or output, no
 * clock, no randomness. The same commands give the same outcomes and the same state hash on every
 * machine; cash and units are conserved by every command; a command that is refused changes
 * nothing.
 */
package io.carboninclusion.exchange;
