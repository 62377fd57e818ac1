/**
 * Facts and issues half as wide: what is packed into a row's code is kept there only, and read out of it by virtual columns. Bits are those of `codeFields` and of
 * `issueFields`; here they stand written out, as they were when this step was made.
 */
export const packedFacts = `
DROP TABLE facts;
DROP TABLE issues;

CREATE TABLE facts (
  contact_id INTEGER PRIMARY KEY,
  payer_id INTEGER,
  party INTEGER NOT NULL,
  issue_id INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  channel_id INTEGER,
  topic_id INTEGER,
  team_id INTEGER,
  handle_seconds INTEGER,
  first_reply_seconds INTEGER,
  code INTEGER NOT NULL,
  handler INTEGER AS (code & 7),
  tier INTEGER AS ((code >> 3) & 3),
  rule INTEGER AS ((code >> 5) & 15),
  ai INTEGER AS (NULLIF((code >> 9) & 3, 3)),
  vendor_resolved INTEGER AS (NULLIF((code >> 11) & 3, 3)),
  reopened INTEGER AS (NULLIF((code >> 13) & 3, 3)),
  satisfied INTEGER AS (NULLIF((code >> 15) & 3, 3)),
  rated INTEGER AS ((code >> 15) & 3 <> 3),
  offered INTEGER AS (NULLIF((code >> 17) & 3, 3)),
  again_any_48h INTEGER AS (NULLIF((code >> 19) & 3, 3)),
  again_any_7d INTEGER AS (NULLIF((code >> 21) & 3, 3)),
  again_same_7d INTEGER AS (NULLIF((code >> 23) & 3, 3)),
  again_any_30d INTEGER AS (NULLIF((code >> 25) & 3, 3)),
  again_same_30d INTEGER AS (NULLIF((code >> 27) & 3, 3)),
  again_channel_3d INTEGER AS (NULLIF((code >> 29) & 3, 3)),
  came_back INTEGER AS (NULLIF((code >> 31) & 3, 3)),
  mature_48h INTEGER AS ((code >> 33) & 1),
  mature_7d INTEGER AS ((code >> 34) & 1),
  mature_30d INTEGER AS ((code >> 35) & 1),
  mature INTEGER AS ((code >> 36) & 1),
  fate INTEGER AS (NULLIF((code >> 37) & 7, 7)),
  left_within INTEGER AS ((code >> 40) & 3),
  again_same_48h INTEGER AS (NULLIF((code >> 46) & 3, 3)),
  followed INTEGER AS ((code >> 48) & 3),
  replies INTEGER AS (NULLIF((code >> 50) & 3, 3)),
  customer_replies INTEGER AS (NULLIF((code >> 52) & 3, 3)),
  one_close INTEGER AS (NULLIF((code >> 54) & 3, 3))
) STRICT;

CREATE TABLE issues (
  id INTEGER PRIMARY KEY,
  payer_id INTEGER,
  party INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  channel_id INTEGER,
  topic_id INTEGER,
  team_id INTEGER,
  contacts INTEGER NOT NULL,
  ai_attempts INTEGER NOT NULL,
  human_seconds INTEGER NOT NULL,
  code INTEGER NOT NULL,
  mature INTEGER AS (code & 1),
  kept INTEGER AS (NULLIF((code >> 1) & 3, 3)),
  first_time INTEGER AS (NULLIF((code >> 3) & 3, 3)),
  handed_over INTEGER AS ((code >> 6) & 1),
  handler INTEGER AS ((code >> 7) & 7),
  asked_once INTEGER AS (NULLIF((code >> 11) & 3, 3)),
  left_silently INTEGER AS ((code >> 13) & 1),
  path INTEGER AS ((code >> 14) & 7)
) STRICT;

DELETE FROM derivation;
DELETE FROM counted;
`
