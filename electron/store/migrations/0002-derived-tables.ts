/** What is worked out from the content and can be thrown away and made again at any time: links, facts, evidence, reports. */
export const derivedTables = `
CREATE TABLE payers (
  id INTEGER PRIMARY KEY,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  external_id TEXT,
  email TEXT,
  company_id TEXT,
  organisation TEXT,
  created_at INTEGER,
  segment_id INTEGER,
  plan_id INTEGER,
  country_id INTEGER,
  UNIQUE (system_id, vendor_id)
) STRICT;

CREATE TABLE links (
  person_id INTEGER PRIMARY KEY,
  payer_id INTEGER NOT NULL,
  method TEXT NOT NULL
) STRICT;
CREATE INDEX links_by_payer ON links (payer_id);

CREATE TABLE facts (
  contact_id INTEGER PRIMARY KEY,
  payer_id INTEGER,
  party INTEGER NOT NULL,
  issue_id INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  handler INTEGER NOT NULL,
  tier INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  channel_id INTEGER,
  topic_id INTEGER,
  team_id INTEGER,
  ai INTEGER,
  vendor_resolved INTEGER,
  reopened INTEGER,
  satisfied INTEGER,
  rated INTEGER NOT NULL,
  handle_seconds INTEGER,
  again_any_48h INTEGER,
  again_any_7d INTEGER,
  again_same_7d INTEGER,
  mature_48h INTEGER NOT NULL,
  mature_7d INTEGER NOT NULL
) STRICT;

CREATE TABLE issues (
  id INTEGER PRIMARY KEY,
  payer_id INTEGER,
  party INTEGER NOT NULL,
  topic_id INTEGER,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  contacts INTEGER NOT NULL,
  kept INTEGER,
  first_time INTEGER,
  mature INTEGER NOT NULL
) STRICT;

CREATE TABLE movements (
  id INTEGER PRIMARY KEY,
  payer_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  after_minor INTEGER NOT NULL
) STRICT;
CREATE INDEX movements_by_payer ON movements (payer_id, at);

CREATE TABLE cohort_members (
  quarter TEXT NOT NULL,
  payer_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  arm TEXT NOT NULL,
  stratum TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  days REAL NOT NULL,
  left_us INTEGER NOT NULL,
  mrr_minor INTEGER NOT NULL,
  handler TEXT NOT NULL,
  tier TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (quarter, payer_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  rows TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE derivation (
  step TEXT PRIMARY KEY,
  stamp TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
