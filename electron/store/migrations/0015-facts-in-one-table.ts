/**
 * Facts and issues in one table: of an issue's first contact the row also holds what is known of the issue. `facts` and `issues` are views of it that read the packed
 * codes; as virtual columns of the table their values were worked out anew for every row that was written. Bits are those of `codeFields` and of `issueCode`; here they
 * stand written out, as they were when this step was made.
 */
export const factsInOneTable = `
DROP TABLE facts;
DROP TABLE issues;

CREATE TABLE contact_facts (
  contact_id INTEGER PRIMARY KEY,
  -- The payer's number, a person's negated, or far below for nobody known.
  party INTEGER NOT NULL,
  payer_id INTEGER AS (CASE WHEN party > 0 THEN party END),
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  channel_id INTEGER,
  topic_id INTEGER,
  team_id INTEGER,
  handle_seconds INTEGER,
  first_reply_seconds INTEGER,
  code INTEGER NOT NULL,
  -- Of an issue's first contact its code, with the number of its contacts from bit 18 on; of a later one the first's number, negated.
  issue INTEGER NOT NULL,
  -- These three where the issue has more than one contact.
  issue_closed_at INTEGER,
  issue_ai_attempts INTEGER,
  issue_human_seconds INTEGER
) STRICT;

CREATE VIEW facts AS
SELECT contact_id, payer_id, party, CASE WHEN issue < 0 THEN -issue ELSE contact_id END AS issue_id, opened_at, closed_at, channel_id, topic_id, team_id, handle_seconds,
  first_reply_seconds, code,
  code & 7 AS handler,
  (code >> 3) & 3 AS tier,
  (code >> 5) & 15 AS rule,
  NULLIF((code >> 9) & 3, 3) AS ai,
  NULLIF((code >> 11) & 3, 3) AS vendor_resolved,
  NULLIF((code >> 13) & 3, 3) AS reopened,
  NULLIF((code >> 15) & 3, 3) AS satisfied,
  (code >> 15) & 3 <> 3 AS rated,
  NULLIF((code >> 17) & 3, 3) AS offered,
  NULLIF((code >> 19) & 3, 3) AS again_any_48h,
  NULLIF((code >> 21) & 3, 3) AS again_any_7d,
  NULLIF((code >> 23) & 3, 3) AS again_same_7d,
  NULLIF((code >> 25) & 3, 3) AS again_any_30d,
  NULLIF((code >> 27) & 3, 3) AS again_same_30d,
  NULLIF((code >> 29) & 3, 3) AS again_channel_3d,
  NULLIF((code >> 31) & 3, 3) AS came_back,
  (code >> 33) & 1 AS mature_48h,
  (code >> 34) & 1 AS mature_7d,
  (code >> 35) & 1 AS mature_30d,
  (code >> 36) & 1 AS mature,
  NULLIF((code >> 37) & 7, 7) AS fate,
  (code >> 40) & 3 AS left_within,
  NULLIF((code >> 46) & 3, 3) AS again_same_48h,
  (code >> 48) & 3 AS followed,
  NULLIF((code >> 50) & 3, 3) AS replies,
  NULLIF((code >> 52) & 3, 3) AS customer_replies,
  NULLIF((code >> 54) & 3, 3) AS one_close
FROM contact_facts;

CREATE VIEW issues AS
SELECT contact_id AS id, payer_id, party, opened_at, CASE issue >> 18 WHEN 1 THEN closed_at ELSE issue_closed_at END AS closed_at, channel_id, topic_id, team_id,
  issue >> 18 AS contacts,
  CASE issue >> 18 WHEN 1 THEN (issue >> 5) & 1 ELSE issue_ai_attempts END AS ai_attempts,
  CASE WHEN issue >> 18 <> 1 THEN issue_human_seconds WHEN (issue >> 10) & 1 THEN handle_seconds ELSE 0 END AS human_seconds,
  issue & 262143 AS code,
  issue & 1 AS mature,
  NULLIF((issue >> 1) & 3, 3) AS kept,
  NULLIF((issue >> 3) & 3, 3) AS first_time,
  (issue >> 6) & 1 AS handed_over,
  (issue >> 7) & 7 AS handler,
  NULLIF((issue >> 11) & 3, 3) AS asked_once,
  (issue >> 13) & 1 AS left_silently,
  (issue >> 14) & 7 AS path
FROM contact_facts WHERE issue > 0;

DELETE FROM derivation;
DELETE FROM counted;
`
