/**
 * People erased on request: keyed hashes of what named them, so that no later file brings them back, and what each erasure took out; copies that were given away. Numbers remembered before they
 * were made anew know how many erasures there had been, so that a restatement can say its reason.
 */
export const privacyTables = `
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE erased (
  hash TEXT PRIMARY KEY,
  erasure_id INTEGER NOT NULL REFERENCES erasures (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE shared_copies (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  file TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

ALTER TABLE stood ADD COLUMN erasures INTEGER NOT NULL DEFAULT 0;
`
