-- Projects, issuances, retirements. What was said once is never changed: documents, decisions and
-- the canonical documents of issuances and retirements can be added and read, no more.

CREATE SEQUENCE market.registry_seq START WITH 50 INCREMENT BY 50 CACHE 0;

-- other_registry: nothing of that registry is issued here, its projects are only listed.
CREATE TABLE market.registry_scheme (
  code           varchar(16)  COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  name_zh        varchar(100) NOT NULL,
  name_en        varchar(100) NOT NULL,
  other_registry boolean      NOT NULL
);

CREATE TABLE market.registry_methodology (
  code     varchar(40)  COLLATE utf8mb4_bin NOT NULL,
  version  varchar(20)  COLLATE utf8mb4_bin NOT NULL,
  scheme   varchar(16)  COLLATE utf8mb4_bin NOT NULL,
  kind     varchar(20)  COLLATE utf8mb4_bin NOT NULL,
  name_zh  varchar(200) NOT NULL,
  name_en  varchar(200) NOT NULL,
  PRIMARY KEY (code, version),
  CONSTRAINT methodology_of_scheme FOREIGN KEY (scheme) REFERENCES market.registry_scheme (code),
  CONSTRAINT methodology_kind CHECK (kind IN ('PERSONAL', 'FORESTRY'))
);

-- A project is registered here by its seller (owner), or listed from another registry
-- (external_id, no owner).
CREATE TABLE market.registry_project (
  id                  bigint        NOT NULL PRIMARY KEY,
  owner               bigint        NULL,
  external_id         varchar(60)   COLLATE utf8mb4_bin NULL,
  scheme              varchar(16)   COLLATE utf8mb4_bin NOT NULL,
  methodology         varchar(40)   COLLATE utf8mb4_bin NULL,
  methodology_version varchar(20)   COLLATE utf8mb4_bin NULL,
  activity            varchar(100)  NOT NULL,
  region              varchar(200)  NOT NULL,
  vintage_from        smallint      NULL,
  vintage_to          smallint      NULL,
  name_zh             varchar(200)  NOT NULL,
  name_en             varchar(200)  NOT NULL,
  developer           varchar(200)  NOT NULL,
  registered_by       bigint        NOT NULL,
  registered_by_name  varchar(100)  NOT NULL,
  registered_at       datetime(6)   NOT NULL,
  UNIQUE KEY one_external_id (external_id),
  KEY by_owner (owner, id),
  CONSTRAINT project_of_scheme FOREIGN KEY (scheme) REFERENCES market.registry_scheme (code),
  CONSTRAINT project_methodology FOREIGN KEY (methodology, methodology_version)
    REFERENCES market.registry_methodology (code, version),
  CONSTRAINT project_is_owned_or_external CHECK ((owner IS NULL) <> (external_id IS NULL)),
  CONSTRAINT project_vintages CHECK (vintage_from <= vintage_to)
);

-- One administrator decides, once: the decision has the project's key.
CREATE TABLE market.registry_project_decision (
  project_id      bigint        NOT NULL PRIMARY KEY,
  approved        boolean       NOT NULL,
  reason          varchar(1000) NOT NULL,
  decided_by      bigint        NOT NULL,
  decided_by_name varchar(100)  NOT NULL,
  decided_at      datetime(6)   NOT NULL,
  CONSTRAINT decision_of_project FOREIGN KEY (project_id) REFERENCES market.registry_project (id)
);

CREATE TABLE market.registry_project_file (
  id          bigint       NOT NULL PRIMARY KEY,
  project_id  bigint       NOT NULL,
  name        varchar(200) NOT NULL,
  media_type  varchar(40)  COLLATE utf8mb4_bin NOT NULL,
  bytes       int          NOT NULL,
  sha256      binary(32)   NOT NULL,
  content     longblob     NOT NULL,
  added_by    bigint       NOT NULL,
  added_at    datetime(6)  NOT NULL,
  UNIQUE KEY one_content (project_id, sha256),
  CONSTRAINT file_of_project FOREIGN KEY (project_id) REFERENCES market.registry_project (id),
  CONSTRAINT file_size CHECK (bytes BETWEEN 1 AND 10485760)
);

-- An issuance as it was asked for. Its id is the intent of the command Issue; the command carries
-- the hash of the document.
CREATE TABLE market.registry_issuance (
  id                bigint      NOT NULL PRIMARY KEY,
  project_id        bigint      NOT NULL,
  account           bigint      NOT NULL,
  instrument        int         NOT NULL,
  kg                bigint      NOT NULL,
  document          mediumblob  NOT NULL,
  document_hash     binary(32)  NOT NULL,
  requested_by      bigint      NOT NULL,
  requested_by_name varchar(100) NOT NULL,
  requested_at      datetime(6) NOT NULL,
  key_hash          binary(32)  NOT NULL,
  UNIQUE KEY one_issuance_request (requested_by, key_hash),
  KEY by_account (account, id),
  CONSTRAINT issuance_of_project FOREIGN KEY (project_id) REFERENCES market.registry_project (id),
  CONSTRAINT issuance_is_something CHECK (kg > 0)
);

-- The first administrator's step, once: to propose it to a second one, or to decline it.
CREATE TABLE market.registry_issuance_review (
  issuance_id      bigint        NOT NULL PRIMARY KEY,
  proposal_id      bigint        NULL,
  reason           varchar(1000) NOT NULL,
  reviewed_by      bigint        NOT NULL,
  reviewed_by_name varchar(100)  NOT NULL,
  reviewed_at      datetime(6)   NOT NULL,
  UNIQUE KEY one_proposal (proposal_id),
  CONSTRAINT review_of_issuance FOREIGN KEY (issuance_id) REFERENCES market.registry_issuance (id)
);

-- A retirement as it was asked for: the words of its certificate. Its id is the intent of the
-- command Retire; whether it happened stands in the views alone. A key names one request of one
-- account, so a retried request finds its row.
CREATE TABLE market.registry_retirement_document (
  id            bigint      NOT NULL PRIMARY KEY,
  account       bigint      NOT NULL,
  key_hash      binary(32)  NOT NULL,
  request_hash  binary(32)  NOT NULL,
  instrument    int         NOT NULL,
  kg            bigint      NOT NULL,
  certificate   bigint      NOT NULL,
  document      mediumblob  NOT NULL,
  document_hash binary(32)  NOT NULL,
  created_by    bigint      NOT NULL,
  created_at    datetime(6) NOT NULL,
  UNIQUE KEY one_request (account, key_hash),
  UNIQUE KEY one_certificate (certificate),
  KEY by_account (account, id),
  CONSTRAINT retirement_is_something CHECK (kg > 0)
);

GRANT SELECT, INSERT ON market.registry_seq TO ${app};
GRANT SELECT ON market.registry_scheme TO ${app};
GRANT SELECT ON market.registry_methodology TO ${app};
GRANT SELECT, INSERT ON market.registry_project TO ${app};
GRANT SELECT, INSERT ON market.registry_project_decision TO ${app};
GRANT SELECT, INSERT ON market.registry_project_file TO ${app};
GRANT SELECT, INSERT ON market.registry_issuance TO ${app};
GRANT SELECT, INSERT ON market.registry_issuance_review TO ${app};
GRANT SELECT, INSERT ON market.registry_retirement_document TO ${app};

INSERT INTO market.registry_scheme (code, name_zh, name_en, other_registry) VALUES
  ('SC', '四川', 'Sichuan', FALSE),
  ('WH', '武汉', 'Wuhan', FALSE),
  ('SZ', '深圳', 'Shenzhen', FALSE),
  ('SH', '上海', 'Shanghai', FALSE),
  ('GD', '广东', 'Guangdong', FALSE),
  ('CQ', '重庆', 'Chongqing', FALSE),
  ('VCS', '核证碳标准', 'Verified Carbon Standard', TRUE),
  ('GOLD', '黄金标准', 'Gold Standard', TRUE),
  ('CAR', '气候行动储备', 'Climate Action Reserve', TRUE),
  ('ACR', '美国碳登记', 'American Carbon Registry', TRUE);

-- Examples to begin with, not official texts; the names say so.
INSERT INTO market.registry_methodology (code, version, scheme, kind, name_zh, name_en) VALUES
  ('SC-FOR', '2', 'SC', 'FORESTRY', '林草碳普惠（示例）', 'Forestry and grassland (example)'),
  ('GD-FOR', '1', 'GD', 'FORESTRY', '林业碳普惠（示例）', 'Forestry (example)'),
  ('CQ-FOR', '1', 'CQ', 'FORESTRY', '林草碳普惠（示例）', 'Forestry and grassland (example)'),
  ('WH-MOB', '1', 'WH', 'PERSONAL', '居民低碳出行（示例）', 'Everyday low-carbon travel (example)'),
  ('SZ-MOB', '1', 'SZ', 'PERSONAL', '居民低碳出行（示例）', 'Everyday low-carbon travel (example)'),
  ('SH-MOB', '1', 'SH', 'PERSONAL', '居民低碳出行（示例）', 'Everyday low-carbon travel (example)');
