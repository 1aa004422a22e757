-- Changes of the trading calendar, each proposed by one administrator; in force once a second one has
-- approved, in the order of the decisions: of two entries of one day the one decided later counts.
-- OR REPLACE: what an interrupted run has left is made anew, MariaDB keeps each statement as it stands.
CREATE OR REPLACE SEQUENCE market.trading_calendar_seq START WITH 1 INCREMENT BY 1 CACHE 0;

CREATE OR REPLACE TABLE market.trading_calendar_change (
  id          bigint      NOT NULL PRIMARY KEY,
  document    mediumtext  NOT NULL CHECK (json_valid(document)),
  proposal_id bigint      NOT NULL UNIQUE,
  proposed_by bigint      NOT NULL,
  proposed_at datetime(6) NOT NULL
);

GRANT SELECT, INSERT ON market.trading_calendar_seq TO ${app};
GRANT SELECT, INSERT ON market.trading_calendar_change TO ${app};
