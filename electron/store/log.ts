import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { dateOfDay } from '../../shared/base/calendar.ts'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { LogDetail, LogEntry, LogHead, LogKind, LogLine, LogReport, LogWanted } from '../../shared/log/entry.ts'
import { hashOfRedacted, readRedactions, redactedAbout } from './redactions.ts'
import { type ReadStore, transact, type WriteStore } from './store.ts'

/** Who is at work and what time it is: what an entry says beside what was done. */
export interface Teller {
  /** The name that the person gave for this computer; empty when they gave none. */
  readonly who: () => string
  /** Instant, in seconds. */
  readonly at: () => number
}

const tellers = new WeakMap<Database.Database, Teller>()
const nobody: Teller = { who: () => '', at: () => 0 }

/** From now on entries of this project are told by this teller. */
export function tellAs(store: ReadStore, teller: Teller): void {
  tellers.set(store.db, teller)
}

/** Who tells of this project now. */
export function tellerOf(store: ReadStore): Teller {
  return tellers.get(store.db) ?? nobody
}

const headKey = 'logHead'

/** The end of the log as the project last acknowledged it, kept apart from the log itself: a log whose tail is missing does not end there. */
export function readLogHead(store: ReadStore): LogHead {
  const text = store.sql('SELECT value FROM project WHERE key = ?').pluck().get(headKey) as string | undefined
  if (text === undefined) return { count: 0, hash: '' }
  const [count, hash] = text.split(' ')
  return { count: Number(count), hash: hash ?? '' }
}

/** Adds an entry, in the transaction of the change that it tells of: both are there, or neither. */
export function appendLog(store: WriteStore, line: LogLine): LogEntry {
  if (!store.db.inTransaction) throw new Error('an entry of the log is written in the transaction of its change')
  const { who, at } = tellerOf(store)
  const head = readLogHead(store)
  const last = Number(store.sql('SELECT COALESCE(MAX(n), 0) FROM log').pluck().get())
  const entry = { n: Math.max(head.count, last) + 1, at: at(), who: who(), ...line }
  const hash = hashOfEntry(head.hash, entry)
  store
    .sql('INSERT INTO log (n, at, who, kind, what, details, hash) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(entry.n, entry.at, entry.who, entry.kind, entry.what, JSON.stringify(entry.details), hash)
  store
    .sql('INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
    .run(headKey, `${entry.n} ${hash}`)
  return { ...entry, hash }
}

/** Adds an entry for a change that is made elsewhere than in the project's own tables. */
export function noteInLog(store: WriteStore, line: LogLine): LogEntry {
  return transact(store, () => appendLog(store, line))
}

/** SHA-256 over the hash of the entry before and this one's own words, so that none can be changed, put in or taken out alone. */
function hashOfEntry(previous: string, entry: Omit<LogEntry, 'hash'>): string {
  return createHash('sha256')
    .update(`${previous}\n${bodyOf(entry)}`)
    .digest('hex')
}

const bodyOf = ({ n, at, who, kind, what, details }: Omit<LogEntry, 'hash'>): string =>
  canonicalJson({ n, at, who, kind, what, details })

/**
 * Puts other words in the place of those that `scrub` changes, and tells of each entry what it says now: that belongs into an entry of an erasure, in the same transaction. The hash of an entry stays
 * as it was written, so that it still ties the one before to the one after.
 */
export function redactLog(
  store: WriteStore,
  scrub: (text: string) => string,
  note: (n: number, was: string, now: string) => void,
): LogDetail[] {
  const changed: LogEntry[] = []
  for (const entry of eachEntry(store)) {
    const text = (one: string | null): string | null => (one === null ? null : scrub(one))
    const details = entry.details.map(({ about, before, after }) => ({
      about: scrub(about),
      before: text(before),
      after: text(after),
    }))
    const now = { ...entry, who: scrub(entry.who), what: scrub(entry.what), details }
    if (bodyOf(now) === bodyOf(entry)) continue
    note(entry.n, bodyOf(entry), bodyOf(now))
    changed.push(now)
  }
  if (changed.length > 0) {
    const guards = store
      .sql("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'log'")
      .all() as { name: string; sql: string }[]
    for (const { name } of guards) store.db.exec(`DROP TRIGGER "${name}"`)
    const put = store.db.prepare('UPDATE log SET who = ?, what = ?, details = ? WHERE n = ?')
    for (const { n, who, what, details } of changed) put.run(who, what, JSON.stringify(details), n)
    for (const { sql } of guards) store.db.exec(sql)
  }
  return changed.map((entry) => ({
    about: redactedAbout(`entry ${entry.n}`),
    before: null,
    after: hashOfRedacted(bodyOf(entry)),
  }))
}

interface Row {
  readonly n: number
  readonly at: number
  readonly who: string
  readonly kind: LogKind
  readonly what: string
  readonly details: string
  readonly hash: string
}

function entryOf({ details, ...row }: Row): LogEntry {
  return { ...row, details: JSON.parse(details) as LogDetail[] }
}

/** Entries of the log, newest first, those that are wanted. */
export function readLog(store: ReadStore, { kind, search = '', offset = 0, limit = 200 }: LogWanted = {}): LogReport {
  const wanted = {
    kind: kind ?? null,
    like: search.trim() === '' ? null : `%${search.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`,
  }
  const where = `(@kind IS NULL OR kind = @kind) AND (@like IS NULL OR what LIKE @like ESCAPE '\\' OR who LIKE @like ESCAPE '\\' OR details LIKE @like ESCAPE '\\')`
  const rows = store
    .sql(`SELECT * FROM log WHERE ${where} ORDER BY n DESC LIMIT @limit OFFSET @offset`)
    .all({ ...wanted, limit, offset }) as Row[]
  const kinds = store.sql('SELECT kind, COUNT(*) FROM log GROUP BY kind ORDER BY kind').raw().all() as [
    LogKind,
    number,
  ][]
  return {
    total: Number(store.sql(`SELECT COUNT(*) FROM log WHERE ${where}`).pluck().get(wanted)),
    entries: rows.map(entryOf),
    kinds: Object.fromEntries(kinds),
    head: readLogHead(store),
  }
}

/** Every entry, oldest first, one after the other. */
export function* eachEntry(store: ReadStore): Generator<LogEntry> {
  for (const row of store.sql('SELECT * FROM log ORDER BY n').iterate() as IterableIterator<Row>) yield entryOf(row)
}

/** What two projects that were one have done since: the entries of each after those that both have, and the last of these, `null` when they never were one. */
export function partedLogs(
  one: ReadStore,
  other: ReadStore,
): { readonly last: LogEntry | null; readonly one: readonly LogEntry[]; readonly other: readonly LogEntry[] } {
  const [a, b] = [[...eachEntry(one)], [...eachEntry(other)]]
  const differs = a.findIndex(({ hash }, i) => hash !== b[i]?.hash)
  const common = differs < 0 ? a.length : differs
  return { last: a[common - 1] ?? null, one: a.slice(common), other: b.slice(common) }
}

/** What is wrong with the log, in words that name the entry; empty when it is the one that was written. */
export function faultsOfLog(store: ReadStore): string[] {
  const faults: string[] = []
  const head = readLogHead(store)
  const redacted = readRedactions(store)
  let before: { readonly n: number; readonly hash: string } = { n: 0, hash: '' }
  for (const row of store.sql('SELECT * FROM log ORDER BY n').iterate() as IterableIterator<Row>) {
    if (row.n !== before.n + 1) faults.push(missing(before.n + 1, row.n - 1))
    else if (!isAsWritten(before.hash, row) && !isAsRedacted(redacted, row))
      faults.push(
        `entry ${row.n} of ${dateOfDay(Math.floor(row.at / 86_400))} (“${row.what}”) was changed, or the one before it`,
      )
    before = row
  }
  if (before.n < head.count) faults.push(missing(before.n + 1, head.count))
  else if (before.n > head.count) faults.push(`entries after ${head.count} were not written by Proofbook`)
  else if (before.hash !== head.hash) faults.push(`entry ${before.n} is not the last one that was written`)
  const guards = store
    .sql("SELECT COUNT(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'log'")
    .pluck()
    .get()
  if (guards !== 2) faults.push('what keeps entries from being changed was taken away')
  return faults
}

function isAsWritten(previous: string, row: Row): boolean {
  try {
    return hashOfEntry(previous, entryOf(row)) === row.hash
  } catch {
    return false
  }
}

/** An entry whose words name nobody any more says what an erasure tells that it says. */
function isAsRedacted(redacted: ReadonlyMap<string, string>, row: Row): boolean {
  const told = redacted.get(`entry ${row.n}`)
  try {
    return told !== undefined && told === hashOfRedacted(bodyOf(entryOf(row)))
  } catch {
    return false
  }
}

function missing(from: number, to: number): string {
  return from === to ? `entry ${from} is missing` : `entries ${from} to ${to} are missing`
}
