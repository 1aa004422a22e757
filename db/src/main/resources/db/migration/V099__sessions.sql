-- What the hours of the day let a book do: 0 continuous, 1 closed until opens_micros (else 0).
ALTER TABLE market_view.instrument
  ADD COLUMN IF NOT EXISTS phase        int    NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS opens_micros bigint NOT NULL DEFAULT 0;
