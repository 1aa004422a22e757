-- Personal carbon accounts: consents, methodologies as data, uploads and acts.
--
-- No reference of a person or a trip stands here: what a partner platform calls them is kept as an
-- HMAC-SHA-256 under the market's own secret, cut to 128 bits. No route, no seconds.

CREATE SEQUENCE market.personal_seq START WITH 50 INCREMENT BY 50 CACHE 0;
-- One number is the first of a block that a chunk of an upload takes its ids from.
CREATE SEQUENCE market.personal_block_seq START WITH 100000 INCREMENT BY 100000 CACHE 0;

-- One row: the fingerprint of the secret that all keyed hashes here were made with. With another
-- secret every person would be unknown and every act new, so the room refuses to work.
CREATE TABLE market.personal_secret (
  id          tinyint    NOT NULL PRIMARY KEY CHECK (id = 1),
  fingerprint binary(16) NOT NULL
);

-- consents: purposes that hold now, as a sum of 1 COMPUTE, 2 POOL, 4 BANK, 8 INSURER, 16 DISPLAY.
-- key_hash: what the partner calls the person; gone once the account is erased.
CREATE TABLE market.personal_account (
  id         bigint      NOT NULL PRIMARY KEY,
  scheme     varchar(16) COLLATE utf8mb4_bin NOT NULL,
  partner_id bigint      NOT NULL,
  key_hash   binary(16)  NULL,
  consents   tinyint     NOT NULL,
  opened_at  datetime(6) NOT NULL,
  erased_at  datetime(6) NULL,
  UNIQUE KEY one_per_person (key_hash),
  KEY by_partner (partner_id, scheme, id),
  CONSTRAINT account_purposes CHECK (consents BETWEEN 0 AND 31),
  CONSTRAINT erased_knows_nobody CHECK ((erased_at IS NULL) = (key_hash IS NOT NULL)),
  CONSTRAINT erased_allows_nothing CHECK (erased_at IS NULL OR consents = 0)
);

-- What an account has earned by accepted acts, ever; what of it is pooled or sold is the pools'.
CREATE TABLE market.personal_balance (
  account_id bigint NOT NULL PRIMARY KEY,
  acts       bigint NOT NULL,
  earned_mg  bigint NOT NULL,
  CONSTRAINT balance_is_not_negative CHECK (acts >= 0 AND earned_mg >= 0)
);

-- Every word on a consent, never changed: the last one of a purpose holds.
-- said_by: PARTNER, CITIZEN (by the signed link), ERASURE.
CREATE TABLE market.personal_consent (
  id         bigint      NOT NULL PRIMARY KEY,
  account_id bigint      NOT NULL,
  purpose    tinyint     NOT NULL,
  version    varchar(20) COLLATE utf8mb4_bin NOT NULL,
  given      boolean     NOT NULL,
  said_at    datetime(6) NOT NULL,
  said_by    varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY by_account (account_id, id),
  KEY withdrawals (given, said_at),
  CONSTRAINT consent_purpose CHECK (purpose IN (1, 2, 4, 8, 16)),
  CONSTRAINT consent_said_by CHECK (said_by IN ('PARTNER', 'CITIZEN', 'ERASURE'))
);

CREATE TABLE market.personal_mode (
  id      tinyint      NOT NULL PRIMARY KEY,
  code    varchar(20)  COLLATE utf8mb4_bin NOT NULL,
  name_zh varchar(100) NOT NULL,
  name_en varchar(100) NOT NULL,
  UNIQUE KEY one_code (code)
);

-- One version of a personal methodology with its parameters. It holds once its proposal (audit) is
-- approved by a second administrator; those without a proposal came with the market. Code and
-- version then stand in registry_methodology as well. Never changed: a change is a new version.
-- on_request: quantifies only uploads that name it; otherwise the newest version that is valid on
-- the day of the act does.
CREATE TABLE market.personal_methodology (
  id               int          NOT NULL PRIMARY KEY,
  code             varchar(40)  COLLATE utf8mb4_bin NOT NULL,
  version          varchar(20)  COLLATE utf8mb4_bin NOT NULL,
  scheme           varchar(16)  COLLATE utf8mb4_bin NOT NULL,
  name_zh          varchar(200) NOT NULL,
  name_en          varchar(200) NOT NULL,
  valid_from       date         NOT NULL,
  valid_to         date         NULL,
  refuse_overlap   boolean      NOT NULL,
  on_request       boolean      NOT NULL,
  example          boolean      NOT NULL,
  proposal_id      bigint       NULL,
  proposed_by      bigint       NULL,
  proposed_at      datetime(6)  NULL,
  UNIQUE KEY one_version_one_proposal (code, version, proposal_id),
  KEY by_scheme (scheme, id),
  CONSTRAINT methodology_valid CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CONSTRAINT personal_methodology_of_scheme
    FOREIGN KEY (scheme) REFERENCES market.registry_scheme (code)
);

-- factor_ug: reduction (baseline less the mode's own) in millionths of a gram for each unit:
-- METRE, RIDE or STEP. A cap that is NULL is off.
CREATE TABLE market.personal_methodology_mode (
  methodology_id int         NOT NULL,
  mode           tinyint     NOT NULL,
  unit           varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  factor_ug      bigint      NOT NULL,
  max_kmh        int         NULL,
  min_metres     int         NULL,
  max_metres     int         NULL,
  max_rides_day  int         NULL,
  max_steps_day  int         NULL,
  PRIMARY KEY (methodology_id, mode),
  CONSTRAINT mode_of_methodology
    FOREIGN KEY (methodology_id) REFERENCES market.personal_methodology (id),
  CONSTRAINT mode_is_known FOREIGN KEY (mode) REFERENCES market.personal_mode (id),
  CONSTRAINT mode_unit CHECK (unit IN ('METRE', 'RIDE', 'STEP')),
  CONSTRAINT mode_factor CHECK (factor_ug BETWEEN 1 AND 1000000000)
);

-- A file as it came from a partner. Its lines are worked through in chunks; each chunk commits its
-- acts, its refusals, the balances and here how far it got (lines, and bytes of the kept file).
-- methodology_id: the version that the upload names, or 0.
CREATE TABLE market.personal_upload (
  id             bigint       NOT NULL PRIMARY KEY,
  kind           varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  partner_id     bigint       NOT NULL,
  scheme         varchar(16)  COLLATE utf8mb4_bin NOT NULL,
  methodology_id int          NOT NULL,
  format         varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body_hash      binary(32)   NOT NULL,
  key_hash       binary(32)   NULL,
  bytes          bigint       NOT NULL,
  state          varchar(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lines_read     bigint       NOT NULL,
  accepted       bigint       NOT NULL,
  refused        bigint       NOT NULL,
  repeated       bigint       NOT NULL,
  mg             bigint       NOT NULL,
  bytes_read     bigint       NOT NULL,
  line_at        bigint       NOT NULL,
  uploaded_by    bigint       NOT NULL,
  received_at    datetime(6)  NOT NULL,
  finished_at    datetime(6)  NULL,
  UNIQUE KEY one_file (partner_id, scheme, kind, methodology_id, body_hash),
  UNIQUE KEY one_key (partner_id, key_hash),
  KEY by_state (state, id),
  KEY by_partner (partner_id, id),
  CONSTRAINT upload_kind CHECK (kind IN ('ACCOUNTS', 'ACTS')),
  CONSTRAINT upload_format CHECK (format IN ('CSV', 'NDJSON')),
  CONSTRAINT upload_state CHECK (state IN ('RECEIVED', 'RUNNING', 'DONE')),
  CONSTRAINT every_line_is_somewhere CHECK (lines_read = accepted + refused + repeated),
  CONSTRAINT finished_has_a_time
    CHECK ((state = 'DONE') = (finished_at IS NOT NULL))
);

-- A line that was not counted, and why: reason is a key of the bundle, detail holds numbers only,
-- never what stood in the line.
CREATE TABLE market.personal_refused_act (
  upload_id bigint      NOT NULL,
  line      bigint      NOT NULL,
  reason    varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  detail    varchar(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (upload_id, line)
);

-- An accepted act. Minutes are whole minutes since 1970-01-01 00:00 UTC. The distance is exact, in
-- millionths of a metre, so that mg can be computed again; mg is rounded down.
-- pool_id belongs to the pools: NULL until a pool's closing takes the act in, then that pool's id.
-- What of the last act is carried over stands in the pools' own tables.
-- No foreign keys: rows come by the hundred thousand, from code that has just read their parents.
CREATE TABLE market.personal_act (
  id             bigint     NOT NULL PRIMARY KEY,
  account_id     bigint     NOT NULL,
  act_hash       binary(16) NOT NULL,
  methodology_id int        NOT NULL,
  mode           tinyint    NOT NULL,
  start_minute   int        NOT NULL,
  end_minute     int        NOT NULL,
  micrometres    bigint     NOT NULL,
  steps          int        NOT NULL,
  mg             bigint     NOT NULL,
  upload_id      bigint     NOT NULL,
  pool_id        bigint     NULL,
  UNIQUE KEY one_act (act_hash),
  KEY by_account (account_id, start_minute),
  KEY open_for_pools (methodology_id, pool_id, start_minute),
  CONSTRAINT act_ends_after_it_begins CHECK (end_minute >= start_minute),
  CONSTRAINT act_is_not_negative CHECK (mg >= 0 AND micrometres >= 0 AND steps >= 0)
);

GRANT SELECT, INSERT ON market.personal_seq TO ${app};
GRANT SELECT, INSERT ON market.personal_block_seq TO ${app};
GRANT SELECT, INSERT ON market.personal_secret TO ${app};
GRANT SELECT, INSERT, UPDATE (key_hash, consents, erased_at) ON market.personal_account TO ${app};
GRANT SELECT, INSERT, UPDATE (acts, earned_mg) ON market.personal_balance TO ${app};
GRANT SELECT, INSERT ON market.personal_consent TO ${app};
GRANT SELECT ON market.personal_mode TO ${app};
GRANT SELECT, INSERT ON market.personal_methodology TO ${app};
GRANT SELECT, INSERT ON market.personal_methodology_mode TO ${app};
GRANT SELECT, INSERT, UPDATE (state, lines_read, accepted, refused,
  repeated, mg, bytes_read, line_at, finished_at) ON market.personal_upload TO ${app};
GRANT SELECT, INSERT ON market.personal_refused_act TO ${app};
GRANT SELECT, INSERT, UPDATE (pool_id) ON market.personal_act TO ${app};
GRANT INSERT ON market.registry_methodology TO ${app};
-- Temporary tables are each connection's own.
GRANT CREATE TEMPORARY TABLES ON market.* TO ${app};

INSERT INTO market.personal_mode (id, code, name_zh, name_en) VALUES
  (1, 'SHARED_BIKE', '共享单车', 'Shared bike'),
  (2, 'METRO', '地铁', 'Metro'),
  (3, 'BUS', '公交', 'Bus'),
  (4, 'ELECTRIC_BUS', '电动公交', 'Electric bus'),
  (5, 'WALKING', '步行', 'Walking');

-- Factors as published (Wuhan 2022 and 2024, Shenzhen); caps are examples, not verified.
INSERT INTO market.registry_methodology (code, version, scheme, kind, name_zh, name_en) VALUES
  ('WH-MOB-OPEN', '1', 'WH', 'PERSONAL', '居民低碳出行，不设上限（示例）',
   'Everyday low-carbon travel without caps (example)');
INSERT INTO market.personal_methodology (id, code, version, scheme, name_zh, name_en, valid_from,
  valid_to, refuse_overlap, on_request, example) VALUES
  (1, 'WH-MOB', '1', 'WH', '居民低碳出行（示例）', 'Everyday low-carbon travel (example)',
   '2017-01-01', NULL, TRUE, FALSE, TRUE),
  (2, 'WH-MOB-OPEN', '1', 'WH', '居民低碳出行，不设上限（示例）',
   'Everyday low-carbon travel without caps (example)', '2017-01-01', NULL, FALSE, TRUE, TRUE),
  (3, 'SZ-MOB', '1', 'SZ', '居民低碳出行（示例）', 'Everyday low-carbon travel (example)',
   '2017-01-01', NULL, TRUE, FALSE, TRUE);
INSERT INTO market.personal_methodology_mode (methodology_id, mode, unit, factor_ug, max_kmh,
  min_metres, max_metres, max_rides_day, max_steps_day) VALUES
  (1, 1, 'METRE', 40000, 30, 1, 50000, 20, NULL),
  (1, 2, 'RIDE', 170000000, 120, NULL, 200000, 10, NULL),
  (1, 3, 'RIDE', 105000000, 80, NULL, 100000, 10, NULL),
  (1, 5, 'STEP', 20000, 12, NULL, 50000, NULL, 30000),
  (2, 1, 'METRE', 40000, NULL, NULL, NULL, NULL, NULL),
  (3, 2, 'METRE', 46800, 120, 1, 200000, 10, NULL),
  (3, 4, 'METRE', 26900, 80, 1, 100000, 10, NULL);
