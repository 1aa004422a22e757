-- Accounts beside those of the enterprises themselves: of pools, which an operator sells from, and
-- of cases, whose units can only be retired for them. Their ids come from the enterprises' numbers,
-- because the core knows one range of accounts.
CREATE TABLE market.participant_account (
  id            bigint       NOT NULL PRIMARY KEY CHECK (id > 1000),
  enterprise_id bigint       NOT NULL,
  kind          varchar(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL CHECK (kind IN ('POOL', 'CASE')),
  title         varchar(200) NOT NULL CHECK (title <> ''),
  opened_at     datetime(6)  NOT NULL,
  KEY by_enterprise (enterprise_id, kind, id),
  KEY by_kind (kind, id),
  CONSTRAINT account_of_enterprise FOREIGN KEY (enterprise_id)
    REFERENCES market.participant_enterprise (id)
);

GRANT SELECT, INSERT ON market.participant_account TO ${app};

ALTER TABLE market_view.unit_balance
  ADD COLUMN retire_only_kg bigint NOT NULL DEFAULT 0 CHECK (retire_only_kg >= 0);

