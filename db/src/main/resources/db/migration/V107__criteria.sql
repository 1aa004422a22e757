-- What an order across books may buy: kinds as bits, a scheme by the number of its first instrument
-- (0 for any), years of the reductions. Its row among the orders has the instrument 0.
-- OR REPLACE: what an interrupted run has left is made anew, MariaDB keeps each table as it stands.
CREATE OR REPLACE TABLE market_view.order_criteria (
  order_id      bigint NOT NULL PRIMARY KEY,
  kinds         bigint NOT NULL,
  scheme        int    NOT NULL,
  first_vintage int    NOT NULL,
  last_vintage  int    NOT NULL,
  compensating  int    NOT NULL
);

GRANT SELECT, INSERT ON market_view.order_criteria TO ${view};
GRANT SELECT ON market_view.order_criteria TO ${app};
