-- What an order asks for beside price and quantity; it never changes.
ALTER TABLE market_view.market_order
  ADD COLUMN IF NOT EXISTS last_day   int     NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS post_only  boolean NOT NULL DEFAULT FALSE,
  ADD COLUMN IF NOT EXISTS min_kg     bigint  NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS self_trade int     NOT NULL DEFAULT 0;

-- Trading days are counted from 1970-01-01; 0 before the first, as the close.
ALTER TABLE market_view.instrument
  ADD COLUMN IF NOT EXISTS trading_day int     NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS is_day_open boolean NOT NULL DEFAULT FALSE,
  ADD COLUMN IF NOT EXISTS close_fen   bigint  NOT NULL DEFAULT 0;

-- The rules that were set; those that are not here are as the code has them.
CREATE OR REPLACE TABLE market_view.instrument_rule (
  instrument bigint NOT NULL,
  rule       int    NOT NULL,
  value      bigint NOT NULL,
  PRIMARY KEY (instrument, rule)
);

-- The close of each trading day: a day without enough trades has the close before.
CREATE OR REPLACE TABLE market_view.day_close (
  instrument bigint NOT NULL,
  day        bigint NOT NULL,
  close_fen  bigint NOT NULL,
  volume_kg  bigint NOT NULL,
  PRIMARY KEY (instrument, day)
);

GRANT SELECT, INSERT, UPDATE ON market_view.instrument_rule TO ${view};
GRANT SELECT, INSERT, UPDATE ON market_view.day_close TO ${view};
GRANT SELECT ON market_view.instrument_rule TO ${app};
GRANT SELECT ON market_view.day_close TO ${app};
