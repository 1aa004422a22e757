-- Pools: acts of many people gathered into whole kilograms, issued, sold, and the proceeds shared.

-- Its id is also its trading account. Period: days of Asia/Shanghai on which an act began, both
-- included.
CREATE TABLE market.personal_pool (
  id                  bigint       NOT NULL PRIMARY KEY,
  operator_id         bigint       NOT NULL,
  scheme              varchar(16)  COLLATE utf8mb4_bin NOT NULL,
  methodology_id      int          NOT NULL,
  methodology         varchar(40)  COLLATE utf8mb4_bin NOT NULL,
  methodology_version varchar(20)  COLLATE utf8mb4_bin NOT NULL,
  instrument          int          NOT NULL,
  period_from         date         NOT NULL,
  period_to           date         NOT NULL,
  first_minute        int          NOT NULL,
  end_minute          int          NOT NULL COMMENT 'the first minute after the period',
  opened_by           bigint       NOT NULL,
  opened_by_name      varchar(100) NOT NULL,
  opened_at           datetime(6)  NOT NULL,
  key_hash            binary(32)   NOT NULL,
  UNIQUE KEY one_request (operator_id, key_hash),
  KEY by_operator (operator_id, id),
  CONSTRAINT pool_period CHECK (period_from <= period_to AND first_minute < end_minute)
);

-- How far the closing of a pool is; there once the operator has said so. Steps: TAKE_CARRY,
-- TAKE_ACTS (in chunks, the cursor is the last act looked at), TRIM, GATHER, CLOSED. Each step
-- commits with its effect, so a closing that stopped goes on where it was.
-- running: the methodology version while it is being closed: one pool of it at a time.
CREATE TABLE market.personal_pool_closing (
  pool          bigint       NOT NULL PRIMARY KEY,
  running       int          NULL,
  asked_by      bigint       NOT NULL,
  asked_by_name varchar(100) NOT NULL,
  asked_at      datetime(6)  NOT NULL,
  key_hash      binary(32)   NULL,
  step          varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cursor_minute int          NOT NULL,
  cursor_act    bigint       NOT NULL,
  acts          bigint       NOT NULL COMMENT 'taken in, the split one too',
  contributors  bigint       NOT NULL,
  kg            bigint       NOT NULL,
  carried_mg    bigint       NOT NULL COMMENT 'below one kilogram, left to the next pool',
  closed_at     datetime(6)  NULL,
  UNIQUE KEY one_at_a_time (running),
  CONSTRAINT closing_of_pool FOREIGN KEY (pool) REFERENCES market.personal_pool (id),
  CONSTRAINT closing_step
    CHECK (step IN ('TAKE_CARRY', 'TAKE_ACTS', 'TRIM', 'GATHER', 'CLOSED')),
  CONSTRAINT closed_has_a_time CHECK ((step = 'CLOSED') = (closed_at IS NOT NULL)),
  CONSTRAINT closed_is_not_running CHECK ((step = 'CLOSED') = (running IS NULL)),
  CONSTRAINT carried_is_below_one_kilogram CHECK (carried_mg BETWEEN 0 AND 999999)
);

-- What a closed pool left to the next one of its methodology version: whole acts (their pool_id is
-- empty again), or a part of one act, whose other part is in the pool.
CREATE TABLE market.personal_pool_carry (
  pool           bigint  NOT NULL,
  act            bigint  NOT NULL,
  account_id     bigint  NOT NULL,
  methodology_id int     NOT NULL,
  part           boolean NOT NULL,
  mg             bigint  NOT NULL,
  taken_by       bigint  NULL COMMENT 'the pool that took it in',
  PRIMARY KEY (pool, act),
  KEY by_taker (methodology_id, taken_by),
  KEY by_account (account_id),
  CONSTRAINT carry_is_something CHECK (mg > 0),
  CONSTRAINT carry_goes_on CHECK (taken_by <> pool)
);

-- What a closed pool has of each account; their sum is its kilograms exactly. Never changed.
CREATE TABLE market.personal_pool_contribution (
  pool       bigint NOT NULL,
  account_id bigint NOT NULL,
  mg         bigint NOT NULL,
  PRIMARY KEY (pool, account_id),
  KEY by_account (account_id, pool),
  CONSTRAINT contribution_is_something CHECK (mg > 0)
);

-- A pay-out of a pool: the intent of the command Distribute, written together with its shares. It
-- counts into wallets only while the views hold the command's outcome as accepted.
CREATE TABLE market.personal_payout (
  id            bigint       NOT NULL PRIMARY KEY,
  pool          bigint       NOT NULL,
  number        int          NOT NULL,
  amount_fen    bigint       NOT NULL,
  receivers     bigint       NOT NULL COMMENT 'contributors whose share is a fen or more',
  asked_by      bigint       NOT NULL,
  asked_by_name varchar(100) NOT NULL,
  asked_at      datetime(6)  NOT NULL,
  key_hash      binary(32)   NOT NULL,
  UNIQUE KEY one_after_the_other (pool, number),
  UNIQUE KEY one_request (pool, key_hash),
  CONSTRAINT payout_of_pool FOREIGN KEY (pool) REFERENCES market.personal_pool (id),
  CONSTRAINT payout_is_something CHECK (amount_fen > 0 AND receivers > 0)
);

-- No second index: an account's shares are found by its pools, and rows come by the million.
CREATE TABLE market.personal_payout_share (
  payout     bigint NOT NULL,
  account_id bigint NOT NULL,
  fen        bigint NOT NULL,
  PRIMARY KEY (payout, account_id),
  CONSTRAINT share_is_something CHECK (fen > 0)
);

-- An issuance is of a project or of a pool. One that was declined may be asked for again.
ALTER TABLE market.registry_issuance
  MODIFY COLUMN project_id bigint NULL,
  ADD COLUMN pool bigint NULL,
  ADD COLUMN pool_attempt int NULL,
  ADD UNIQUE KEY one_attempt (pool, pool_attempt),
  ADD CONSTRAINT issuance_has_one_source CHECK ((project_id IS NULL) <> (pool IS NULL)),
  ADD CONSTRAINT attempt_of_a_pool CHECK ((pool IS NULL) = (pool_attempt IS NULL));

GRANT SELECT, INSERT ON market.personal_pool TO ${app};
GRANT SELECT, INSERT, UPDATE (running, step, cursor_minute, cursor_act, acts,
  contributors, kg, carried_mg, closed_at) ON market.personal_pool_closing TO ${app};
GRANT SELECT, INSERT, UPDATE (taken_by) ON market.personal_pool_carry TO ${app};
GRANT SELECT, INSERT ON market.personal_pool_contribution TO ${app};
GRANT SELECT, INSERT ON market.personal_payout TO ${app};
GRANT SELECT, INSERT ON market.personal_payout_share TO ${app};
