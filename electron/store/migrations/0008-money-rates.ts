/** Exchange rates and quantities as they were imported, and what people decided about cost: each change is kept, so that the newest can be taken back. */
export const rateTables = `
CREATE TABLE rates (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  from_currency TEXT NOT NULL,
  to_currency TEXT NOT NULL,
  rate REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX rates_by_vendor_id ON rates (system_id, vendor_id);

CREATE TABLE quantities (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  counted_by TEXT NOT NULL,
  part TEXT NOT NULL,
  value REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX quantities_by_vendor_id ON quantities (system_id, vendor_id);

CREATE TABLE cost_edits (
  id INTEGER PRIMARY KEY,
  change TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
`
