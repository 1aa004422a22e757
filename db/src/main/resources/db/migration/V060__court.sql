-- Courts, causes, restoration orders. What happened to an order is told by its events, which can be
-- added and read, no more; what its money and units did is told by the views.

CREATE SEQUENCE market.court_seq START WITH 50 INCREMENT BY 50 CACHE 0;

-- The directory of courts, imported by administrators; an import of the same code renews the line.
CREATE TABLE market.court_directory (
  code          varchar(16)  COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  name          varchar(100) COLLATE utf8mb4_bin NOT NULL CHECK (name <> ''),
  division_code varchar(6)   COLLATE utf8mb4_bin NOT NULL,
  division      varchar(100) COLLATE utf8mb4_bin NOT NULL,
  level         int          NULL,
  imported_at   datetime(6)  NOT NULL,
  KEY by_name (name)
);

-- What a case may be about, and which kinds of reduction have the function that was damaged.
-- The choice of kinds is a setting of the administrators.
CREATE TABLE market.court_cause (
  code       varchar(40)  COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  name_zh    varchar(100) COLLATE utf8mb4_bin NOT NULL CHECK (name_zh <> ''),
  name_en    varchar(100) COLLATE utf8mb4_bin NOT NULL CHECK (name_en <> ''),
  kinds      varchar(100) COLLATE utf8mb4_bin NOT NULL,
  basis      varchar(300) COLLATE utf8mb4_bin NOT NULL,
  changed_at datetime(6)  NOT NULL
);

-- A restoration order. A draft may be changed; from the confirmation on only the steps that were
-- taken are added: each is the id of an intent, drawn and committed before its command is sent.
CREATE TABLE market.court_order (
  id               bigint         NOT NULL PRIMARY KEY,
  version          bigint         NOT NULL,
  enterprise_id    bigint         NOT NULL,
  key_hash         binary(32)     NOT NULL,
  request_hash     binary(32)     NOT NULL,
  number           varchar(100)   COLLATE utf8mb4_bin NOT NULL CHECK (number <> ''),
  court_code       varchar(16)    COLLATE utf8mb4_bin NULL,
  body             varchar(200)   COLLATE utf8mb4_bin NOT NULL,
  document_kind    varchar(20)    COLLATE utf8mb4_bin NULL,
  decided_on       date           NULL,
  cause            varchar(40)    COLLATE utf8mb4_bin NULL,
  obliged          varchar(200)   COLLATE utf8mb4_bin NOT NULL,
  obliged_person   boolean        NOT NULL,
  payer            varchar(200)   COLLATE utf8mb4_bin NOT NULL,
  payer_person     boolean        NOT NULL,
  grams            bigint         NULL CHECK (grams > 0),
  sum_fen          bigint         NULL CHECK (sum_fen > 0),
  instrument       int            NULL,
  kg               bigint         NULL CHECK (kg > 0),
  cap_fen          bigint         NULL CHECK (cap_fen > 0),
  deadline         date           NULL,
  residual_rule    varchar(20)    COLLATE utf8mb4_bin NULL,
  residual_payee   varchar(300)   COLLATE utf8mb4_bin NOT NULL,
  kind_reason      varchar(1000)  COLLATE utf8mb4_bin NOT NULL,
  drafted_by       bigint         NOT NULL,
  drafted_at       datetime(6)    NOT NULL,
  changed_at       datetime(6)    NOT NULL,
  account          bigint         NULL,
  required_fen     bigint         NULL,
  open_intent      bigint         NULL,
  buy_intent       bigint         NULL,
  ending           varchar(20)    COLLATE utf8mb4_bin NULL,
  cancel_intent    bigint         NULL,
  close_intent     bigint         NULL,
  closed_kg        bigint         NULL,
  certificate      varchar(20)    COLLATE utf8mb4_bin NULL,
  residual_fen     bigint         NULL,
  residual_request bigint         NULL,
  filed_at         datetime(6)    NULL,
  UNIQUE KEY one_request (enterprise_id, key_hash),
  UNIQUE KEY one_account (account),
  UNIQUE KEY one_buy (buy_intent),
  KEY by_court (enterprise_id, id),
  KEY by_number (enterprise_id, number),
  -- Whether money of the case is still on its way.
  watched          boolean        AS (account IS NOT NULL AND filed_at IS NULL
                                      AND (residual_fen IS NULL OR residual_fen > 0)) STORED,
  KEY by_watch (watched, id),
  CONSTRAINT tonnes_or_sum CHECK (grams IS NULL OR sum_fen IS NULL),
  CONSTRAINT order_of_cause FOREIGN KEY (cause) REFERENCES market.court_cause (code)
);

-- What was done to an order, by whom and when.
CREATE TABLE market.court_event (
  id        bigint        NOT NULL PRIMARY KEY,
  order_id  bigint        NOT NULL,
  kind      varchar(30)   COLLATE utf8mb4_bin NOT NULL,
  user_id   bigint        NOT NULL,
  user_name varchar(100)  COLLATE utf8mb4_bin NOT NULL,
  at_time   datetime(6)   NOT NULL,
  note      varchar(1000) COLLATE utf8mb4_bin NOT NULL,
  KEY by_order (order_id, id),
  CONSTRAINT event_of_order FOREIGN KEY (order_id) REFERENCES market.court_order (id)
);

-- What reductions of the kind cost when a purchase was ordered, as the judge was shown; prices in fen
-- per tonne. A purchase is named by its intent.
CREATE TABLE market.court_price_note (
  purchase    bigint      NOT NULL,
  period      varchar(20) COLLATE utf8mb4_bin NOT NULL,
  order_id    bigint      NOT NULL,
  trades      bigint      NOT NULL,
  kg          bigint      NOT NULL,
  mean_fen    bigint      NOT NULL,
  median_fen  bigint      NOT NULL,
  lowest_fen  bigint      NOT NULL,
  highest_fen bigint      NOT NULL,
  PRIMARY KEY (purchase, period),
  CONSTRAINT price_note_of_order FOREIGN KEY (order_id) REFERENCES market.court_order (id)
);

-- The retirement that closes a case is sent as such, and not as one of an enterprise's own.
ALTER TABLE market.registry_retirement_document
  ADD COLUMN closes_case boolean NOT NULL DEFAULT FALSE;

GRANT SELECT, INSERT ON market.court_seq TO ${app};
GRANT SELECT, INSERT, UPDATE ON market.court_directory TO ${app};
GRANT SELECT, INSERT, UPDATE ON market.court_cause TO ${app};
GRANT SELECT, INSERT, UPDATE ON market.court_order TO ${app};
GRANT SELECT, INSERT ON market.court_event TO ${app};
GRANT SELECT, INSERT ON market.court_price_note TO ${app};

-- Examples to begin with, not verified: administrators change them.
INSERT INTO market.court_cause (code, name_zh, name_en, kinds, basis, changed_at) VALUES
  ('ILLEGAL_LOGGING', '滥伐林木', 'Illegal logging', 'FORESTRY',
   '森林资源民事案件司法解释（2022）第二十条（示例，未核实，可改）', '2026-01-01 00:00:00'),
  ('TIMBER_THEFT', '盗伐林木', 'Theft of timber', 'FORESTRY',
   '森林资源民事案件司法解释（2022）第二十条（示例，未核实，可改）', '2026-01-01 00:00:00'),
  ('FOREST_FIRE', '失火', 'Forest fire', 'FORESTRY',
   '森林资源民事案件司法解释（2022）第二十条（示例，未核实，可改）', '2026-01-01 00:00:00'),
  ('FARMLAND', '非法占用农用地', 'Unlawful occupation of farmland', 'FORESTRY',
   '示例，未核实，可改', '2026-01-01 00:00:00'),
  ('AIR_POLLUTION', '大气污染责任纠纷', 'Air pollution', 'PERSONAL',
   '示例，未核实，可改', '2026-01-01 00:00:00'),
  ('ECOLOGICAL_DAMAGE', '生态破坏公益诉讼', 'Ecological damage, public interest', 'FORESTRY,PERSONAL',
   '示例，未核实，可改', '2026-01-01 00:00:00'),
  ('ENVIRONMENTAL_PENALTY', '生态环境行政处罚', 'Environmental administrative penalty',
   'FORESTRY,PERSONAL', '示例，未核实，可改', '2026-01-01 00:00:00');
