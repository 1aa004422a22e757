/**
 * Pages of trading: the market, one instrument with its ticket and book, the account, and the desks
 * of administrators for cash, instruments and price rules. Beans hand commands to trading's doors
 * and show their records; what an order would cost is only previewed here.
 */
package io.carboninclusion.web.trading;
