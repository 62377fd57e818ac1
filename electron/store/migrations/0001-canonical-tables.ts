/**
 * What was imported and decided: the content of a project. Times are seconds since 1970 UTC, money is minor units, words that repeat are
 * numbers into `terms`. `system_id` is the vendor account that an id belongs to, so that a ticket from a CSV and from a JSON export is one ticket.
 */
export const canonicalTables = `
CREATE TABLE project (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  source TEXT NOT NULL,
  mapping TEXT NOT NULL,
  kinds TEXT NOT NULL,
  encoding TEXT NOT NULL,
  delimiter TEXT NOT NULL,
  rows_in INTEGER NOT NULL,
  records INTEGER NOT NULL,
  merged INTEGER NOT NULL,
  excluded INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  data_from INTEGER,
  data_through INTEGER,
  imported_at INTEGER NOT NULL,
  CHECK (rows_in = records + merged + excluded + problems)
) STRICT;
CREATE UNIQUE INDEX imports_by_content ON imports (sha256, source, mapping);

CREATE TABLE exclusions (
  import_id INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
  reason TEXT NOT NULL,
  rows INTEGER NOT NULL,
  PRIMARY KEY (import_id, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE problems (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
  line INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  value TEXT NOT NULL,
  code TEXT NOT NULL,
  cells TEXT
) STRICT;
CREATE INDEX problems_by_import ON problems (import_id, line);

CREATE TABLE terms (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  term TEXT NOT NULL,
  UNIQUE (kind, term)
) STRICT;

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  system_id INTEGER NOT NULL REFERENCES terms,
  person_key TEXT NOT NULL,
  external_id TEXT,
  email TEXT,
  company_id TEXT,
  organisation TEXT,
  UNIQUE (system_id, person_key)
) STRICT;

CREATE TABLE contacts (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  person_id INTEGER,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  updated_at INTEGER,
  channel_id INTEGER,
  topic_id INTEGER,
  team_id INTEGER,
  status_id INTEGER,
  outcome_id INTEGER,
  ai INTEGER,
  human INTEGER,
  vendor_resolved INTEGER,
  escalated INTEGER,
  reopens INTEGER,
  handle_seconds INTEGER,
  rating REAL,
  satisfied INTEGER,
  rated_at INTEGER,
  rating_offered INTEGER
) STRICT;
CREATE UNIQUE INDEX contacts_by_vendor_id ON contacts (system_id, vendor_id);

CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  external_id TEXT,
  email TEXT,
  company_id TEXT,
  organisation TEXT,
  created_at INTEGER,
  segment_id INTEGER,
  plan_id INTEGER,
  country_id INTEGER
) STRICT;
CREATE UNIQUE INDEX customers_by_vendor_id ON customers (system_id, vendor_id);

CREATE TABLE subscriptions (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  customer_vendor_id TEXT NOT NULL,
  external_id TEXT,
  email TEXT,
  company_id TEXT,
  organisation TEXT,
  plan_id INTEGER,
  quantity REAL,
  currency TEXT NOT NULL,
  mrr_minor INTEGER NOT NULL,
  status_id INTEGER,
  started_at INTEGER NOT NULL,
  trial_end_at INTEGER,
  cancel_requested_at INTEGER,
  ended_at INTEGER,
  end_reason_id INTEGER
) STRICT;
CREATE UNIQUE INDEX subscriptions_by_vendor_id ON subscriptions (system_id, vendor_id);

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  person_id INTEGER,
  ordered_at INTEGER NOT NULL,
  currency TEXT NOT NULL,
  total_minor INTEGER NOT NULL,
  refunded_minor INTEGER NOT NULL,
  status_id INTEGER
) STRICT;
CREATE UNIQUE INDEX orders_by_vendor_id ON orders (system_id, vendor_id);

CREATE TABLE costs (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  posted_at INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  cost_centre_id INTEGER,
  supplier_id INTEGER,
  memo TEXT,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX costs_by_vendor_id ON costs (system_id, vendor_id);

CREATE TABLE surveys (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  person_id INTEGER,
  contact_vendor_id TEXT,
  type_id INTEGER NOT NULL,
  score REAL,
  scale_max REAL,
  satisfied INTEGER,
  responded_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX surveys_by_vendor_id ON surveys (system_id, vendor_id);

CREATE TABLE crosswalk (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  left_key TEXT NOT NULL,
  right_key TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX crosswalk_by_left ON crosswalk (left_key);

CREATE TABLE signals (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  person_id INTEGER,
  type_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  amount_minor INTEGER,
  currency TEXT,
  status_id INTEGER
) STRICT;
CREATE UNIQUE INDEX signals_by_vendor_id ON signals (system_id, vendor_id);
`
