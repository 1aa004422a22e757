/**
 * Personal carbon accounts: acts, consent, quantification by a published methodology, pools,
 * pay-out, rewards and grades.
 *
 * <p>May use registry, trading, participant and audit. Nothing of it is built yet. Its invariant:
 * an act is counted once, and a milligram is either saleable or redeemed, never both.
 */
package io.carboninclusion.personal;
