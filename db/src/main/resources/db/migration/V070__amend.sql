-- Orders can be amended, so an outcome keeps limit and quantity as its command left them: the answer
-- to a retry is the first one, whatever became of the order since.
ALTER TABLE market_view.outcome
  ADD COLUMN price_fen bigint NULL,
  ADD COLUMN kg        bigint NULL;

UPDATE market_view.outcome o
  JOIN market_view.market_order m ON m.order_id = o.order_id
   SET o.price_fen = m.price_fen, o.kg = m.kg;
