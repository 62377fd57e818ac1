/**
 * The log of what was done to a project, which only grows: each entry carries the hash of the one before, and the database itself refuses to change or drop one. Kept numbers and reports
 * carry a hash of what they were made from. A project gets a random id, by which a review finds its way back, and a place for
 * what reviewers said: each thing said is known by the hash of its words, so that taking a review in is a union of sets.
 */
export const logTables = `
CREATE TABLE log (
  n INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  details TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'an entry of the log is never changed'); END;
CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'an entry of the log is never taken out'); END;

INSERT OR IGNORE INTO project (key, value)
  SELECT 'projectId', substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-4' || substr(x, 14, 3) || '-a' || substr(x, 18, 3) || '-' || substr(x, 21, 12)
    FROM (SELECT lower(hex(randomblob(16))) AS x);

ALTER TABLE evidence ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE superseded ADD COLUMN hash TEXT NOT NULL DEFAULT '';

CREATE TABLE reviews (id TEXT PRIMARY KEY, head TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE review_entries (id TEXT PRIMARY KEY, body TEXT NOT NULL, log_n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`
