/**
 * Pictures as numbers for inline SVG: the serial strip, the book's staircases, prices of trades.
 * Drawn on the server with integers, in attributes only, twice where letters must keep their size
 * on a phone.
 */
package io.carboninclusion.web.chart;
