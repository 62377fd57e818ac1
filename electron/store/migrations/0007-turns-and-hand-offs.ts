/**
 * Turns of a contact (replies, closes, teammates, first reply, sentiment), owner and date of a signal; facts and issues with what follows from them; who takes
 * a signal on, as people decided.
 */
export const turnTables = `
ALTER TABLE contacts ADD COLUMN replies INTEGER;
ALTER TABLE contacts ADD COLUMN customer_replies INTEGER;
ALTER TABLE contacts ADD COLUMN closes INTEGER;
ALTER TABLE contacts ADD COLUMN teammates INTEGER;
ALTER TABLE contacts ADD COLUMN first_reply_seconds INTEGER;
ALTER TABLE contacts ADD COLUMN sentiment INTEGER;
ALTER TABLE signals ADD COLUMN owner_id INTEGER;
ALTER TABLE signals ADD COLUMN due_at INTEGER;

CREATE TABLE hand_offs (
  system TEXT NOT NULL,
  signal TEXT NOT NULL,
  owner TEXT NOT NULL,
  handed_on TEXT NOT NULL,
  note TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (system, signal)
) STRICT, WITHOUT ROWID;

DROP TABLE facts;
DROP TABLE issues;

CREATE TABLE facts (
  contact_id INTEGER PRIMARY KEY,
  payer_id INTEGER,
  party INTEGER NOT NULL,
  issue_id INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  handler INTEGER NOT NULL,
  tier INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  channel_id INTEGER,
  topic_id INTEGER,
  team_id INTEGER,
  ai INTEGER,
  vendor_resolved INTEGER,
  reopened INTEGER,
  satisfied INTEGER,
  rated INTEGER NOT NULL,
  offered INTEGER,
  handle_seconds INTEGER,
  first_reply_seconds INTEGER,
  again_any_48h INTEGER,
  again_any_7d INTEGER,
  again_same_7d INTEGER,
  came_back INTEGER,
  again_any_30d INTEGER,
  again_same_30d INTEGER,
  again_channel_3d INTEGER,
  again_same_48h INTEGER,
  mature_48h INTEGER NOT NULL,
  mature_7d INTEGER NOT NULL,
  mature_30d INTEGER NOT NULL DEFAULT 0,
  mature INTEGER NOT NULL DEFAULT 0,
  fate INTEGER,
  left_within INTEGER,
  followed INTEGER NOT NULL DEFAULT 0,
  replies INTEGER,
  customer_replies INTEGER,
  one_close INTEGER,
  code INTEGER NOT NULL GENERATED ALWAYS AS (handler | (tier << 3) | (rule << 5) | (COALESCE(ai, 3) << 9) | (COALESCE(vendor_resolved, 3) << 11) | (COALESCE(reopened, 3) << 13) | (COALESCE(satisfied, 3) << 15) | (COALESCE(offered, 3) << 17) | (COALESCE(again_any_48h, 3) << 19) | (COALESCE(again_any_7d, 3) << 21) | (COALESCE(again_same_7d, 3) << 23) | (COALESCE(again_any_30d, 3) << 25) | (COALESCE(again_same_30d, 3) << 27) | (COALESCE(again_channel_3d, 3) << 29) | (COALESCE(came_back, 3) << 31) | (mature_48h << 33) | (mature_7d << 34) | (mature_30d << 35) | (mature << 36) | (COALESCE(fate, 7) << 37) | (COALESCE(left_within, 0) << 40) | ((closed_at IS NOT NULL) << 42) | ((payer_id IS NOT NULL) << 43) | ((handle_seconds IS NOT NULL) << 44) | ((contact_id = issue_id) << 45) | (COALESCE(again_same_48h, 3) << 46) | (followed << 48) | (COALESCE(replies, 3) << 50) | (COALESCE(customer_replies, 3) << 52) | (COALESCE(one_close, 3) << 54) | ((first_reply_seconds IS NOT NULL) << 56)) STORED
) STRICT;

CREATE TABLE issues (
  id INTEGER PRIMARY KEY,
  payer_id INTEGER,
  party INTEGER NOT NULL,
  topic_id INTEGER,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  contacts INTEGER NOT NULL,
  kept INTEGER,
  first_time INTEGER,
  mature INTEGER NOT NULL,
  handler INTEGER NOT NULL DEFAULT 4,
  channel_id INTEGER,
  team_id INTEGER,
  ai_attempts INTEGER NOT NULL DEFAULT 0,
  handed_over INTEGER NOT NULL DEFAULT 0,
  human_seconds INTEGER NOT NULL DEFAULT 0,
  asked_once INTEGER,
  left_silently INTEGER NOT NULL DEFAULT 0,
  path INTEGER NOT NULL DEFAULT 0
) STRICT;
DELETE FROM derivation;
DELETE FROM counted;
`
