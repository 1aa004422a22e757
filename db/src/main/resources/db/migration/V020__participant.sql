-- Enterprises, their users, and what programs show instead of a password. Secrets are kept as hashes.

-- Accounts below 1001 are the market's own, so the first block EclipseLink takes is 1001 to 1050.
CREATE SEQUENCE market.participant_enterprise_seq START WITH 1050 INCREMENT BY 50 CACHE 0;
CREATE SEQUENCE market.participant_user_seq START WITH 50 INCREMENT BY 50 CACHE 0;
CREATE SEQUENCE market.participant_key_seq START WITH 1 INCREMENT BY 1 CACHE 50;

CREATE TABLE market.participant_enterprise (
  id           bigint        NOT NULL PRIMARY KEY CHECK (id > 1000),
  name         varchar(200)  NOT NULL CHECK (name <> ''),
  credit_code  varchar(18)   CHARACTER SET ascii COLLATE ascii_bin,
  kind         varchar(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state        varchar(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL
               CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED')),
  demo         boolean       NOT NULL,
  signed_up_at datetime(6)   NOT NULL,
  decided_by   bigint,
  decided_at   datetime(6),
  note         varchar(1000) NOT NULL,
  -- A rejected enterprise may sign up anew; otherwise a code stands for one enterprise.
  taken_code   varchar(18)   CHARACTER SET ascii COLLATE ascii_bin
               AS (IF(state = 'REJECTED', NULL, credit_code)) STORED,
  UNIQUE KEY one_per_code (taken_code),
  KEY by_state (state, id),
  CONSTRAINT every_body_has_a_code CHECK (credit_code IS NOT NULL OR kind = 'MARKET'),
  CONSTRAINT decided_once CHECK ((state = 'PENDING') = (decided_at IS NULL))
);

CREATE TABLE market.participant_user (
  id            bigint       NOT NULL PRIMARY KEY,
  enterprise_id bigint       NOT NULL,
  login         varchar(64)  COLLATE utf8mb4_bin NOT NULL,
  display_name  varchar(100) NOT NULL CHECK (display_name <> ''),
  password_hash varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  may_view      boolean      NOT NULL,
  may_trade     boolean      NOT NULL,
  may_retire    boolean      NOT NULL,
  may_manage    boolean      NOT NULL,
  active        boolean      NOT NULL,
  proposal_id   bigint,
  created_at    datetime(6)  NOT NULL,
  UNIQUE KEY one_per_login (login),
  CONSTRAINT user_of_enterprise
    FOREIGN KEY (enterprise_id) REFERENCES market.participant_enterprise (id)
);

CREATE TABLE market.participant_token (
  secret_hash char(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  key_id      bigint       NOT NULL,
  user_id     bigint       NOT NULL,
  label       varchar(100),
  issued_at   datetime(6)  NOT NULL,
  expires_at  datetime(6)  NOT NULL,
  UNIQUE KEY one_per_key (key_id),
  CONSTRAINT lives_a_while CHECK (expires_at > issued_at),
  CONSTRAINT token_of_user FOREIGN KEY (user_id) REFERENCES market.participant_user (id)
);

GRANT SELECT, INSERT ON market.participant_enterprise_seq TO ${app};
GRANT SELECT, INSERT ON market.participant_user_seq TO ${app};
GRANT SELECT, INSERT ON market.participant_key_seq TO ${app};
GRANT SELECT, INSERT, UPDATE ON market.participant_enterprise TO ${app};
GRANT SELECT, INSERT, UPDATE ON market.participant_user TO ${app};
GRANT SELECT, INSERT, DELETE ON market.participant_token TO ${app};
