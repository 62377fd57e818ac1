/**
 * Who is who: what people decided (content, kept by the vendors' ids so that it survives every import), merges that vendors told of, which billing accounts
 * are counted as one payer, and what is in doubt about whom a person belongs to.
 */
export const identityTables = `
CREATE TABLE identity_decisions (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  customer TEXT NOT NULL,
  note TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

ALTER TABLE customers ADD COLUMN merged_into TEXT;

CREATE TABLE payer_accounts (
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  payer_id INTEGER NOT NULL,
  PRIMARY KEY (system_id, vendor_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX payer_accounts_by_payer ON payer_accounts (payer_id);

CREATE TABLE link_doubts (
  person_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  shared TEXT NOT NULL,
  customers TEXT NOT NULL
) STRICT;

CREATE TABLE customer_doubts (
  kind TEXT NOT NULL,
  shared TEXT NOT NULL,
  customers TEXT NOT NULL,
  PRIMARY KEY (kind, shared, customers)
) STRICT, WITHOUT ROWID;

DELETE FROM derivation;
`
