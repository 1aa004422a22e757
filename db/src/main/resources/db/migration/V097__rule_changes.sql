-- A rule of an instrument as one administrator proposed it; the id is the intent's. Never changed.
-- OR REPLACE: what an interrupted run has left is empty and made anew.
CREATE OR REPLACE TABLE market.trading_rule_change (
  id            bigint      NOT NULL PRIMARY KEY,
  instrument_id bigint      NOT NULL,
  rule          varchar(40) NOT NULL,
  value         bigint      NOT NULL,
  proposal_id   bigint      NOT NULL UNIQUE,
  proposed_by   bigint      NOT NULL,
  proposed_at   datetime(6) NOT NULL,
  FOREIGN KEY (instrument_id) REFERENCES market.trading_instrument (id)
);

GRANT SELECT, INSERT ON market.trading_rule_change TO ${app};
