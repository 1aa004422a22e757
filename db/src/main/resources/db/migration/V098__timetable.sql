-- Timetables of instruments, each proposed by one administrator; one counts from the day behind the
-- second one's approval until another one's does. Without any, an instrument trades around the clock.
-- OR REPLACE: what an interrupted run has left is made anew, MariaDB keeps each statement as it stands.
CREATE OR REPLACE SEQUENCE market.trading_timetable_seq START WITH 1 INCREMENT BY 1 CACHE 0;

CREATE OR REPLACE TABLE market.trading_timetable (
  id            bigint        NOT NULL PRIMARY KEY,
  instrument_id bigint        NOT NULL,
  sessions      varchar(1000) NOT NULL CHECK (json_valid(sessions)),
  proposal_id   bigint        NOT NULL UNIQUE,
  proposed_by   bigint        NOT NULL,
  proposed_at   datetime(6)   NOT NULL
);

GRANT SELECT, INSERT ON market.trading_timetable_seq TO ${app};
GRANT SELECT, INSERT ON market.trading_timetable TO ${app};
