/**
 * Personal carbon accounts: acts, consent, quantification by a published methodology, pools,
 * pay-out, rewards and grades.
 *
 * <p>May use registry, trading, participant and audit. Doors: uploads and accounts for partners,
 * {@link io.carboninclusion.personal.Pools} for operators, {@link
 * io.carboninclusion.personal.Citizens} and {@link io.carboninclusion.personal.PersonStatements}
 * for the person behind a signed link. Rewards and grades are not built yet. Its invariants: the
 * sum of all wallets is the balance of the core's account of wallets; an act is counted once, and a
 * milligram is either saleable or redeemed, never both.
 */
package io.carboninclusion.personal;
