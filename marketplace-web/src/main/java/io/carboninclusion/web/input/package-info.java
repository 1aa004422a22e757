/**
 * What is typed, read exactly: prices and sums as fen, tonnes as kilograms, days. What has too many
 * decimals, a sign or no digits is refused with a sentence that names the input.
 */
package io.carboninclusion.web.input;
