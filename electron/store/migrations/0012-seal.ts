/**
 * The project's own seal, of its last proper close: one value of SQLite's count of changes of the file and a checksum over every byte; and whether a long step was begun. SQLite's own checks can't see a changed
 * letter or digit, nor that a whole commit, or the journal of a half-done one, was lost on the way.
 */
export const sealTable = `
CREATE TABLE seal (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  mark BLOB,
  in_long_step INTEGER NOT NULL
) STRICT;
INSERT INTO seal VALUES (1, NULL, 0);
`
