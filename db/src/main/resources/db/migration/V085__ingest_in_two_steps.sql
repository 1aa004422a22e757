-- An upload's acts are counted by one transaction a chunk and carried over to the balances by the
-- next one, while the following chunk is counted.
--
-- balanced_to: every act of this upload up to this id is in the balances. An upload begins with an
-- id that none of its acts has; it is done once all of them are in.
-- latest_minute: in which the latest act it counted ended, 0 without any. Whatever begins a day
-- later overlaps nothing, so nothing has to be looked up.
ALTER TABLE market.personal_upload
  ADD COLUMN balanced_to bigint NOT NULL DEFAULT 0,
  ADD COLUMN latest_minute int NOT NULL DEFAULT 0;

-- Until now both were one transaction.
UPDATE market.personal_upload SET balanced_to = NEXT VALUE FOR market.personal_block_seq;
UPDATE market.personal_upload u
  JOIN (SELECT upload_id, MAX(end_minute) AS latest FROM market.personal_act GROUP BY upload_id) a
    ON a.upload_id = u.id
   SET u.latest_minute = a.latest;

GRANT UPDATE (balanced_to, latest_minute) ON market.personal_upload TO ${app};
