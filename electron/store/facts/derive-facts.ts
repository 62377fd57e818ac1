import { handlers, tiers } from '../../../shared/base/model.ts'
import { tierRules, windows } from '../../../shared/metrics/resolution.ts'
import type { WriteStore } from '../store.ts'
import { readCoverage } from './coverage.ts'

const handler = (name: (typeof handlers)[number]): number => handlers.indexOf(name)
const tier = (name: (typeof tiers)[number]): number => tiers.indexOf(name)
const rule = (name: (typeof tierRules)[number]['id']): number => tierRules.findIndex((r) => r.id === name)

/**
 * Derives one narrow row per contact (`facts`) and one per issue (`issues`) from the imported contacts: who handled it, did the customer come
 * back, is it old enough to tell, which tier and by which rule. Plain portable SQL over the canonical tables; words and windows come from
 * `shared/metrics/resolution.ts`.
 */
export function deriveFacts(store: WriteStore): void {
  const through = readCoverage(store).contactsThrough ?? 0
  const { recontact48h, recontact7d, stillOpen, link } = windows
  const { db } = store
  db.exec(`
    DROP INDEX IF EXISTS facts_by_opened;
    DROP INDEX IF EXISTS facts_by_payer;
    DROP INDEX IF EXISTS issues_by_opened;
    DELETE FROM facts;
    DELETE FROM issues;
    DROP TABLE IF EXISTS temp.rated;
    DROP TABLE IF EXISTS temp.keyed;
    DROP TABLE IF EXISTS temp.chained;

    CREATE TEMP TABLE rated AS
      SELECT contact_vendor_id, MIN(satisfied) AS satisfied FROM surveys
       WHERE contact_vendor_id IS NOT NULL AND satisfied IS NOT NULL
       GROUP BY contact_vendor_id;
    CREATE UNIQUE INDEX temp.rated_by_contact ON rated (contact_vendor_id);

    CREATE TEMP TABLE keyed AS
      SELECT c.id AS contact_id,
             l.payer_id,
             COALESCE(l.payer_id, -c.person_id, -1000000000000 - c.id) AS party,
             CASE WHEN l.payer_id IS NULL AND c.person_id IS NULL THEN 0 ELSE 1 END AS known,
             COALESCE(c.topic_id, 0) AS topic,
             c.opened_at, c.closed_at
        FROM contacts c LEFT JOIN links l ON l.person_id = c.person_id;
    CREATE INDEX temp.keyed_by_party ON keyed (party, opened_at, topic);

    CREATE TEMP TABLE chained AS
      SELECT contact_id,
             SUM(starts) OVER (ORDER BY party, topic, opened_at, contact_id ROWS UNBOUNDED PRECEDING) AS issue_id
        FROM (SELECT contact_id, party, topic, opened_at,
                     CASE WHEN opened_at <= ${link} + MAX(COALESCE(closed_at, opened_at)) OVER (
                            PARTITION BY party, topic ORDER BY opened_at, contact_id
                            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                          THEN 0 ELSE 1 END AS starts
                FROM keyed);
    CREATE UNIQUE INDEX temp.chained_by_contact ON chained (contact_id);
  `)
  db.exec(`
    INSERT INTO facts (contact_id, payer_id, party, issue_id, opened_at, closed_at, handler, tier, rule, channel_id, topic_id, team_id, ai,
                       vendor_resolved, reopened, satisfied, rated, handle_seconds, again_any_48h, again_any_7d, again_same_7d, mature_48h, mature_7d)
    SELECT contact_id, payer_id, party, issue_id, opened_at, closed_at, handler,
           CASE rule WHEN ${rule('durable')} THEN ${tier('durable')}
                     WHEN ${rule('handed-over')} THEN ${tier('fragile')}
                     WHEN ${rule('rated-badly')} THEN ${tier('fragile')}
                     WHEN ${rule('came-back-otherwise')} THEN ${tier('fragile')}
                     WHEN ${rule('still-open')} THEN ${tier('failed')}
                     WHEN ${rule('not-resolved')} THEN ${tier('failed')}
                     WHEN ${rule('reopened')} THEN ${tier('failed')}
                     WHEN ${rule('came-back')} THEN ${tier('failed')}
                     ELSE ${tier('unknown')} END,
           rule, channel_id, topic_id, team_id, ai, vendor_resolved, reopened, satisfied, rated, handle_seconds,
           again_any_48h, again_any_7d, again_same_7d, mature_48h, mature_7d
      FROM (
        SELECT *,
               CASE WHEN mature_7d = 0 THEN ${rule('immature')}
                    WHEN known = 0 THEN ${rule('unidentified')}
                    WHEN closed_at IS NULL THEN ${rule('still-open')}
                    WHEN handler <> ${handler('ai-to-human')} AND vendor_resolved = 0 THEN ${rule('not-resolved')}
                    WHEN reopened = 1 THEN ${rule('reopened')}
                    WHEN again_same_7d = 1 THEN ${rule('came-back')}
                    WHEN handler = ${handler('ai-to-human')} THEN ${rule('handed-over')}
                    WHEN satisfied = 0 THEN ${rule('rated-badly')}
                    WHEN again_any_7d = 1 THEN ${rule('came-back-otherwise')}
                    WHEN vendor_resolved IS NULL AND handler = ${handler('unknown')} THEN ${rule('not-told')}
                    ELSE ${rule('durable')} END AS rule
          FROM (
            SELECT k.contact_id, k.payer_id, k.party, k.known, ch.issue_id, c.opened_at, c.closed_at,
                   CASE WHEN channel.term = 'self-service' AND COALESCE(c.human, 0) = 0 THEN ${handler('self-service')}
                        WHEN c.ai = 1 AND c.human = 1 THEN ${handler('ai-to-human')}
                        WHEN c.ai = 1 THEN ${handler('ai-only')}
                        WHEN c.human = 1 THEN ${handler('human-only')}
                        ELSE ${handler('unknown')} END AS handler,
                   c.channel_id, c.topic_id, c.team_id, c.ai, c.vendor_resolved,
                   CASE WHEN c.reopens IS NULL THEN NULL WHEN c.reopens > 0 THEN 1 ELSE 0 END AS reopened,
                   COALESCE(c.satisfied, r.satisfied) AS satisfied,
                   CASE WHEN COALESCE(c.satisfied, r.satisfied) IS NULL THEN 0 ELSE 1 END AS rated,
                   c.handle_seconds,
                   CASE WHEN c.closed_at IS NULL OR k.known = 0 THEN NULL ELSE
                     EXISTS (SELECT 1 FROM keyed n WHERE n.party = k.party AND n.opened_at > c.closed_at AND n.opened_at <= c.closed_at + ${recontact48h}) END AS again_any_48h,
                   CASE WHEN c.closed_at IS NULL OR k.known = 0 THEN NULL ELSE
                     EXISTS (SELECT 1 FROM keyed n WHERE n.party = k.party AND n.opened_at > c.closed_at AND n.opened_at <= c.closed_at + ${recontact7d}) END AS again_any_7d,
                   CASE WHEN c.closed_at IS NULL OR k.known = 0 THEN NULL ELSE
                     EXISTS (SELECT 1 FROM keyed n WHERE n.party = k.party AND n.topic = k.topic AND n.opened_at > c.closed_at AND n.opened_at <= c.closed_at + ${recontact7d}) END AS again_same_7d,
                   COALESCE(c.closed_at + ${recontact48h}, c.opened_at + ${stillOpen}) <= ${through} AS mature_48h,
                   COALESCE(c.closed_at + ${recontact7d}, c.opened_at + ${stillOpen}) <= ${through} AS mature_7d
              FROM keyed k
              JOIN contacts c ON c.id = k.contact_id
              JOIN chained ch ON ch.contact_id = k.contact_id
              LEFT JOIN terms channel ON channel.id = c.channel_id
              LEFT JOIN rated r ON r.contact_vendor_id = c.vendor_id));
  `)
  db.exec(`
    CREATE INDEX facts_by_opened ON facts (opened_at);
    CREATE INDEX facts_by_payer ON facts (payer_id, opened_at);
    INSERT INTO issues (id, payer_id, party, topic_id, opened_at, closed_at, contacts, kept, first_time, mature)
    SELECT issue_id, MAX(payer_id), MAX(party), MAX(topic_id), MIN(opened_at), MAX(closed_at), COUNT(*),
           MAX(CASE WHEN last = 1 THEN held END),
           CASE WHEN COUNT(*) = 1 THEN MAX(held) ELSE 0 END,
           MIN(mature_7d)
      FROM (SELECT issue_id, payer_id, party, topic_id, opened_at, closed_at, mature_7d,
                   CASE tier WHEN ${tier('unknown')} THEN NULL WHEN ${tier('failed')} THEN 0 ELSE 1 END AS held,
                   CASE WHEN ROW_NUMBER() OVER (PARTITION BY issue_id ORDER BY opened_at DESC, contact_id DESC) = 1 THEN 1 ELSE 0 END AS last
              FROM facts)
     GROUP BY issue_id;
    CREATE INDEX issues_by_opened ON issues (opened_at);
    DROP TABLE temp.rated;
    DROP TABLE temp.keyed;
    DROP TABLE temp.chained;
  `)
}
