-- The journal, which is the truth, and what the room of trading keeps beside it.

-- Ids of intents: one sequence for every room, because an intent's id is its command's key.
CREATE SEQUENCE market.intent_seq START WITH 50 INCREMENT BY 50 CACHE 0;

-- One row is one batch of commands, written ahead by one autocommit INSERT. The primary key is the
-- fence between two writers. Rows are never changed or removed.
CREATE TABLE market.trading_journal (
  batch          bigint     NOT NULL PRIMARY KEY,
  first_sequence bigint     NOT NULL,
  command_count  int        NOT NULL CHECK (command_count >= 0),
  epoch          bigint     NOT NULL,
  engine         int        NOT NULL,
  time_micros    bigint     NOT NULL,
  previous_hash  binary(32) NOT NULL,
  state_hash     bigint     NOT NULL COMMENT 'of the state after the previous batch',
  commands       mediumblob NOT NULL
);

-- Commands that broke the core; every replay reads this first and refuses them as faults.
CREATE TABLE market.trading_journal_void (
  sequence      bigint       NOT NULL PRIMARY KEY,
  first_user    bigint       NOT NULL,
  second_user   bigint       NOT NULL,
  reason        varchar(500) NOT NULL,
  at_micros     bigint       NOT NULL,
  CONSTRAINT two_administrators CHECK (first_user <> second_user)
);

-- What is listed. Rules and state of an instrument are the core's; names are for people.
CREATE TABLE market.trading_instrument (
  id         bigint       NOT NULL PRIMARY KEY,
  intent     bigint       NOT NULL UNIQUE,
  code       varchar(24)  COLLATE utf8mb4_bin NOT NULL UNIQUE,
  name_zh    varchar(80)  NOT NULL,
  name_en    varchar(80)  NOT NULL,
  kind       varchar(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  scheme     varchar(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vintage    int          NOT NULL CHECK (vintage BETWEEN 2000 AND 2100),
  lot_kg     bigint       NOT NULL CHECK (lot_kg > 0),
  tick_fen   bigint       NOT NULL CHECK (tick_fen > 0),
  defined_by bigint       NOT NULL,
  defined_at datetime(6)  NOT NULL
);

-- Instruments are numbered densely from 1, for their numbers index the core's arrays.
CREATE SEQUENCE market.trading_instrument_seq START WITH 1 INCREMENT BY 1 CACHE 0;

-- Intents to open or halt an instrument.
CREATE TABLE market.trading_status_change (
  id            bigint      NOT NULL PRIMARY KEY,
  instrument_id bigint      NOT NULL,
  opening       boolean     NOT NULL,
  ordered_by    bigint      NOT NULL,
  ordered_at    datetime(6) NOT NULL,
  FOREIGN KEY (instrument_id) REFERENCES market.trading_instrument (id)
);

-- Price rules proposed by one administrator; in force when a second approved and the core took them.
CREATE TABLE market.trading_price_rules (
  id                bigint      NOT NULL PRIMARY KEY,
  instrument_id     bigint      NOT NULL,
  reference_fen     bigint      NOT NULL CHECK (reference_fen >= 0),
  band_basis_points int         NOT NULL CHECK (band_basis_points BETWEEN -1 AND 10000),
  proposal_id       bigint      NOT NULL UNIQUE,
  proposed_by       bigint      NOT NULL,
  proposed_at       datetime(6) NOT NULL,
  FOREIGN KEY (instrument_id) REFERENCES market.trading_instrument (id)
);

-- A bank reference is booked once. It may be entered again only when every earlier entry of it was
-- rejected; the number of the entry keeps two who enter it at once apart.
CREATE TABLE market.trading_deposit (
  id             bigint       NOT NULL PRIMARY KEY,
  account        bigint       NOT NULL,
  amount_fen     bigint       NOT NULL CHECK (amount_fen > 0),
  bank_reference varchar(64)  NOT NULL,
  entry          int          NOT NULL CHECK (entry > 0),
  proposal_id    bigint       NOT NULL UNIQUE,
  entered_by     bigint       NOT NULL,
  entered_at     datetime(6)  NOT NULL,
  UNIQUE (bank_reference, entry)
);

CREATE TABLE market.trading_withdrawal (
  id           bigint      NOT NULL PRIMARY KEY,
  account      bigint      NOT NULL,
  amount_fen   bigint      NOT NULL CHECK (amount_fen > 0),
  requested_by bigint      NOT NULL,
  requested_at datetime(6) NOT NULL,
  key_hash     binary(32)  NULL UNIQUE COMMENT 'of the account and its idempotency key',
  KEY by_account (account, id)
);

-- One payment is proposed for a withdrawal: approved it is paid, rejected the sum is released.
CREATE TABLE market.trading_payment (
  id             bigint      NOT NULL PRIMARY KEY,
  withdrawal_id  bigint      NOT NULL UNIQUE,
  bank_reference varchar(64) NOT NULL,
  entry          int         NOT NULL CHECK (entry > 0),
  proposal_id    bigint      NOT NULL UNIQUE,
  entered_by     bigint      NOT NULL,
  entered_at     datetime(6) NOT NULL,
  UNIQUE (bank_reference, entry),
  FOREIGN KEY (withdrawal_id) REFERENCES market.trading_withdrawal (id)
);

GRANT SELECT, INSERT ON market.intent_seq TO ${app};
GRANT SELECT, INSERT ON market.trading_instrument_seq TO ${app};
GRANT SELECT, INSERT ON market.trading_journal TO ${app};
GRANT SELECT, INSERT ON market.trading_journal_void TO ${app};
GRANT SELECT, INSERT ON market.trading_instrument TO ${app};
GRANT SELECT, INSERT ON market.trading_status_change TO ${app};
GRANT SELECT, INSERT ON market.trading_price_rules TO ${app};
GRANT SELECT, INSERT ON market.trading_deposit TO ${app};
GRANT SELECT, INSERT ON market.trading_withdrawal TO ${app};
GRANT SELECT, INSERT ON market.trading_payment TO ${app};
GRANT SELECT ON market.trading_journal TO ${view};
GRANT SELECT ON market.trading_journal_void TO ${view};
