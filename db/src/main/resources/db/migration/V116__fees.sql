-- What a trade has cost each of its two sides, in thousandths of a fen; before fees existed nothing.
ALTER TABLE market_view.trade
  ADD COLUMN IF NOT EXISTS maker_fee_milli_fen bigint NOT NULL DEFAULT 0 CHECK (maker_fee_milli_fen >= 0),
  ADD COLUMN IF NOT EXISTS taker_fee_milli_fen bigint NOT NULL DEFAULT 0 CHECK (taker_fee_milli_fen >= 0);
