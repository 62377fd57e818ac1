import { handlers } from '../../../shared/base/model.ts'
import { windows } from '../../../shared/metrics/resolution.ts'
import { type ContactColumns, type ResolvedColumns, resolveContacts } from '../../../shared/metrics/resolve-contacts.ts'
import { type IssueColumns, resolveIssues } from '../../../shared/metrics/resolve-issues.ts'
import { eachRow } from '../each-row.ts'
import type { ReadStore, WriteStore } from '../store.ts'
import { readCoverage } from './coverage.ts'
import { derivedIndexes, isUnripe } from './derived-indexes.ts'
import { fieldSql, weightOf } from './fact-code.ts'
import { nobody } from './period-contacts.ts'
import { readRules, readTopicWindows } from './resolution-rules.ts'

const day = 86_400
const handler = (name: (typeof handlers)[number]): number => handlers.indexOf(name)

/** Who asked: the payer, else the person, else nobody but this contact. */
export const partySql = `COALESCE(l.payer_id, -c.person_id, ${nobody} - c.id)`

/**
 * Derives one narrow row per contact from the imported contacts: who handled it, did the customer come back, is it old enough to tell, which tier and by which rule, what became
 * of it; and, in the row of an issue's first contact, the same of the issue. `facts` and `issues` are views of these rows. The engine is `shared/metrics/resolve-contacts.ts`; here
 * its columns are read and written. With `scope`, a temporary table of contact ids, only these are made anew: of each party the contacts from some instant on, and whole issues.
 * Returns the quarters of an hour in which something changed, ascending, or `null` for all.
 */
export function deriveFacts(store: WriteStore, scope: 'all' | 'temp.scope' = 'all'): number[] | null {
  const { db } = store
  const rules = readRules(store)
  const contacts = readContacts(store, scope)
  const { columns } = contacts
  const coverage = readCoverage(store)
  const through = coverage.contactsThrough ?? 0
  const resolved = resolveContacts(columns, {
    rules,
    topicWindows: readTopicWindows(store, rules),
    through,
    billingThrough: coverage.billingThrough ?? -1,
    leavings: readLeavings(store),
  })
  const codes = codesOf(contacts, resolved, through, coverage.billingThrough ?? -1)
  const placeOf = placesById(contacts.ids)
  const issues = resolveIssues(columns, resolved, contacts.handleSeconds)
  const answers: Readonly<Record<string, (place: number) => number>> = {
    fact_party: (place) => columns.party[place] as number,
    fact_code: (place) => codes[place] as number,
    fact_issue: (place) => {
      const first = resolved.issue[place] as number
      return first === place ? issueCode(columns, issues, place) : -(contacts.ids[first] as number)
    },
    issue_closed: (place) => issues.closedAt[place] as number,
    issue_attempts: (place) => issues.aiAttempts[place] as number,
    issue_seconds: (place) => issues.humanSeconds[place] as number,
  }
  for (const [name, answer] of Object.entries(answers))
    db.function(name, { deterministic: true, directOnly: true }, (id: number) => answer(placeOf(id)))
  try {
    if (scope === 'all') {
      writeAll(store)
      return null
    }
    const ripened = ripenFacts(store, through)
    return [...new Set([...writeChanged(store), ...ripened])].sort((a, b) => a - b)
  } finally {
    // Functions live as long as the connection; they must not hold a million rows so long.
    for (const name of Object.keys(answers)) db.function(name, { directOnly: true }, () => null)
  }
}

/** Contacts whose returns are known already and that have only become old enough for a window: their flags alone change. Returns when these were opened. */
function ripenFacts(store: WriteStore, through: number): number[] {
  const lengths = { mature_48h: windows.recontact48h, mature_7d: windows.recontact7d, mature_30d: windows.recontact30d }
  const due = Object.entries(lengths).map(([name, length]) => {
    const flag = name as keyof typeof lengths
    return {
      isRipe: `${fieldSql(flag, 'code')} = 0 AND COALESCE(closed_at + ${length}, opened_at + ${windows.stillOpen}) <= @through`,
      bit: weightOf[flag],
    }
  })
  const rows = store.db
    .prepare(
      `UPDATE contact_facts SET code = code | ${due.map(({ isRipe, bit }) => `CASE WHEN ${isRipe} THEN ${bit} ELSE 0 END`).join(' | ')}
        WHERE (${isUnripe}) AND (${due.map(({ isRipe }) => isRipe).join(' OR ')}) RETURNING opened_at`,
    )
    .pluck()
    .all({ through }) as number[]
  return [...new Set(rows)]
}

const written =
  'contact_id, party, opened_at, closed_at, channel_id, topic_id, team_id, handle_seconds, first_reply_seconds, code, issue, issue_closed_at, issue_ai_attempts, issue_human_seconds'

function writeAll({ db }: WriteStore): void {
  db.exec(`
    DROP INDEX IF EXISTS facts_by_opened;
    DROP INDEX IF EXISTS facts_by_payer;
    DROP INDEX IF EXISTS facts_unripe;
    DELETE FROM contact_facts;
    INSERT INTO contact_facts (${written}) ${derivedSql('contacts c')};
    ${derivedIndexes.facts_by_opened};
    ${derivedIndexes.facts_by_payer};
    ${derivedIndexes.facts_unripe};
  `)
}

/** Writes the rows in scope that are different now. Returns the quarters of an hour in which they were or are opened. */
function writeChanged({ db }: WriteStore): number[] {
  const isSame = written
    .split(', ')
    .map((column) => `f.${column} IS d.${column}`)
    .join(' AND ')
  db.exec(`
    DROP TABLE IF EXISTS temp.derived;
    CREATE TEMP TABLE derived (${written.replace('contact_id', 'contact_id INTEGER PRIMARY KEY')});
    INSERT INTO temp.derived (${written}) ${derivedSql('temp.scope s CROSS JOIN contacts c ON c.id = s.contact_id')};
    DELETE FROM temp.derived AS d WHERE EXISTS (SELECT 1 FROM contact_facts f WHERE ${isSame});
  `)
  const changes = db
    .prepare(
      `SELECT ${quarterHour('opened_at')} FROM temp.derived
        UNION SELECT ${quarterHour('f.opened_at')} FROM temp.derived d CROSS JOIN contact_facts f ON f.contact_id = d.contact_id ORDER BY 1`,
    )
    .pluck()
    .all() as number[]
  db.exec(`
    INSERT OR REPLACE INTO contact_facts (${written}) SELECT ${written} FROM temp.derived ORDER BY contact_id;
    DROP TABLE temp.derived;
  `)
  return changes
}

/** The beginning of the quarter of an hour: periods begin at midnight somewhere, and no zone is off by less. */
function quarterHour(at: string): string {
  return `${at} - ${at} % 900`
}

/** The code of contact `c`: what the engine found, and what is read of the contact itself. */
const codeSql = `CAST(fact_code(c.id) AS INTEGER) | (COALESCE(MIN(c.replies, 2), 3) << 50) | (COALESCE(MIN(c.customer_replies, 1), 3) << 52)
  | (CASE WHEN c.closes IS NULL OR c.teammates IS NULL THEN 3 ELSE c.closes = 1 AND c.teammates = 1 END << 54) | ((c.first_reply_seconds IS NOT NULL) << 56)`

/** The rows to be written. An issue of one contact needs no sums beside its code. With an offset, SQLite asks the engine once for each value that stands twice. */
function derivedSql(from: string): string {
  const sum = (answer: string) => `CASE WHEN issue >= ${2 * 2 ** issueBits} THEN ${answer} END`
  return `SELECT id, party, opened_at, closed_at, channel_id, topic_id, team_id, handle_seconds, first_reply_seconds, code, issue,
      ${sum('NULLIF(CAST(issue_closed(id) AS INTEGER), -1)')}, ${sum('CAST(issue_attempts(id) AS INTEGER)')}, ${sum('CAST(issue_seconds(id) AS INTEGER)')}
    FROM (SELECT c.id, CAST(fact_party(c.id) AS INTEGER) AS party, c.opened_at, c.closed_at, c.channel_id, c.topic_id, c.team_id, c.handle_seconds, c.first_reply_seconds,
                 ${codeSql} AS code, CAST(fact_issue(c.id) AS INTEGER) AS issue
            FROM ${from} ORDER BY c.id LIMIT -1 OFFSET 0)`
}

/** Everything about an issue that a metric may ask, apart from amounts; how many contacts it has stands above. */
const issueBits = 18

function issueCode(contacts: ContactColumns, issues: IssueColumns, i: number): number {
  const told = (value: number) => (value < 0 ? 3 : value)
  const code =
    (issues.mature[i] as number) |
    (told(issues.kept[i] as number) << 1) |
    (told(issues.firstTime[i] as number) << 3) |
    ((issues.aiAttempts[i] as number) > 0 ? 1 << 5 : 0) |
    ((issues.handedOver[i] as number) << 6) |
    ((contacts.handler[i] as number) << 7) |
    ((issues.humanSeconds[i] as number) > 0 ? 1 << 10 : 0) |
    (told(issues.askedOnce[i] as number) << 11) |
    ((issues.leftSilently[i] as number) << 13) |
    ((issues.path[i] as number) << 14) |
    ((issues.closedAt[i] as number) >= 0 ? 1 << 17 : 0)
  return code + (issues.contacts[i] as number) * 2 ** issueBits
}

/** The contacts as the engine wants them, in the order of their ids. */
interface ReadContacts {
  readonly ids: Float64Array
  readonly columns: ContactColumns
  readonly offered: Int8Array
  /** −1 where the export does not say. */
  readonly handleSeconds: Float64Array
}

function readContacts(store: ReadStore, scope: 'all' | 'temp.scope'): ReadContacts {
  const count = Number(
    store.db
      .prepare(`SELECT COUNT(*) FROM ${scope === 'all' ? 'contacts' : scope}`)
      .pluck()
      .get(),
  )
  const ids = new Float64Array(count)
  const party = new Float64Array(count)
  const known = new Uint8Array(count)
  const pays = new Uint8Array(count)
  const topic = new Int32Array(count)
  const channel = new Int32Array(count)
  const openedAt = new Float64Array(count)
  const closedAt = new Float64Array(count)
  const handledBy = new Uint8Array(count)
  const ai = new Int8Array(count)
  const resolved = new Int8Array(count)
  const confirmed = new Int8Array(count)
  const reopened = new Int8Array(count)
  const satisfied = new Int8Array(count)
  const offered = new Int8Array(count)
  const handleSeconds = new Float64Array(count)
  const rank = new Float64Array(count)
  const rankOf = rankTerms(store)
  const payerOf = readLinkedPayers(store)
  let i = 0
  type Row = [number, number | null, number, number, number, number, number, number, number]
  eachRow<Row>(
    store,
    contactsSql(store, scope),
    [],
    (id, person, topicId, channelId, opened, closed, flags, seconds, team) => {
      const payer = person === null ? 0 : payerOf(person)
      ids[i] = id
      party[i] = payer > 0 ? payer : person === null ? nobody - id : -person
      known[i] = person === null ? 0 : 1
      pays[i] = payer > 0 ? 1 : 0
      topic[i] = topicId
      channel[i] = channelId
      openedAt[i] = opened
      closedAt[i] = closed
      const human = (flags >> 2) & 3
      ai[i] = (flags & 3) - 1
      resolved[i] = ((flags >> 4) & 3) - 1
      reopened[i] = ((flags >> 6) & 3) - 1
      satisfied[i] = ((flags >> 8) & 3) - 1
      confirmed[i] = (flags >> 10) & 1
      offered[i] = ((flags >> 12) & 3) - 1
      handledBy[i] = handlerOf((flags >> 11) & 1, ai[i] as number, human - 1)
      handleSeconds[i] = seconds
      rank[i] = (rankOf.get(channelId) ?? 0) * 2 ** 20 + (rankOf.get(team) ?? 0)
      i += 1
    },
  )
  return {
    ids,
    offered,
    handleSeconds,
    columns: {
      count,
      party,
      known,
      pays,
      topic,
      channel,
      openedAt,
      closedAt,
      handler: handledBy,
      ai,
      resolved,
      confirmed,
      reopened,
      satisfied,
      rank,
    },
  }
}

/** Which payer a person belongs to; 0 for who belongs to none. */
function readLinkedPayers(store: ReadStore): (person: number) => number {
  const last = Number(store.sql('SELECT COALESCE(MAX(person_id), 0) FROM links').pluck().get())
  const payers = new Float64Array(last + 1)
  eachRow<[number, number]>(store, 'SELECT person_id, payer_id FROM links', [], (person, payer) => {
    payers[person] = payer
  })
  return (person) => payers[person] ?? 0
}

/** Places of the words of channels and teams in the order of the alphabet. */
function rankTerms(store: ReadStore): Map<number, number> {
  const ids = store.db
    .prepare("SELECT id FROM terms WHERE kind IN ('channel', 'team') ORDER BY term, kind")
    .pluck()
    .all() as number[]
  return new Map(ids.map((id, place) => [id, place + 1]))
}

function handlerOf(isSelfService: number, ai: number, human: number): number {
  if (isSelfService === 1 && human !== 1) return handler('self-service')
  if (ai === 1) return human === 1 ? handler('ai-to-human') : handler('ai-only')
  return human === 1 ? handler('human-only') : handler('unknown')
}

/** Two bits per flag: 0 not told, 1 no, 2 yes. */
const told = (column: string, place: number): string => `((COALESCE(${column}, -1) + 1) << ${place})`

function contactsSql(store: ReadStore, scope: 'all' | 'temp.scope'): string {
  const ids = (sql: string) => (store.db.prepare(sql).pluck().all() as number[]).join(', ')
  const selfService = ids("SELECT id FROM terms WHERE term = 'self-service' AND kind = 'channel'")
  const saysConfirmed = ids(
    "SELECT id FROM terms WHERE kind = 'outcome' AND term LIKE '%confirm%' AND term NOT LIKE '%unconfirm%' AND term NOT LIKE '%not confirm%'",
  )
  const surveyed =
    store.db.prepare('SELECT 1 FROM surveys WHERE contact_vendor_id IS NOT NULL LIMIT 1').get() !== undefined
  if (surveyed) {
    store.db.exec(`
      DROP TABLE IF EXISTS temp.rated;
      CREATE TEMP TABLE rated (contact_vendor_id TEXT PRIMARY KEY, satisfied INTEGER) WITHOUT ROWID;
      INSERT INTO temp.rated SELECT contact_vendor_id, MIN(satisfied) FROM surveys
        WHERE contact_vendor_id IS NOT NULL AND satisfied IS NOT NULL GROUP BY contact_vendor_id`)
  }
  const satisfied = surveyed ? 'COALESCE(c.satisfied, r.satisfied)' : 'c.satisfied'
  const flags = [
    told('c.ai', 0),
    told('c.human', 2),
    told('c.vendor_resolved', 4),
    '(CASE WHEN c.reopens IS NULL THEN 0 WHEN c.reopens > 0 THEN 2 ELSE 1 END << 6)',
    told(satisfied, 8),
    `((COALESCE(c.outcome_id, 0) IN (${saysConfirmed})) << 10)`,
    `((COALESCE(c.channel_id, 0) IN (${selfService})) << 11)`,
    told(`CASE WHEN ${satisfied} IS NOT NULL THEN 1 ELSE c.rating_offered END`, 12),
  ].join(' | ')
  return `SELECT c.id, c.person_id, COALESCE(c.topic_id, 0), COALESCE(c.channel_id, 0), c.opened_at, COALESCE(c.closed_at, -1), ${flags}, COALESCE(c.handle_seconds, -1), COALESCE(c.team_id, 0)
    FROM ${scope === 'all' ? 'contacts c' : 'temp.scope s CROSS JOIN contacts c ON c.id = s.contact_id'}
      ${surveyed ? 'LEFT JOIN temp.rated r ON r.contact_vendor_id = c.vendor_id' : ''} ORDER BY c.id`
}

function readLeavings(store: ReadStore): Map<number, number[]> {
  const found = new Map<number, number[]>()
  const rows = store
    .sql("SELECT payer_id, at FROM movements WHERE kind = 'churn' ORDER BY payer_id, at")
    .raw()
    .iterate() as IterableIterator<[number, number]>
  for (const [payer, at] of rows) {
    const list = found.get(payer)
    if (list) list.push(at)
    else found.set(payer, [at])
  }
  return found
}

function placesById(ids: Float64Array): (id: number) => number {
  const n = ids.length
  const last = n === 0 ? 0 : (ids[n - 1] as number)
  // Ids ascend; dense ones are looked up, sparse ones searched.
  if (last < 16 * n + 1024) {
    const table = new Int32Array(last + 1).fill(-1)
    for (let i = 0; i < n; i += 1) table[ids[i] as number] = i
    return (id) => table[id] as number
  }
  const map = new Map<number, number>()
  for (let i = 0; i < n; i += 1) map.set(ids[i] as number, i)
  return (id) => map.get(id) as number
}

function codesOf(
  { columns: c, offered, handleSeconds }: ReadContacts,
  resolved: ResolvedColumns,
  through: number,
  billingThrough: number,
): Float64Array {
  const codes = new Float64Array(c.count)
  const w = weightOf
  const maybe = (value: number, none: number) => (value < 0 ? none : value)
  for (let i = 0; i < c.count; i += 1) {
    const closed = c.closedAt[i] as number
    const isSeen = closed >= 0 && c.known[i] === 1
    const within = (next: number, window: number) => (isSeen ? (next >= 0 && next <= window ? 1 : 0) : 3)
    const mature = (window: number) =>
      (closed >= 0 ? closed + window : (c.openedAt[i] as number) + windows.stillOpen) <= through ? 1 : 0
    const any = resolved.nextAny[i] as number
    const same = resolved.nextSame[i] as number
    const left = resolved.leftAfter[i] as number
    codes[i] =
      (c.handler[i] as number) * w.handler +
      (resolved.tier[i] as number) * w.tier +
      (resolved.rule[i] as number) * w.rule +
      maybe(c.ai[i] as number, 3) * w.ai +
      maybe(c.resolved[i] as number, 3) * w.vendor_resolved +
      maybe(c.reopened[i] as number, 3) * w.reopened +
      maybe(c.satisfied[i] as number, 3) * w.satisfied +
      maybe(offered[i] as number, 3) * w.offered +
      within(any, windows.recontact48h) * w.again_any_48h +
      within(any, windows.recontact7d) * w.again_any_7d +
      within(same, windows.recontact7d) * w.again_same_7d +
      within(any, windows.recontact30d) * w.again_any_30d +
      within(same, windows.recontact30d) * w.again_same_30d +
      within(resolved.nextChannel[i] as number, windows.sameChannel) * w.again_channel_3d +
      maybe(resolved.cameBack[i] as number, 3) * w.came_back +
      mature(windows.recontact48h) * w.mature_48h +
      mature(windows.recontact7d) * w.mature_7d +
      mature(windows.recontact30d) * w.mature_30d +
      (resolved.mature[i] as number) * w.mature +
      maybe(resolved.fate[i] as number, 7) * w.fate +
      (left < 0 || left > 90 * day ? 0 : Math.ceil(left / (30 * day))) * w.left_within +
      (closed >= 0 ? 1 : 0) * w.is_closed +
      (c.pays[i] as number) * w.is_payer +
      ((handleSeconds[i] as number) >= 0 ? 1 : 0) * w.is_timed +
      (resolved.issue[i] === i ? 1 : 0) * w.is_first +
      within(same, windows.recontact48h) * w.again_same_48h +
      (closed >= 0 && c.pays[i] === 1
        ? Math.max(0, Math.min(3, Math.floor((billingThrough - closed) / (30 * day))))
        : 0) *
        w.followed
  }
  return codes
}
