/**
 * Finance's own list of annual recurring revenue as it was imported, and what people decided about revenue: finance's figure, named differences, frozen
 * promises, pilot plans, actuals. Each decision is kept; the newest of a kind and period counts and can be taken back.
 */
export const reconciledTables = `
CREATE TABLE arr_lines (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  system_id INTEGER NOT NULL,
  vendor_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  customer TEXT,
  product_id INTEGER,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX arr_lines_by_vendor_id ON arr_lines (system_id, vendor_id);

CREATE TABLE money_decisions (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  period TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
`
