import type { RecordKind } from '../../../shared/base/model.ts'
import { domainOf, organisationKey } from '../../../shared/import/domains.ts'
import { type Decision, decidedThing } from '../../../shared/import/identity.ts'
import { windows } from '../../../shared/metrics/resolution.ts'
import { transactLong } from '../file-seal.ts'
import { columnsOf, readStandingDecisions } from '../identity-decisions.ts'
import { readSettings } from '../settings.ts'
import { maybeWritable, type ReadStore, type WriteStore } from '../store.ts'
import { keepControlTotals } from './control-totals.ts'
import { keepCoverage, readCoverage } from './coverage.ts'
import { deriveFacts, partySql } from './derive-facts.ts'
import { isUnripe } from './derived-indexes.ts'
import { fieldSql } from './fact-code.ts'
import { derivePayersAndLinks, relinkPeople, subjectKey } from './link.ts'
import { deriveMovements } from './movements.ts'
import { readRules } from './resolution-rules.ts'
import { countErasures, rememberNumbers } from './restatements.ts'
import { keepOutdated } from './superseded.ts'

/** Changes whenever what was imported or decided changes; derived tables made under another stamp are stale. */
export function contentStamp(store: ReadStore): string {
  const imports = store
    .sql('SELECT COUNT(*), COALESCE(MAX(id), 0), COALESCE(SUM(rows_in), 0), COALESCE(SUM(imported_at), 0) FROM imports')
    .raw()
    .get() as number[]
  return JSON.stringify([...imports, decisionStamp(store), identityStamp(store)])
}

/** What was decided, and by which way of deriving: when it changes, nothing derived before can be kept. */
function decisionStamp(store: ReadStore): string {
  const { currency, timeZone, fiscalYearStart } = readSettings(store)
  return JSON.stringify([derivationVersion, currency, timeZone, fiscalYearStart, readRules(store)])
}

/** What was decided about who is who. */
function identityStamp(store: ReadStore): string {
  return JSON.stringify(
    readStandingDecisions(store).map((one) => ({ kind: one.kind, ...columnsOf(one), thing: decidedThing(one) })),
  )
}

/** Raised when the way of deriving changes, so that a project made by an older version is derived anew. */
const derivationVersion = 3

/**
 * Makes links, facts, issues and movements anew when the content has changed since they were last made; whole or not at all. After an import of contacts
 * alone only the parties that it touched are derived again, and only the periods that changed are counted again.
 */
export function ensureDerived(store: ReadStore): void {
  const stamp = contentStamp(store)
  if (readStep(store, 'facts') === stamp) return
  const writable = maybeWritable(store)
  if (!writable) return
  let isWhole = false
  transactLong(writable, () => {
    rememberNumbers(writable)
    keepOutdated(writable)
    const known = maybeScope(writable)
    isWhole = known === undefined
    if (known === undefined) {
      derivePayersAndLinks(writable)
      deriveMovements(writable, readSettings(writable))
      deriveFacts(writable)
      store.db.exec('DELETE FROM derivation; DELETE FROM counted')
      keepStep(writable, 'movements', stamp)
    } else {
      const changes = deriveFacts(writable, 'temp.scope') ?? []
      forgetCounted(writable, changes)
      forgetCustomers(writable)
      store.db.exec('DROP TABLE temp.scope; DROP TABLE temp.person_scope')
    }
    store.db.exec('DELETE FROM evidence; DELETE FROM reports; DELETE FROM touched')
    keepStep(writable, 'facts', stamp)
    keepStep(writable, 'decisions', decisionStamp(store))
    keepStep(writable, 'identity', identityStamp(store))
    keepStep(writable, 'erasures', String(countErasures(store)))
    keepStep(writable, 'contacts through', String(readCoverage(store).contactsThrough ?? 0))
    for (const [step, sql] of Object.entries(seenUntil)) keepStep(writable, step, String(store.sql(sql).pluck().get()))
    keepControlTotals(writable)
    keepCoverage(writable)
  })
  if (isWhole) store.db.exec('PRAGMA analysis_limit = 1000; ANALYZE')
}

/** Says that what was derived belongs to the content as it now stands: for a copy whose names were replaced, so that nothing is derived anew from it. */
export function stampDerived(store: WriteStore): void {
  keepStep(store, 'facts', contentStamp(store))
  keepStep(store, 'decisions', decisionStamp(store))
  keepStep(store, 'identity', identityStamp(store))
}

const seenUntil: Readonly<Record<string, string>> = {
  'last import': 'SELECT COALESCE(MAX(id), 0) FROM imports',
  'last contact': 'SELECT COALESCE(MAX(id), 0) FROM contacts',
  'last survey': 'SELECT COALESCE(MAX(id), 0) FROM surveys',
  'last person': 'SELECT COALESCE(MAX(id), 0) FROM people',
}

function readStep(store: ReadStore, step: string): string | undefined {
  return store.sql('SELECT stamp FROM derivation WHERE step = ?').pluck().get(step) as string | undefined
}

function keepStep(store: WriteStore, step: string, stamp: string): void {
  store.sql('INSERT OR REPLACE INTO derivation (step, stamp) VALUES (?, ?)').run(step, stamp)
}

const withoutEffectOnPayers: readonly RecordKind[] = [
  'contact',
  'survey',
  'cost',
  'signal',
  'order',
  'rate',
  'arr',
  'quantity',
]

/**
 * Fills `temp.scope` (contacts of every party that an import touched, or that has since become old enough to tell) and `temp.person_scope`;
 * undefined when everything has to be derived: nothing was before, something else was decided, or billing data changed.
 */
function maybeScope(store: WriteStore): true | undefined {
  const { db } = store
  if (readStep(store, 'decisions') !== decisionStamp(store)) return undefined
  const redecided = redecidedPeople(store)
  if (redecided === undefined) return undefined
  const seen = (step: string): number => Number(readStep(store, step) ?? -1)
  if (Object.keys(seenUntil).some((step) => seen(step) < 0)) return undefined
  const imports = db.prepare('SELECT kinds FROM imports WHERE id > ?').pluck().all(seen('last import')) as string[]
  const kinds = imports.flatMap((text) => JSON.parse(text) as RecordKind[])
  if (!kinds.every((kind) => withoutEffectOnPayers.includes(kind))) return undefined
  const kept = Number(db.prepare('SELECT COUNT(*) FROM facts').pluck().get())
  const old = Number(db.prepare('SELECT COUNT(*) FROM contacts WHERE id <= ?').pluck().get(seen('last contact')))
  // A helpdesk that ends earlier than the others takes back what was old enough to tell.
  if ((readCoverage(store).contactsThrough ?? 0) < seen('contacts through')) return undefined
  // Something was taken out, or more is new than is old: starting again is right, and quicker.
  if (kept !== old || kept === 0) return undefined
  if (Number(db.prepare('SELECT COUNT(*) FROM contacts').pluck().get()) > 2 * old) return undefined
  db.exec(`
    DROP TABLE IF EXISTS temp.fresh; DROP TABLE IF EXISTS temp.person_scope; DROP TABLE IF EXISTS temp.party_scope; DROP TABLE IF EXISTS temp.scope;
    CREATE TEMP TABLE fresh (contact_id INTEGER PRIMARY KEY);
    INSERT INTO temp.fresh SELECT id FROM contacts WHERE id > ${seen('last contact')};
    INSERT OR IGNORE INTO temp.fresh SELECT id FROM touched WHERE what = 'contact';
    INSERT OR IGNORE INTO temp.fresh SELECT c.id FROM surveys s CROSS JOIN (SELECT DISTINCT system_id FROM contacts) y
      JOIN contacts c ON c.system_id = y.system_id AND c.vendor_id = s.contact_vendor_id
      WHERE s.contact_vendor_id IS NOT NULL AND (s.id > ${seen('last survey')} OR s.id IN (SELECT id FROM touched WHERE what = 'survey'));
    CREATE TEMP TABLE person_scope (id INTEGER PRIMARY KEY);
    INSERT INTO temp.person_scope SELECT id FROM people WHERE id > ${seen('last person')};
    INSERT OR IGNORE INTO temp.person_scope SELECT id FROM touched WHERE what = 'person';
    INSERT OR IGNORE INTO temp.person_scope SELECT value FROM json_each('${JSON.stringify(redecided)}');
    CREATE TEMP TABLE party_scope (party INTEGER PRIMARY KEY, since INTEGER NOT NULL);
    ${touchParties(`SELECT f.party, ${reachesFrom('f')} FROM temp.fresh x JOIN facts f ON f.contact_id = x.contact_id`)}
    ${touchParties(`SELECT party, ${reachesFrom('contact_facts')} + ${longestWindow(store)} FROM contact_facts WHERE ${fieldSql('mature', 'code')} = 0 AND (${isUnripe})`)}
  `)
  return scopeOfParties(store)
}

interface PersonKeysRow {
  readonly id: number
  readonly ref: string
  readonly email: string | null
  readonly organisation: string | null
}

/** People about whom something was decided or taken back since; undefined when it was about customers, whose money then moves too. */
function redecidedPeople(store: ReadStore): number[] | undefined {
  type Kept = { readonly kind: Decision['kind']; readonly subject: string; readonly customer: string }
  const then = readStep(store, 'identity')
  const now = identityStamp(store)
  if (then === now) return []
  if (then === undefined) return undefined
  const before = new Set((JSON.parse(then) as Kept[]).map((one) => JSON.stringify(one)))
  const after = new Set((JSON.parse(now) as Kept[]).map((one) => JSON.stringify(one)))
  const changed = [...before, ...after].filter((one) => before.has(one) !== after.has(one))
  const decisions = changed.map((one) => JSON.parse(one) as Kept)
  if (decisions.some(({ kind }) => kind === 'same-customer' || kind === 'different-customers')) return undefined
  const subjects = new Set(decisions.map(({ subject }) => subjectKey(subject)))
  const people = store.db
    .prepare(
      "SELECT p.id, y.term || '/' || p.person_key AS ref, p.email, p.organisation FROM people p JOIN terms y ON y.id = p.system_id",
    )
    .iterate() as IterableIterator<PersonKeysRow>
  const found: number[] = []
  for (const { id, ref, email, organisation } of people) {
    const isMeant =
      subjects.has(`person:${ref}`) ||
      (email !== null && (subjects.has(`email:${email.toLowerCase()}`) || subjects.has(`domain:${domainOf(email)}`))) ||
      (organisation !== null && subjects.has(`organisation:${organisationKey(organisation) ?? ''}`))
    if (isMeant) found.push(id)
  }
  return found
}

function scopeOfParties(store: WriteStore): true {
  const { db } = store
  // People whose keys changed may now be somebody else's: the parties that they leave and join are both derived again.
  const moving = Number(
    db
      .prepare(`SELECT COUNT(*) FROM temp.person_scope WHERE id <= ${readStep(store, 'last person') ?? -1}`)
      .pluck()
      .get(),
  )
  if (moving > 0) {
    db.exec(`${touchParties('SELECT f.party, -1000000000000 FROM contacts c JOIN facts f ON f.contact_id = c.id WHERE c.person_id IN (SELECT id FROM temp.person_scope)')}
      INSERT OR IGNORE INTO temp.fresh SELECT c.id FROM contacts c WHERE c.person_id IN (SELECT id FROM temp.person_scope)`)
  }
  relinkPeople(store)
  db.exec(
    touchParties(`SELECT ${partySql}, CASE WHEN c.person_id IN (SELECT id FROM temp.person_scope) THEN -1000000000000 ELSE ${reachesFrom('c')} END
    FROM temp.fresh x JOIN contacts c ON c.id = x.contact_id LEFT JOIN links l ON l.person_id = c.person_id`),
  )
  const longest = longestWindow(store)
  reachBackToIssues(store, longest)
  db.exec(`
    CREATE TEMP TABLE scope (contact_id INTEGER PRIMARY KEY);
    INSERT INTO temp.scope SELECT contact_id FROM temp.fresh;
    INSERT OR IGNORE INTO temp.scope SELECT f.contact_id FROM temp.party_scope p CROSS JOIN facts f ON f.payer_id = p.party WHERE p.party > 0 AND ${endsSince(longest)};
    INSERT OR IGNORE INTO temp.scope SELECT f.contact_id FROM facts f WHERE f.payer_id IS NULL AND f.party IN (SELECT party FROM temp.party_scope WHERE party < 0);
    DROP TABLE temp.fresh; DROP TABLE temp.party_scope;
  `)
  return true
}

/**
 * Customer metrics look beyond their own period: signals decide saves, contacts of the ninety days before decide whether a loss was announced. They are few and quickly
 * counted again.
 */
function forgetCustomers(store: WriteStore): void {
  store.db.exec("DELETE FROM counted WHERE part LIKE 'customers/at-risk-%' OR part LIKE 'customers/losses-%'")
}

/** Notes parties as touched, each since its earliest instant. */
function touchParties(partiesAndInstants: string): string {
  return `INSERT INTO temp.party_scope (party, since) SELECT * FROM (${partiesAndInstants}) WHERE TRUE ON CONFLICT (party) DO UPDATE SET since = MIN(since, excluded.since);`
}

/** Longer than any time within which one contact can matter to another's resolution. */
function longestWindow(store: ReadStore): number {
  const { hold, link, topics } = readRules(store)
  const ofTopics = Object.values(topics).flatMap((topic) => [topic.hold ?? 0, topic.link ?? 0])
  return Math.max(hold, link, windows.recontact30d, windows.sameChannel, ...ofTopics) + 1
}

/** The earliest instant to which a contact's windows reach: its opening, or its close where that is noted before the opening, an error of exports. */
function reachesFrom(contact: string): string {
  return `MIN(${contact}.opened_at, COALESCE(${contact}.closed_at, ${contact}.opened_at))`
}

/** Does contact `f` end late enough for a change of party `p` to matter to it? One that ended before stands as it stood: no window of its reaches what changed. */
function endsSince(longest: number): string {
  return `MAX(f.opened_at, COALESCE(f.closed_at, f.opened_at)) >= p.since - ${longest}`
}

/**
 * Issues are judged whole: where one that is touched began earlier, its party is touched since then, until no further issue is touched by that. A close before its
 * own opening, an error of exports, reaches back as far.
 */
function reachBackToIssues(store: WriteStore, longest: number): void {
  const began = 'MIN(first.opened_at, COALESCE(f.closed_at, f.opened_at))'
  const reachBack = store.db.prepare(
    `UPDATE temp.party_scope SET since = earlier.at + ${longest}
       FROM (SELECT p.party AS party, MIN(${began}) AS at FROM temp.party_scope p CROSS JOIN facts f ON f.payer_id = p.party JOIN facts first ON first.contact_id = f.issue_id
              WHERE p.party > 0 AND ${endsSince(longest)} AND ${began} < p.since - ${longest} GROUP BY p.party) earlier
      WHERE earlier.party = party_scope.party`,
  )
  while (reachBack.run().changes > 0);
}

/** Throws away what was counted of periods in which something changed. */
function forgetCounted(store: WriteStore, changes: readonly number[]): void {
  const periods = store.db.prepare('SELECT DISTINCT from_at, until_at FROM counted').raw().all() as [number, number][]
  const forget = store.sql('DELETE FROM counted WHERE from_at = ? AND until_at = ?')
  for (const [from, until] of periods) {
    let low = 0
    let high = changes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((changes[middle] as number) < from) low = middle + 1
      else high = middle
    }
    if (low < changes.length && (changes[low] as number) < until) forget.run(from, until)
  }
}
