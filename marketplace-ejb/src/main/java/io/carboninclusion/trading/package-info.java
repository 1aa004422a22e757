/**
 * The order book as an EJB: the one writer with its journal, the followers and the views, listings,
 * price rules, market data, and the treasury for deposits and withdrawals.
 *
 * <p>Uses exchange, participant and audit. Pages, calls and rooms reach the core through {@code
 * OrderBook} alone. A command is answered only after its row in the journal is committed; the views
 * hold nothing that the journal does not.
 */
package io.carboninclusion.trading;
