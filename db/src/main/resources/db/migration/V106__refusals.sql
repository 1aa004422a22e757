-- How often the core refused for a reason on a day of Asia/Shanghai, counted from 1970-01-01. Each
-- transaction of the follower adds what it saw.
-- OR REPLACE: what an interrupted run has left is made anew, MariaDB keeps each table as it stands.
CREATE OR REPLACE TABLE market_view.refusal_day (
  day    bigint NOT NULL,
  reason int    NOT NULL,
  times  bigint NOT NULL,
  PRIMARY KEY (day, reason)
);

-- The outcomes that the views have by now; the follower goes on behind them.
INSERT INTO market_view.refusal_day
SELECT (time_micros + 28800000000) DIV 86400000000, reason, COUNT(*)
  FROM market_view.outcome WHERE reason <> 0 GROUP BY 1, 2;

GRANT SELECT, INSERT, UPDATE ON market_view.refusal_day TO ${view};
GRANT SELECT ON market_view.refusal_day TO ${app};
