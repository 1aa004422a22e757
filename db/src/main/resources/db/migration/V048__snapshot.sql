-- The core's whole state at the end of a batch, so that a start need not read the whole journal.
-- The last few are kept; each can be thrown away, for the journal is the truth.
CREATE TABLE market_view.snapshot (
  batch       bigint     NOT NULL PRIMARY KEY,
  sequence    bigint     NOT NULL,
  epoch       bigint     NOT NULL,
  engine      int        NOT NULL,
  time_micros bigint     NOT NULL,
  row_hash    binary(32) NOT NULL,
  state_hash  bigint     NOT NULL,
  bytes       bigint     NOT NULL CHECK (bytes > 0),
  sha256      binary(32) NOT NULL
);

CREATE TABLE market_view.snapshot_part (
  batch   bigint     NOT NULL,
  part    int        NOT NULL,
  content mediumblob NOT NULL,
  PRIMARY KEY (batch, part)
);

GRANT SELECT, INSERT, DELETE ON market_view.snapshot TO ${view};
GRANT SELECT, INSERT, DELETE ON market_view.snapshot_part TO ${view};
GRANT SELECT ON market_view.snapshot TO ${app};
GRANT SELECT ON market_view.snapshot_part TO ${app};
