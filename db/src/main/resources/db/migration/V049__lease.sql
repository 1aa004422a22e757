-- Which instance may try to write, by the database's clock. It only says who may try: what keeps two
-- writers apart is the journal's primary key.
CREATE TABLE market.trading_lease (
  id       int         NOT NULL PRIMARY KEY CHECK (id = 1),
  holder   varchar(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  until_at datetime(6) NOT NULL
);
INSERT INTO market.trading_lease VALUES (1, '', '2000-01-01');

GRANT SELECT, UPDATE ON market.trading_lease TO ${app};
