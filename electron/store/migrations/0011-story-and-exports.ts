/**
 * What people decided about the story, and what was exported: each export keeps its plan, the evidence that it stood on and the very bytes of its files, so that what a CFO was shown can be
 * shown again and held against today.
 */
export const storyTables = `
CREATE TABLE story_edits (
  id INTEGER PRIMARY KEY,
  quarter TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE exports (
  id INTEGER PRIMARY KEY,
  quarter TEXT NOT NULL,
  length TEXT NOT NULL,
  date TEXT NOT NULL,
  at INTEGER NOT NULL,
  content_stamp TEXT NOT NULL,
  plan TEXT NOT NULL,
  evidence TEXT NOT NULL
) STRICT;

CREATE TABLE export_files (
  export_id INTEGER NOT NULL REFERENCES exports (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (export_id, kind)
) STRICT;
`
