-- One-way auctions: an auction as it is now, price and quantity sold once it is cleared, and its bids,
-- which nobody but the bidder reads before. Times are microseconds since 1970, sequence and
-- time_micros of an auction those of the last change, of a bid those when it was taken.
-- OR REPLACE: what an interrupted run has left is made anew, MariaDB keeps each table as it stands.
CREATE OR REPLACE TABLE market_view.auction (
  auction      bigint NOT NULL PRIMARY KEY,
  seller       bigint NOT NULL,
  instrument   bigint NOT NULL,
  kg           bigint NOT NULL,
  floor_fen    bigint NOT NULL,
  least_kg     bigint NOT NULL,
  begin_micros bigint NOT NULL,
  end_micros   bigint NOT NULL,
  status       int    NOT NULL,
  price_fen    bigint NOT NULL,
  sold_kg      bigint NOT NULL,
  sequence     bigint NOT NULL,
  time_micros  bigint NOT NULL,
  KEY by_status (status, auction)
);

-- What it got and paid is written with the clearing of its auction.
CREATE OR REPLACE TABLE market_view.auction_bid (
  bid            bigint NOT NULL PRIMARY KEY,
  auction        bigint NOT NULL,
  account        bigint NOT NULL,
  price_fen      bigint NOT NULL,
  kg             bigint NOT NULL,
  sequence       bigint NOT NULL,
  time_micros    bigint NOT NULL,
  filled_kg      bigint NOT NULL DEFAULT 0,
  paid_milli_fen bigint NOT NULL DEFAULT 0,
  KEY by_auction (auction, account, bid)
);

-- An auction as one administrator proposed it; the id is the intent's and becomes the auction's.
-- Never changed.
CREATE OR REPLACE TABLE market.trading_auction (
  id            bigint      NOT NULL PRIMARY KEY,
  instrument_id bigint      NOT NULL,
  seller        bigint      NOT NULL,
  kg            bigint      NOT NULL,
  floor_fen     bigint      NOT NULL,
  least_kg      bigint      NOT NULL,
  begin_micros  bigint      NOT NULL,
  end_micros    bigint      NOT NULL,
  proposal_id   bigint      NOT NULL UNIQUE,
  proposed_by   bigint      NOT NULL,
  proposed_at   datetime(6) NOT NULL,
  FOREIGN KEY (instrument_id) REFERENCES market.trading_instrument (id)
);

GRANT SELECT, INSERT, UPDATE ON market_view.auction TO ${view};
GRANT SELECT, INSERT, UPDATE ON market_view.auction_bid TO ${view};
GRANT SELECT ON market_view.auction TO ${app};
GRANT SELECT ON market_view.auction_bid TO ${app};
GRANT SELECT, INSERT ON market.trading_auction TO ${app};
