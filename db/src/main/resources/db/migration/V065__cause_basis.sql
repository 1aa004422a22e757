-- Where a cause's choice of kinds comes from, in English as well.
ALTER TABLE market.court_cause
  ADD COLUMN basis_en varchar(300) COLLATE utf8mb4_bin NOT NULL DEFAULT '' AFTER basis;

UPDATE market.court_cause SET basis_en = IF(basis = '示例，未核实，可改',
  'example, not verified, may be changed',
  'interpretation on forest cases (2022), article 20 (example, not verified, may be changed)')
 WHERE basis LIKE '%示例，未核实，可改%';
