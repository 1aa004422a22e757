-- Block trades: a proposal as it is now; an accepted one is the trade. Times are microseconds since
-- 1970, sequence and time_micros those of the last change.
-- OR REPLACE: what an interrupted run has left is made anew, MariaDB keeps each table as it stands.
CREATE OR REPLACE TABLE market_view.block_proposal (
  proposal           bigint NOT NULL PRIMARY KEY,
  proposer           bigint NOT NULL,
  counterparty       bigint NOT NULL,
  instrument         bigint NOT NULL,
  side               int    NOT NULL,
  price_fen          bigint NOT NULL,
  kg                 bigint NOT NULL,
  proposed_micros    bigint NOT NULL,
  valid_until_micros bigint NOT NULL,
  status             int    NOT NULL,
  sequence           bigint NOT NULL,
  time_micros        bigint NOT NULL,
  KEY by_proposer (proposer, proposal),
  KEY by_counterparty (counterparty, proposal),
  KEY by_instrument (instrument, status, sequence)
);

-- What traded in blocks on a day of Asia/Shanghai, counted from 1970-01-01, apart from the candles of
-- the book. Each transaction of the follower adds what it saw.
CREATE OR REPLACE TABLE market_view.block_day (
  instrument         bigint NOT NULL,
  day                bigint NOT NULL,
  volume_kg          bigint NOT NULL,
  turnover_milli_fen bigint NOT NULL,
  trades             bigint NOT NULL,
  PRIMARY KEY (instrument, day)
);

GRANT SELECT, INSERT, UPDATE ON market_view.block_proposal TO ${view};
GRANT SELECT, INSERT, UPDATE ON market_view.block_day TO ${view};
GRANT SELECT ON market_view.block_proposal TO ${app};
GRANT SELECT ON market_view.block_day TO ${app};
