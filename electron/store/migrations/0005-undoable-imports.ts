/**
 * What makes an import something that can be taken back or read again: what each import said of records and people of which several speak
 * (`statements`, `person_statements`; a record without statements is spoken of by one row of its `import_id` alone, a person by theirs), subscriptions that stand back behind a
 * customer's own, the rows of files as they were read, and the mappings that a person settled on.
 */
export const undoTables = `
ALTER TABLE people ADD COLUMN import_id INTEGER;
UPDATE people SET import_id = 0;

CREATE TABLE statements (
  kind TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  line INTEGER NOT NULL,
  body TEXT,
  PRIMARY KEY (kind, record_id, import_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_statements (
  person_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  external_id TEXT,
  email TEXT,
  company_id TEXT,
  organisation TEXT,
  PRIMARY KEY (person_id, import_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE stand_ins (
  id INTEGER PRIMARY KEY,
  system_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX stand_ins_by_system ON stand_ins (system_id);

CREATE TABLE kept_files (
  import_id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  entry TEXT,
  told TEXT NOT NULL,
  shape TEXT NOT NULL,
  row_chunks INTEGER
) STRICT;

CREATE TABLE kept_rows (
  import_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (import_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE undone_imports (import_id INTEGER PRIMARY KEY, file TEXT NOT NULL, source TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT;

CREATE TABLE remembered_mappings (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  headings TEXT NOT NULL,
  told TEXT NOT NULL,
  file TEXT NOT NULL,
  UNIQUE (source, headings)
) STRICT;
`
