/**
 * The words every room shares: money, quantities, refusals, settings.
 *
 * <p>Plain Java, used by all, uses nobody. Money is whole thousandths of a fen and quantity whole
 * kilograms; neither ever passes a binary fraction, and no arithmetic overflows silently.
 */
package io.carboninclusion.kernel;
