import type { Task } from '../../../shared/contract.ts'
import { tellingMemo } from '../../../shared/cost/classify.ts'
import type { Mapping } from '../../../shared/import/mapping.ts'
import type { CopyLabel, ShareCount, ShareReport, ShareWanted } from '../../../shared/privacy/share.ts'
import { usualLeastGroup } from '../../../shared/privacy/share.ts'
import { everyExportDetail } from '../exports.ts'
import { stampDerived } from '../facts/derive.ts'
import { hashWhatIsKept } from '../kept-hash.ts'
import { appendLog, tellAs } from '../log.ts'
import { openStoreInMemory } from '../open-store.ts'
import { recordTables } from '../record-columns.ts'
import { readSettings } from '../settings.ts'
import { type ReadStore, transact, type WriteStore } from '../store.ts'
import { keepCopyLabel } from './copy-label.ts'
import { type CopyRule, copyRules } from './copy-rules.ts'
import { hideGroups } from './hide-groups.ts'
import { makePseudonyms, type Pseudonyms } from './pseudonyms.ts'
import { makeScrubber } from './scrub-text.ts'

/** A copy that nobody has written yet: its bytes, and what is in them. */
export interface MadeCopy {
  readonly bytes: Buffer
  /** Without the numbers that are not told: which these are is known where numbers are made. */
  readonly report: Omit<ShareReport, 'withheld'>
}

/**
 * Makes a copy of a project in memory, so that nothing of it that is to be left out or locked ever touches the disk. The original is not changed. A review copy goes by `copyRules`: names stand as
 * pseudonyms under the project's key, which stays behind; free text, kept rows and everything that was deleted are gone; small groups are named by nothing. `key` is the project's own.
 */
export async function makeCopy(
  original: ReadStore,
  wanted: ShareWanted,
  { key, madeOn, task }: { readonly key: Buffer; readonly madeOn: string; readonly task: Task },
): Promise<MadeCopy> {
  const say = async (doing: string, done: number): Promise<void> => {
    task.report({ doing, done })
    await task.breathe()
    task.checkCancelled()
  }
  await say('Copying the project', 0)
  const copy = openStoreInMemory(original.db.serialize(), original.path)
  try {
    const made = wanted.kind === 'review' ? await makeReview(copy, wanted, { key, madeOn, say }) : wholeParts(copy)
    await say('Clearing what was deleted', 0.7)
    copy.db.exec('VACUUM')
    const bytes = copy.db.serialize()
    return { bytes, report: { ...made, bytes: bytes.length, holds: holdings(copy) } }
  } finally {
    copy.close()
  }
}

type Parts = Omit<ShareReport, 'bytes' | 'holds' | 'withheld'>

function wholeParts(store: ReadStore): Parts {
  return {
    label: null,
    replaced: [],
    leftOut: [],
    hidden: [],
    exports: { kept: count(store, 'export_files'), taken: true },
  }
}

/** What a whole copy would hold, without making it. */
export function wholeReport(store: ReadStore): ShareReport {
  const page = (name: string) => Number(store.db.pragma(name, { simple: true }))
  return {
    ...wholeParts(store),
    bytes: page('page_count') * page('page_size'),
    holds: holdings(store),
    withheld: null,
  }
}

async function makeReview(
  copy: WriteStore,
  wanted: ShareWanted,
  { key, madeOn, say }: { key: Buffer; madeOn: string; say: (doing: string, done: number) => Promise<void> },
): Promise<Parts> {
  const label: CopyLabel = {
    kind: 'review',
    of: readSettings(copy).name,
    madeOn,
    names: wanted.keepNames === true ? 'kept' : 'replaced',
    leastGroup: wanted.leastGroup ?? usualLeastGroup,
  }
  const exported = count(copy, 'export_files')
  const pseudonyms = makePseudonyms(key)
  tellAs(copy, { who: () => '', at: () => Math.floor(Date.parse(`${madeOn}T00:00:00Z`) / 1000) })
  await say('Replacing names', 0.2)
  return transact(copy, () => {
    const hidden = hideGroups(copy, label.leastGroup, pseudonyms)
    const leftOut = leaveOut(copy)
    const replaced = label.names === 'replaced' ? replaceNames(copy, pseudonyms) : []
    reduceMappings(copy)
    const memos = reduceMemos(copy)
    forgetSlicedHistory(copy)
    forgetUnusedTerms(copy)
    if (wanted.withExports !== true) copy.db.exec('DELETE FROM export_files; DELETE FROM exports')
    copy.sql("DELETE FROM project WHERE key = 'pseudonymKey'").run()
    // Its samples of indexes hold what was in the tables before.
    for (const table of ['sqlite_stat1', 'sqlite_stat4'])
      if (hasTable(copy, table)) copy.db.exec(`DELETE FROM ${table}`)
    keepCopyLabel(copy, label)
    stampDerived(copy)
    copy.sql("UPDATE superseded SET hash = ''").run()
    hashWhatIsKept(copy)
    appendLog(copy, {
      kind: 'sharing',
      what: `This review copy of ${label.of} was made`,
      details: [{ about: 'names', before: null, after: label.names }, ...everyExportDetail(copy)],
    })
    copy.db.exec('DELETE FROM touched')
    const told =
      memos === 0
        ? leftOut
        : [...leftOut, { what: 'memos of the ledger, but for words that classify a posting', count: memos }]
    return { label, replaced, leftOut: told, hidden, exports: { kept: exported, taken: wanted.withExports === true } }
  })
}

const titles: Readonly<Record<string, string>> = {
  contacts: 'contacts',
  people: 'people who wrote',
  customers: 'billing accounts',
  subscriptions: 'subscriptions',
  orders: 'orders',
  costs: 'ledger postings',
  surveys: 'survey answers',
  crosswalk: 'lines of crosswalks',
  signals: 'signals',
  rates: 'exchange rates',
  arr_lines: 'lines of finance’s list',
  quantities: 'quantities',
  movements: 'movements of revenue',
  problems: 'problems, without what stood in the cells',
  assumption_edits: 'changed assumptions',
  cost_edits: 'decisions about cost',
  money_decisions: 'decisions about revenue',
  story_edits: 'decisions about the story',
  identity_decisions: 'decisions about who is who',
}

const leftOutTitles: Readonly<Record<string, string>> = {
  kept_rows: 'packs of rows as they stood in the files',
  statements: 'what single files said of a record',
  person_statements: 'what single files said of a person',
  kept_files: 'places where files were on this computer',
  remembered_mappings: 'remembered ways of reading files',
  problems: 'cells that could not be read',
  hand_offs: 'notes on hand-offs',
  identity_decisions: 'notes on who is who',
  link_doubts: 'questions about who is who',
}

function holdings(store: ReadStore): ShareCount[] {
  return Object.entries(titles)
    .map(([table, what]) => ({ what, count: count(store, table) }))
    .filter((one) => one.count > 0)
    .sort((a, b) => b.count - a.count)
}

function columnsWith(table: string, rule: CopyRule): string[] {
  const rules = copyRules[table]
  if (rules === undefined || rules === 'empty') return []
  return Object.entries(rules).flatMap(([column, one]) => (one === rule ? [column] : []))
}

/** Empties the tables that stay behind, also those that nobody has thought about, and the columns of free text. */
function leaveOut(store: WriteStore): ShareCount[] {
  const gone: ShareCount[] = []
  const tell = (table: string, rows: number): void => {
    const what = leftOutTitles[table]
    if (what !== undefined && rows > 0) gone.push({ what, count: rows })
  }
  const { db } = store
  db.pragma('defer_foreign_keys = ON')
  for (const table of tablesOf(store)) {
    if ((copyRules[table] ?? 'empty') === 'empty') {
      tell(table, count(store, table))
      if (table === 'log') beginAnew(store)
      else db.exec(`DELETE FROM "${table}"`)
      continue
    }
    for (const column of columnsWith(table, 'free-text')) {
      const rows = db
        .prepare(
          `UPDATE "${table}" SET ${column} = ${isOptional(store, table, column) ? 'NULL' : "''"} WHERE ${column} <> ''`,
        )
        .run()
      if (column !== 'cells') tell(table, rows.changes)
    }
  }
  return gone
}

/** Takes the log out, which guards itself against that, and puts its guards back. */
function beginAnew(store: WriteStore): void {
  const guards = store.sql("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'log'").all() as {
    name: string
    sql: string
  }[]
  for (const { name } of guards) store.db.exec(`DROP TRIGGER "${name}"`)
  store.db.exec("DELETE FROM log; DELETE FROM project WHERE key = 'logHead'")
  for (const { sql } of guards) store.db.exec(sql)
}

function isOptional(store: ReadStore, table: string, column: string): boolean {
  const info = store.db.pragma(`table_info("${table}")`) as { name: string; notnull: number }[]
  return info.some((one) => one.name === column && one.notnull === 0)
}

/** Puts pseudonyms in the place of names, addresses and ids, in every table by its rule; counts different values. */
function replaceNames(store: WriteStore, pseudonyms: Pseudonyms): ShareCount[] {
  const { db } = store
  const ids = readIds(store)
  const { id, email, organisation, personKey, domain } = pseudonyms
  const customerRef = (ref: string): string => {
    const at = ref.indexOf('/')
    return at < 0 ? ref : `${ref.slice(0, at)}/${id(ref.slice(at + 1))}`
  }
  const subject = (text: string): string => {
    const at = text.indexOf(':')
    const [kind, rest] = [text.slice(0, at), text.slice(at + 1)]
    if (kind === 'email') return `email:${email(rest)}`
    if (kind === 'domain') return `domain:${domain(rest)}`
    if (kind === 'organisation') return `organisation:${organisation(rest)}`
    const slash = rest.indexOf('/')
    return kind === 'person' ? `person:${rest.slice(0, slash)}/${personKey(rest.slice(slash + 1))}` : customerRef(text)
  }
  const anyKey = (text: string): string => {
    if (text.includes('@')) return email(text)
    const known = ids.get(text.toLowerCase())
    return known === undefined ? organisation(text) : id(known)
  }
  const known = new Map<string, string>()
  for (const one of ids.values()) known.set(one.toLowerCase(), id(one))
  for (const one of readOrganisations(store)) known.set(one.toLowerCase(), organisation(one))
  const scrub = makeScrubber({ known, email })
  const stands: Readonly<Partial<Record<CopyRule, (text: string) => string>>> = {
    id,
    email,
    organisation,
    'person-key': personKey,
    'any-key': anyKey,
    subject,
    'customer-ref': (text) => (text.includes('/') ? customerRef(text) : text),
    text: scrub.json,
  }
  const values: Readonly<Partial<Record<CopyRule, Set<string>>>> = {
    id: new Set(),
    email: new Set(),
    organisation: new Set(),
  }
  for (const [rule, stand] of Object.entries(stands)) {
    const name = `stand_${rule.replaceAll('-', '_')}`
    const seen = values[rule as CopyRule]
    db.function(name, { deterministic: true, directOnly: true }, (value: unknown) => {
      if (typeof value !== 'string' || value === '') return value as null
      seen?.add(value)
      return (stand as (text: string) => string)(value)
    })
    for (const table of tablesOf(store)) {
      const columns = columnsWith(table, rule as CopyRule)
      if (columns.length === 0) continue
      db.exec(`UPDATE "${table}" SET ${columns.map((column) => `${column} = ${name}(${column})`).join(', ')}`)
    }
  }
  const owners = store.sql("SELECT id, term FROM terms WHERE kind = 'owner'").all() as { id: number; term: string }[]
  for (const owner of owners)
    store.sql('UPDATE terms SET term = ? WHERE id = ?').run(`Owner ${id(`owner/${owner.term}`)}`, owner.id)
  return [
    { what: 'ids of people, accounts, contacts and orders', count: values.id?.size ?? 0 },
    { what: 'e-mail addresses', count: values.email?.size ?? 0 },
    { what: 'names of companies', count: values.organisation?.size ?? 0 },
    { what: 'names of owners', count: owners.length },
  ].filter((one) => one.count > 0)
}

/** Ids of people and accounts by their lower case, as finance's list and crosswalks may spell them. */
function readIds(store: ReadStore): Map<string, string> {
  const ids = store
    .sql(
      `SELECT vendor_id FROM customers UNION SELECT customer_vendor_id FROM subscriptions UNION SELECT external_id FROM customers UNION SELECT external_id FROM people
       UNION SELECT company_id FROM customers UNION SELECT company_id FROM people UNION SELECT substr(person_key, instr(person_key, ':') + 1) FROM people WHERE person_key NOT LIKE 'email:%'
       UNION SELECT external_id FROM subscriptions`,
    )
    .pluck()
    .all() as (string | null)[]
  return new Map(ids.flatMap((one) => (one === null || one === '' ? [] : [[one.toLowerCase(), one] as const])))
}

function readOrganisations(store: ReadStore): string[] {
  const names = store
    .sql(
      'SELECT organisation FROM people UNION SELECT organisation FROM customers UNION SELECT organisation FROM subscriptions',
    )
    .pluck()
    .all() as (string | null)[]
  return names.filter((name) => name !== null)
}

/** How a file was read says by its headings and words what is in it; a receipt needs only time zone and currency. */
function reduceMappings(store: WriteStore): void {
  const rows = store.sql('SELECT id, mapping FROM imports').all() as { id: number; mapping: string }[]
  for (const { id, mapping } of rows) {
    const reduced: Mapping = { ...(JSON.parse(mapping) as Mapping), columns: {}, words: {} }
    store.sql('UPDATE imports SET mapping = ? WHERE id = ?').run(JSON.stringify(reduced), id)
  }
}

/** Memos name people, and decide what a posting is: only the words that decide stay. Says how many lost something. */
function reduceMemos(store: WriteStore): number {
  store.db.function('telling_memo', { deterministic: true, directOnly: true }, (memo: unknown) =>
    tellingMemo(memo as string),
  )
  return store.db.prepare('UPDATE costs SET memo = telling_memo(memo) WHERE memo IS NOT telling_memo(memo)').run()
    .changes
}

/** Earlier values of slices name their group in their id. */
function forgetSlicedHistory(store: WriteStore): void {
  store.db.exec(`
    DELETE FROM superseded WHERE id LIKE '%=%';
    DELETE FROM restatements WHERE evidence_id LIKE '%=%';
  `)
}

/** Takes out the words that no row needs any more. */
function forgetUnusedTerms(store: WriteStore): void {
  const columns = [
    ...recordTables.flatMap((table) => [
      `SELECT system_id AS term FROM ${table.table}`,
      ...table.columns.filter((c) => c.type === 'term').map((c) => `SELECT ${c.name} FROM ${table.table}`),
    ]),
    'SELECT system_id FROM people',
    ...['system_id', 'segment_id', 'plan_id', 'country_id'].map((column) => `SELECT ${column} FROM payers`),
    ...['topic_id', 'channel_id', 'team_id'].map((column) => `SELECT ${column} FROM facts`),
  ]
  store.db.exec(
    `DELETE FROM terms WHERE id NOT IN (SELECT term FROM (${columns.join(' UNION ')}) WHERE term IS NOT NULL) AND kind <> 'system'`,
  )
}

function tablesOf(store: ReadStore): string[] {
  return store.db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
}

function hasTable(store: ReadStore, name: string): boolean {
  return store.db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined
}

function count(store: ReadStore, table: string): number {
  return Number(store.db.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().get())
}
