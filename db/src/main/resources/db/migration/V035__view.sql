-- What the follower tells of the journal: the journal's facts alone. No foreign key to a room, no
-- default of the clock, no auto-increment, so that a rebuild gives equal rows.

-- Where the views stand. It moves in the transaction that writes the rows.
CREATE TABLE market_view.watermark (
  id          int        NOT NULL PRIMARY KEY CHECK (id = 1),
  batch       bigint     NOT NULL,
  sequence    bigint     NOT NULL,
  time_micros bigint     NOT NULL,
  row_hash    binary(32) NOT NULL
);
INSERT INTO market_view.watermark VALUES (1, 0, 0, 0, repeat('\0', 32));

-- One row a command; the order columns are the order as the command left it.
CREATE TABLE market_view.outcome (
  sequence       bigint NOT NULL PRIMARY KEY,
  intent         bigint NULL UNIQUE,
  time_micros    bigint NOT NULL,
  op             int    NOT NULL,
  reason         int    NOT NULL,
  expected       bigint NOT NULL,
  given          bigint NOT NULL,
  account        bigint NULL,
  instrument     bigint NULL,
  order_id       bigint NULL,
  open_kg        bigint NULL,
  filled_kg      bigint NULL,
  frozen         bigint NULL,
  paid_milli_fen bigint NULL,
  status         int    NULL,
  first_trade    bigint NULL,
  trade_count    int    NOT NULL
);

CREATE TABLE market_view.market_order (
  order_id         bigint NOT NULL PRIMARY KEY,
  account          bigint NOT NULL,
  instrument       bigint NOT NULL,
  side             int    NOT NULL,
  type             int    NOT NULL,
  time_in_force    int    NOT NULL,
  price_fen        bigint NOT NULL,
  kg               bigint NOT NULL,
  budget_milli_fen bigint NOT NULL,
  sequence         bigint NOT NULL,
  time_micros      bigint NOT NULL,
  client_order_id  varchar(36) COLLATE utf8mb4_bin NULL,
  open_kg          bigint NOT NULL CHECK (open_kg >= 0),
  filled_kg        bigint NOT NULL CHECK (filled_kg >= 0),
  frozen           bigint NOT NULL CHECK (frozen >= 0),
  paid_milli_fen   bigint NOT NULL CHECK (paid_milli_fen >= 0),
  status           int    NOT NULL,
  changed_sequence bigint NOT NULL,
  changed_micros   bigint NOT NULL,
  KEY by_account (account, order_id),
  KEY by_account_and_status (account, status, order_id),
  KEY by_client_order_id (account, client_order_id)
);

CREATE TABLE market_view.trade (
  trade       bigint NOT NULL PRIMARY KEY,
  sequence    bigint NOT NULL,
  time_micros bigint NOT NULL,
  instrument  bigint NOT NULL,
  price_fen   bigint NOT NULL CHECK (price_fen > 0),
  kg          bigint NOT NULL CHECK (kg > 0),
  maker_order bigint NOT NULL,
  taker_order bigint NOT NULL,
  buyer       bigint NOT NULL,
  seller      bigint NOT NULL,
  taker_side  int    NOT NULL,
  KEY by_instrument (instrument, trade),
  KEY by_maker (maker_order),
  KEY by_taker (taker_order)
);

-- Double entries: amount leaves the debit side and enters the credit side. Asset 0 is cash in
-- thousandths of a fen, else it is the instrument's id and the amount is kilograms.
CREATE TABLE market_view.posting (
  posting        bigint NOT NULL PRIMARY KEY,
  sequence       bigint NOT NULL,
  time_micros    bigint NOT NULL,
  asset          bigint NOT NULL,
  debit_account  bigint NOT NULL,
  debit_bucket   int    NOT NULL,
  credit_account bigint NOT NULL,
  credit_bucket  int    NOT NULL,
  amount         bigint NOT NULL CHECK (amount > 0),
  cause          int    NOT NULL,
  reference      bigint NOT NULL,
  KEY by_debit (debit_account, asset, posting),
  KEY by_credit (credit_account, asset, posting)
);

-- Accounts 1 (bank) and 5 (issued) are the sources and owe what the others hold.
CREATE TABLE market_view.cash_balance (
  account             bigint NOT NULL PRIMARY KEY,
  available_milli_fen bigint NOT NULL,
  frozen_milli_fen    bigint NOT NULL,
  CONSTRAINT cash_is_never_negative
    CHECK ((available_milli_fen >= 0 AND frozen_milli_fen >= 0) OR account = 1)
);

CREATE TABLE market_view.unit_balance (
  account      bigint NOT NULL,
  instrument   bigint NOT NULL,
  available_kg bigint NOT NULL,
  frozen_kg    bigint NOT NULL,
  PRIMARY KEY (account, instrument),
  KEY by_instrument (instrument),
  CONSTRAINT units_are_never_negative
    CHECK ((available_kg >= 0 AND frozen_kg >= 0) OR account = 5)
);

CREATE TABLE market_view.serial_block (
  instrument   bigint NOT NULL,
  first_serial bigint NOT NULL,
  last_serial  bigint NOT NULL,
  issuance     bigint NOT NULL,
  account      bigint NOT NULL,
  PRIMARY KEY (instrument, first_serial),
  KEY by_account (account, instrument, first_serial),
  CONSTRAINT no_block_is_empty CHECK (last_serial >= first_serial AND first_serial > 0)
);

CREATE TABLE market_view.issuance (
  issuance     bigint NOT NULL PRIMARY KEY,
  account      bigint NOT NULL,
  instrument   bigint NOT NULL,
  first_serial bigint NOT NULL,
  last_serial  bigint NOT NULL,
  sequence     bigint NOT NULL,
  time_micros  bigint NOT NULL
);

CREATE TABLE market_view.retirement (
  retirement  bigint NOT NULL PRIMARY KEY,
  account     bigint NOT NULL,
  instrument  bigint NOT NULL,
  kg          bigint NOT NULL CHECK (kg > 0),
  certificate bigint NOT NULL,
  sequence    bigint NOT NULL,
  time_micros bigint NOT NULL,
  KEY by_account (account, retirement),
  KEY by_certificate (certificate)
);

CREATE TABLE market_view.retirement_block (
  retirement   bigint NOT NULL,
  first_serial bigint NOT NULL,
  last_serial  bigint NOT NULL,
  issuance     bigint NOT NULL,
  instrument   bigint NOT NULL,
  PRIMARY KEY (retirement, first_serial),
  KEY by_issuance (issuance),
  CHECK (last_serial >= first_serial)
);

-- Status 0 the sum is frozen, 1 it was paid, 2 it was released.
CREATE TABLE market_view.withdrawal (
  withdrawal       bigint NOT NULL PRIMARY KEY,
  account          bigint NOT NULL,
  amount_milli_fen bigint NOT NULL CHECK (amount_milli_fen > 0),
  status           int    NOT NULL,
  sequence         bigint NOT NULL,
  time_micros      bigint NOT NULL,
  KEY by_account (account, status)
);

CREATE TABLE market_view.instrument (
  id                bigint NOT NULL PRIMARY KEY,
  status            int    NOT NULL,
  reference_fen     bigint NOT NULL,
  band_basis_points int    NOT NULL,
  last_fen          bigint NOT NULL,
  last_serial       bigint NOT NULL
);

-- A trading day is a day of Asia/Shanghai, counted from 1970-01-01.
CREATE TABLE market_view.instrument_day (
  instrument         bigint NOT NULL,
  day                bigint NOT NULL,
  open_fen           bigint NOT NULL,
  high_fen           bigint NOT NULL,
  low_fen            bigint NOT NULL,
  close_fen          bigint NOT NULL,
  volume_kg          bigint NOT NULL,
  turnover_milli_fen bigint NOT NULL,
  trades             bigint NOT NULL,
  PRIMARY KEY (instrument, day)
);

GRANT SELECT, UPDATE ON market_view.watermark TO ${view};
GRANT SELECT, INSERT ON market_view.outcome TO ${view};
GRANT SELECT, INSERT, UPDATE ON market_view.market_order TO ${view};
GRANT SELECT, INSERT ON market_view.trade TO ${view};
GRANT SELECT, INSERT ON market_view.posting TO ${view};
GRANT SELECT, INSERT, UPDATE ON market_view.cash_balance TO ${view};
GRANT SELECT, INSERT, UPDATE ON market_view.unit_balance TO ${view};
GRANT SELECT, INSERT, UPDATE, DELETE ON market_view.serial_block TO ${view};
GRANT SELECT, INSERT ON market_view.issuance TO ${view};
GRANT SELECT, INSERT ON market_view.retirement TO ${view};
GRANT SELECT, INSERT ON market_view.retirement_block TO ${view};
GRANT SELECT, INSERT, UPDATE ON market_view.withdrawal TO ${view};
GRANT SELECT, INSERT, UPDATE ON market_view.instrument TO ${view};
GRANT SELECT, INSERT, UPDATE ON market_view.instrument_day TO ${view};
GRANT CREATE TEMPORARY TABLES ON `market\_view`.* TO ${view};

GRANT SELECT ON market_view.watermark TO ${app};
GRANT SELECT ON market_view.outcome TO ${app};
GRANT SELECT ON market_view.market_order TO ${app};
GRANT SELECT ON market_view.trade TO ${app};
GRANT SELECT ON market_view.posting TO ${app};
GRANT SELECT ON market_view.cash_balance TO ${app};
GRANT SELECT ON market_view.unit_balance TO ${app};
GRANT SELECT ON market_view.serial_block TO ${app};
GRANT SELECT ON market_view.issuance TO ${app};
GRANT SELECT ON market_view.retirement TO ${app};
GRANT SELECT ON market_view.retirement_block TO ${app};
GRANT SELECT ON market_view.withdrawal TO ${app};
GRANT SELECT ON market_view.instrument TO ${app};
GRANT SELECT ON market_view.instrument_day TO ${app};
