-- Candles of a minute and of an hour, beside those of a day in instrument_day. Minutes and hours are
-- counted from 1970-01-01 00:00 in Asia/Shanghai, as days are. Each transaction of the follower adds
-- what it saw to what stands here.
-- OR REPLACE: what an interrupted run has left is made anew, MariaDB keeps each table as it stands.
CREATE OR REPLACE TABLE market_view.instrument_minute (
  instrument         bigint NOT NULL,
  minute             bigint NOT NULL,
  open_fen           bigint NOT NULL,
  high_fen           bigint NOT NULL,
  low_fen            bigint NOT NULL,
  close_fen          bigint NOT NULL,
  volume_kg          bigint NOT NULL,
  turnover_milli_fen bigint NOT NULL,
  trades             bigint NOT NULL,
  PRIMARY KEY (instrument, minute)
);

CREATE OR REPLACE TABLE market_view.instrument_hour (
  instrument         bigint NOT NULL,
  hour               bigint NOT NULL,
  open_fen           bigint NOT NULL,
  high_fen           bigint NOT NULL,
  low_fen            bigint NOT NULL,
  close_fen          bigint NOT NULL,
  volume_kg          bigint NOT NULL,
  turnover_milli_fen bigint NOT NULL,
  trades             bigint NOT NULL,
  PRIMARY KEY (instrument, hour)
);

-- The trades that the views have by now; the follower goes on behind them.
INSERT INTO market_view.instrument_minute
SELECT c.instrument, c.place, o.price_fen, c.high, c.low, l.price_fen, c.kg, c.turnover, c.trades
  FROM (SELECT instrument, (time_micros + 28800000000) DIV 60000000 AS place,
               MIN(trade) AS first_trade, MAX(trade) AS last_trade,
               MAX(price_fen) AS high, MIN(price_fen) AS low,
               SUM(kg) AS kg, SUM(price_fen * kg) AS turnover, COUNT(*) AS trades
          FROM market_view.trade GROUP BY instrument, place) c
  JOIN market_view.trade o ON o.trade = c.first_trade
  JOIN market_view.trade l ON l.trade = c.last_trade;

INSERT INTO market_view.instrument_hour
SELECT c.instrument, c.place, o.price_fen, c.high, c.low, l.price_fen, c.kg, c.turnover, c.trades
  FROM (SELECT instrument, (time_micros + 28800000000) DIV 3600000000 AS place,
               MIN(trade) AS first_trade, MAX(trade) AS last_trade,
               MAX(price_fen) AS high, MIN(price_fen) AS low,
               SUM(kg) AS kg, SUM(price_fen * kg) AS turnover, COUNT(*) AS trades
          FROM market_view.trade GROUP BY instrument, place) c
  JOIN market_view.trade o ON o.trade = c.first_trade
  JOIN market_view.trade l ON l.trade = c.last_trade;

GRANT SELECT, INSERT, UPDATE ON market_view.instrument_minute TO ${view};
GRANT SELECT, INSERT, UPDATE ON market_view.instrument_hour TO ${view};
GRANT SELECT ON market_view.instrument_minute TO ${app};
GRANT SELECT ON market_view.instrument_hour TO ${app};
