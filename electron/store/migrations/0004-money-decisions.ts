/** What people decided about money: content, like what was imported. Each change of an assumption is kept, so that the newest can be taken back. */
export const decisionTables = `
CREATE TABLE assumption_edits (
  id INTEGER PRIMARY KEY,
  assumption TEXT NOT NULL,
  change TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE cost_classes (
  account TEXT NOT NULL,
  cost_centre TEXT NOT NULL,
  cost_class TEXT NOT NULL,
  in_scope INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (account, cost_centre)
) STRICT, WITHOUT ROWID;

CREATE TABLE rates (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  from_currency TEXT NOT NULL,
  to_currency TEXT NOT NULL,
  at INTEGER NOT NULL,
  rate REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX rates_by_vendor_id ON rates (system_id, vendor_id);

CREATE TABLE finance_totals (
  at TEXT PRIMARY KEY,
  arr_minor INTEGER NOT NULL,
  differences TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
