/** What people decided about money: content, like what was imported. Each change of an assumption is kept, so that the newest can be taken back. */
export const decisionTables = `
CREATE TABLE assumption_edits (
  id INTEGER PRIMARY KEY,
  assumption TEXT NOT NULL,
  change TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
`
