-- Who did what, and the second person. Nothing here is ever changed or removed: the application may
-- read and add, no more. A decision has its proposal's key, so a proposal is decided once.

CREATE SEQUENCE market.audit_seq START WITH 50 INCREMENT BY 50 CACHE 0;

CREATE TABLE market.audit_proposal (
  id               bigint        NOT NULL PRIMARY KEY,
  kind             varchar(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id       bigint        NOT NULL,
  facts            longtext      NOT NULL CHECK (json_valid(facts)),
  proposed_by      bigint        NOT NULL,
  proposed_by_name varchar(100)  NOT NULL,
  proposed_at      datetime(6)   NOT NULL,
  KEY by_subject (kind, subject_id)
);

CREATE TABLE market.audit_decision (
  proposal_id      bigint        NOT NULL PRIMARY KEY,
  approved         boolean       NOT NULL,
  decided_by       bigint        NOT NULL,
  decided_by_name  varchar(100)  NOT NULL,
  decided_at       datetime(6)   NOT NULL,
  note             varchar(1000) NOT NULL,
  CONSTRAINT decision_of_proposal FOREIGN KEY (proposal_id) REFERENCES market.audit_proposal (id)
);

CREATE TABLE market.audit_trail (
  id        bigint       NOT NULL PRIMARY KEY,
  at_time   datetime(6)  NOT NULL,
  user_id   bigint       NOT NULL,
  user_name varchar(100) NOT NULL,
  verb      varchar(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject   varchar(80)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  details   longtext     NOT NULL CHECK (json_valid(details))
);

GRANT SELECT, INSERT ON market.audit_seq TO ${app};
GRANT SELECT, INSERT ON market.audit_proposal TO ${app};
GRANT SELECT, INSERT ON market.audit_decision TO ${app};
GRANT SELECT, INSERT ON market.audit_trail TO ${app};
