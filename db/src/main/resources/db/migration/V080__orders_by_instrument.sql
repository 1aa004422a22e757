-- One's own orders of one instrument, the newest first, without reading those of all the others.
ALTER TABLE market_view.market_order ADD KEY by_account_and_instrument (account, instrument, order_id);
