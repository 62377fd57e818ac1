/**
 * Facts and issues as the resolution engine makes them, the decided windows, and what is remembered of numbers: how far the data reached, counted cells,
 * numbers as they stood before, and restatements. Triggers note which records an import changed, so that only those who are touched are derived again.
 */
export const resolutionTables = `
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
  again_any_48h INTEGER,
  again_any_7d INTEGER,
  again_same_7d INTEGER,
  came_back INTEGER,
  again_any_30d INTEGER,
  again_same_30d INTEGER,
  again_channel_3d INTEGER,
  mature_48h INTEGER NOT NULL,
  mature_7d INTEGER NOT NULL,
  mature_30d INTEGER NOT NULL DEFAULT 0,
  mature INTEGER NOT NULL DEFAULT 0,
  fate INTEGER,
  left_within INTEGER,
  code INTEGER NOT NULL GENERATED ALWAYS AS (handler | (tier << 3) | (rule << 5) | (COALESCE(ai, 3) << 9) | (COALESCE(vendor_resolved, 3) << 11) | (COALESCE(reopened, 3) << 13) | (COALESCE(satisfied, 3) << 15) | (COALESCE(offered, 3) << 17) | (COALESCE(again_any_48h, 3) << 19) | (COALESCE(again_any_7d, 3) << 21) | (COALESCE(again_same_7d, 3) << 23) | (COALESCE(again_any_30d, 3) << 25) | (COALESCE(again_same_30d, 3) << 27) | (COALESCE(again_channel_3d, 3) << 29) | (COALESCE(came_back, 3) << 31) | (mature_48h << 33) | (mature_7d << 34) | (mature_30d << 35) | (mature << 36) | (COALESCE(fate, 7) << 37) | (COALESCE(left_within, 0) << 40) | ((closed_at IS NOT NULL) << 42) | ((payer_id IS NOT NULL) << 43) | ((handle_seconds IS NOT NULL) << 44) | ((contact_id = issue_id) << 45)) STORED
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
  human_seconds INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE resolution_rules (version INTEGER PRIMARY KEY, effective_from TEXT NOT NULL, reason TEXT NOT NULL, body TEXT NOT NULL) STRICT;

CREATE TABLE counted (from_at INTEGER NOT NULL, until_at INTEGER NOT NULL, part TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (from_at, until_at, part)) STRICT, WITHOUT ROWID;

CREATE TABLE stood (id TEXT PRIMARY KEY, value REAL, n INTEGER NOT NULL, until_at INTEGER, data_through INTEGER, imports INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE restatements (
  id INTEGER PRIMARY KEY,
  evidence_id TEXT NOT NULL,
  before_value REAL,
  after_value REAL,
  before_n INTEGER NOT NULL,
  after_n INTEGER NOT NULL,
  before_through INTEGER,
  after_through INTEGER,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX restatements_by_evidence ON restatements (evidence_id, id);

CREATE TABLE superseded (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE touched (what TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (what, id)) STRICT, WITHOUT ROWID;
CREATE TRIGGER contact_touched AFTER UPDATE ON contacts BEGIN INSERT INTO touched (what, id) SELECT 'contact', new.id WHERE NOT EXISTS (SELECT 1 FROM touched WHERE what = 'contact' AND id = new.id); END;
CREATE TRIGGER survey_touched AFTER UPDATE ON surveys BEGIN INSERT INTO touched (what, id) SELECT 'survey', new.id WHERE NOT EXISTS (SELECT 1 FROM touched WHERE what = 'survey' AND id = new.id); END;
CREATE TRIGGER person_touched AFTER UPDATE ON people
  WHEN new.external_id IS NOT old.external_id OR new.email IS NOT old.email OR new.company_id IS NOT old.company_id OR new.organisation IS NOT old.organisation
  BEGIN INSERT INTO touched (what, id) SELECT 'person', new.id WHERE NOT EXISTS (SELECT 1 FROM touched WHERE what = 'person' AND id = new.id); END;
DELETE FROM derivation;
CREATE INDEX IF NOT EXISTS subscriptions_by_customer ON subscriptions (system_id, customer_vendor_id);
`
