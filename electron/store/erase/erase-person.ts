import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { erasedReason } from '../../../shared/privacy/people.ts'
import type { ShareCount } from '../../../shared/privacy/share.ts'
import { forgetUndone } from '../kept-files.ts'
import { recordTables } from '../record-columns.ts'
import type { WriteStore } from '../store.ts'
import { type ErasedWords, eraseWords } from './erase-words.ts'
import { type ErasedKind, keepErased } from './erased.ts'
import type { PersonNames } from './person-names.ts'

/** What an erasure took out. */
export interface ErasedRows {
  readonly rows: readonly ShareCount[]
  readonly files: readonly { readonly file: string; readonly rows: number }[]
  readonly words: ErasedWords
}

const titles: Readonly<Record<string, string>> = {
  contacts: 'contacts',
  customers: 'billing accounts',
  subscriptions: 'subscriptions',
  orders: 'orders',
  surveys: 'survey answers',
  signals: 'signals',
  arr_lines: 'lines of finance’s list',
  crosswalk: 'lines of crosswalks',
}

/**
 * Takes a person out of every table, kept row and text of the project, for good; the caller holds the transaction. Receipts stay and balance: the person's rows are counted as left out on request.
 * Keyed hashes of their names keep later files from bringing them back. Everything derived is made anew when it is next asked for, and what changes by it is logged as restated.
 */
export function erasePerson(
  store: WriteStore,
  names: PersonNames,
  { at, also }: { readonly at: number; readonly also: readonly string[] },
): ErasedRows {
  const { db } = store
  forgetUndone(store)
  db.exec(`DROP TABLE IF EXISTS temp.gone; DROP TABLE IF EXISTS temp.gone_people; DROP TABLE IF EXISTS temp.gone_accounts; DROP TABLE IF EXISTS temp.gone_names;
    CREATE TEMP TABLE gone (kind TEXT NOT NULL, record_id INTEGER NOT NULL, PRIMARY KEY (kind, record_id)) WITHOUT ROWID;
    CREATE TEMP TABLE gone_people (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE gone_accounts (ref TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TABLE gone_names (name TEXT PRIMARY KEY COLLATE NOCASE) WITHOUT ROWID;`)
  const fill = (table: string, values: Iterable<string | number>): void => {
    const put = db.prepare(`INSERT OR IGNORE INTO temp.${table} VALUES (?)`)
    for (const value of values) put.run(value)
  }
  fill('gone_people', names.people)
  fill('gone_accounts', names.accounts)
  const accountIds = [...names.accounts].map((ref) => ref.slice(ref.indexOf('/') + 1))
  fill('gone_names', [...names.emails, ...names.keys, ...accountIds])
  markRecords(store)
  const contactIds = db
    .prepare("SELECT c.vendor_id FROM contacts c JOIN temp.gone g ON g.kind = 'contact' AND g.record_id = c.id")
    .pluck()
    .all() as string[]
  const lines = linesOf(store)
  const rows = countGone(store)
  const problems = eraseProblems(store, names, lines)
  rows.push(...problems.told)
  const moved = balanceReceipts(store, lines, problems.rows)
  removeRecords(store)
  blankSharedAccounts(store, names)
  eraseDecisions(store, names, accountIds)
  eraseKeptRows(store, names, lines, [...accountIds, ...contactIds])
  const words = eraseWords(store, [...names.emails, ...names.keys, ...accountIds], also)
  const erasureId = keepErasure(store, { at, rows: rows.reduce((sum, one) => sum + one.count, 0), moved })
  keepErased(store, erasureId, [
    ...[...names.emails].map((text) => ({ kind: 'email' as ErasedKind, text })),
    ...[...names.keys].map((text) => ({ kind: 'key' as ErasedKind, text })),
    ...[...names.personIds].map((text) => ({ kind: 'person' as ErasedKind, text })),
    ...accountIds.map((text) => ({ kind: 'account' as ErasedKind, text })),
    ...contactIds.map((text) => ({ kind: 'contact' as ErasedKind, text })),
  ])
  db.exec(`DELETE FROM derivation WHERE step IN ('facts', 'decisions');
    DROP TABLE temp.gone; DROP TABLE temp.gone_people; DROP TABLE temp.gone_accounts; DROP TABLE temp.gone_names;`)
  // Samples that the query planner keeps of indexes hold ids and addresses.
  for (const table of ['sqlite_stat1', 'sqlite_stat4'])
    if (db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined)
      db.exec(`DELETE FROM ${table}`)
  return { rows, files: moved, words }
}

function markRecords(store: WriteStore): void {
  const mark = (kind: string, select: string): void => {
    store.db.exec(`INSERT OR IGNORE INTO temp.gone (kind, record_id) SELECT '${kind}', id FROM (${select})`)
  }
  for (const table of recordTables)
    if (table.columns.some((column) => column.type === 'person'))
      mark(table.kind, `SELECT id FROM ${table.table} WHERE person_id IN (SELECT id FROM temp.gone_people)`)
  mark(
    'survey',
    `SELECT s.id FROM surveys s JOIN contacts c ON c.vendor_id = s.contact_vendor_id JOIN temp.gone g ON g.kind = 'contact' AND g.record_id = c.id WHERE s.person_id IS NULL`,
  )
  mark(
    'customer',
    "SELECT id FROM customers WHERE system_id || '/' || vendor_id IN (SELECT ref FROM temp.gone_accounts)",
  )
  mark(
    'subscription',
    "SELECT id FROM subscriptions WHERE system_id || '/' || customer_vendor_id IN (SELECT ref FROM temp.gone_accounts)",
  )
  mark('arr', 'SELECT id FROM arr_lines WHERE customer IN (SELECT name FROM temp.gone_names)')
  mark(
    'crosswalk',
    'SELECT id FROM crosswalk WHERE left_key IN (SELECT name FROM temp.gone_names) OR right_key IN (SELECT name FROM temp.gone_names)',
  )
}

/** The lines of files from which the person's records come: those of the record itself, and those that were merged into it. */
interface Lines {
  readonly own: ReadonlyMap<number, Set<number>>
  readonly merged: ReadonlyMap<number, Set<number>>
}

function linesOf(store: WriteStore): Lines {
  const own = new Map<number, Set<number>>()
  const merged = new Map<number, Set<number>>()
  const add = (to: Map<number, Set<number>>, importId: number, line: number): void => {
    const lines = to.get(importId) ?? new Set<number>()
    to.set(importId, lines.add(line))
  }
  for (const table of recordTables) {
    const rows = store.db
      .prepare(
        `SELECT t.id, COALESCE(s.import_id, t.import_id), COALESCE(s.line, t.line) FROM temp.gone g JOIN ${table.table} t ON t.id = g.record_id
           LEFT JOIN statements s ON s.kind = g.kind AND s.record_id = g.record_id WHERE g.kind = ? ORDER BY t.id, s.import_id, s.seq`,
      )
      .raw()
      .all(table.kind) as [number, number, number][]
    let last = Number.NaN
    for (const [id, importId, line] of rows) {
      add(id === last ? merged : own, importId, line)
      last = id
    }
  }
  return { own, merged }
}

function countGone(store: WriteStore): ShareCount[] {
  const counts = recordTables.flatMap(({ kind, table }) => {
    const count = Number(store.db.prepare('SELECT COUNT(*) FROM temp.gone WHERE kind = ?').pluck().get(kind))
    const what = titles[table]
    return count === 0 || what === undefined ? [] : [{ what, count }]
  })
  const people = Number(store.db.prepare('SELECT COUNT(*) FROM temp.gone_people').pluck().get())
  return people === 0 ? counts : [{ what: 'entries of the person', count: people }, ...counts]
}

/** Takes out problems that name the person; rows that could not be used at all are then left out on request instead. */
function eraseProblems(
  store: WriteStore,
  names: PersonNames,
  lines: Lines,
): { readonly rows: ReadonlyMap<number, number>; readonly told: ShareCount[] } {
  const isNamed = makeNamed(names)
  const drop = store.sql('DELETE FROM problems WHERE id = ?')
  const rows = new Map<number, number>()
  let count = 0
  const all = store.sql('SELECT id, import_id AS importId, line, value, cells FROM problems').all() as {
    id: number
    importId: number
    line: number
    value: string
    cells: string | null
  }[]
  for (const { id, importId, line, value, cells } of all) {
    const isTheirs = lines.own.get(importId)?.has(line) === true || lines.merged.get(importId)?.has(line) === true
    if (!isTheirs && !isNamed(value) && (cells === null || !(JSON.parse(cells) as string[]).some(isNamed))) continue
    drop.run(id)
    count += 1
    if (cells !== null) rows.set(importId, (rows.get(importId) ?? 0) + 1)
  }
  return { rows, told: count === 0 ? [] : [{ what: 'problems that name them', count }] }
}

/** Does a text hold an address of the person, or is it one of their ids? */
function makeNamed({ emails, keys }: PersonNames): (text: string) => boolean {
  const list = [...emails]
  return (text) => {
    const plain = text.trim()
    return keys.has(plain) || (plain.includes('@') && list.some((email) => plain.toLowerCase().includes(email)))
  }
}

/** Counts the person's rows as left out on request, so that rows in = records + merged + left out + problems holds as before. */
function balanceReceipts(
  store: WriteStore,
  lines: Lines,
  problems: ReadonlyMap<number, number>,
): { file: string; rows: number }[] {
  const ids = new Set([...lines.own.keys(), ...lines.merged.keys(), ...problems.keys()])
  const moved: { file: string; rows: number }[] = []
  for (const id of [...ids].sort((a, b) => a - b)) {
    const receipt = store.sql('SELECT file, records, merged, problems FROM imports WHERE id = ?').get(id) as
      | { file: string; records: number; merged: number; problems: number }
      | undefined
    if (receipt === undefined) continue
    const own = lines.own.get(id) ?? new Set<number>()
    const joined = [...(lines.merged.get(id) ?? [])].filter((line) => !own.has(line)).length
    // A receipt says what happened when its file was read: a row that is a record's only one now may have been merged then.
    const wanted = own.size + joined
    const merged = Math.min(receipt.merged, joined + Math.max(0, own.size - receipt.records))
    const records = Math.min(receipt.records, wanted - merged)
    const failed = Math.min(receipt.problems, problems.get(id) ?? 0)
    const rows = records + merged + failed
    if (rows === 0) continue
    store
      .sql(
        'UPDATE imports SET records = records - @records, merged = merged - @merged, problems = problems - @failed, excluded = excluded + @rows WHERE id = @id',
      )
      .run({ id, records, merged, failed, rows })
    store
      .sql(
        'INSERT INTO exclusions (import_id, reason, rows) VALUES (?, ?, ?) ON CONFLICT (import_id, reason) DO UPDATE SET rows = rows + excluded.rows',
      )
      .run(id, erasedReason, rows)
    moved.push({ file: receipt.file, rows })
  }
  return moved
}

function removeRecords(store: WriteStore): void {
  const { db } = store
  for (const { kind, table } of recordTables) {
    db.prepare(
      `DELETE FROM statements WHERE kind = ? AND record_id IN (SELECT record_id FROM temp.gone WHERE kind = ?)`,
    ).run(kind, kind)
    db.prepare(`DELETE FROM ${table} WHERE id IN (SELECT record_id FROM temp.gone WHERE kind = ?)`).run(kind)
  }
  const standIns = db.prepare('SELECT id, system_id AS systemId, body FROM stand_ins').all() as {
    id: number
    systemId: number
    body: string
  }[]
  const isGone = db.prepare('SELECT 1 FROM temp.gone_accounts WHERE ref = ?').pluck()
  for (const { id, systemId, body } of standIns) {
    const { customer_vendor_id: account } = JSON.parse(body) as { customer_vendor_id?: string }
    if (account === undefined || isGone.get(`${systemId}/${account}`) === undefined) continue
    db.prepare('DELETE FROM stand_ins WHERE id = ?').run(id)
    db.prepare("DELETE FROM statements WHERE kind = 'subscription' AND record_id = ?").run(-id)
  }
  db.exec(`DELETE FROM person_statements WHERE person_id IN (SELECT id FROM temp.gone_people);
    DELETE FROM people WHERE id IN (SELECT id FROM temp.gone_people);`)
}

/** What remains of other records that name the person: accounts of companies, and what single files said of them. */
function blankSharedAccounts(store: WriteStore, { emails }: PersonNames): void {
  for (const email of emails) {
    for (const table of ['customers', 'subscriptions', 'people'])
      store.sql(`UPDATE ${table} SET email = NULL WHERE email = ?`).run(email)
    store.sql('UPDATE person_statements SET email = NULL WHERE email = ?').run(email)
  }
  const blank = (table: string, key: string): void => {
    const rows = store.db.prepare(`SELECT ${key}, body FROM ${table} WHERE body LIKE '%@%'`).raw().all() as unknown[][]
    for (const row of rows) {
      const said = JSON.parse(row.at(-1) as string) as Record<string, unknown>
      if (typeof said.email !== 'string' || !emails.has(said.email.toLowerCase())) continue
      const { email: _email, ...rest } = said
      const where = key
        .split(', ')
        .map((name) => `${name} = ?`)
        .join(' AND ')
      store.db.prepare(`UPDATE ${table} SET body = ? WHERE ${where}`).run(JSON.stringify(rest), ...row.slice(0, -1))
    }
  }
  blank('statements', 'kind, record_id, import_id, seq')
  blank('stand_ins', 'id')
}

function eraseDecisions(store: WriteStore, names: PersonNames, accountIds: readonly string[]): void {
  const gone = new Set([
    ...[...names.personIds].map((id) => `person:${id.replace('/', '/id:')}`),
    ...[...names.emails].map((email) => `email:${email}`),
  ])
  const rows = store.sql('SELECT id, subject, customer FROM identity_decisions').all() as {
    id: number
    subject: string
    customer: string
  }[]
  for (const { id, subject, customer } of rows) {
    const isAccount = (ref: string) => accountIds.some((account) => ref.endsWith(`/${account}`))
    const isTheirs =
      gone.has(subject.toLowerCase()) ||
      gone.has(subject) ||
      [...names.emails].some((email) => subject.toLowerCase().includes(email))
    if (isTheirs || isAccount(subject) || isAccount(customer))
      store.sql('DELETE FROM identity_decisions WHERE id = ?').run(id)
  }
  store.db.exec('DELETE FROM hand_offs WHERE signal NOT IN (SELECT vendor_id FROM signals)')
}

/** Packs kept rows anew, with a mark where a row of the person stood. */
function eraseKeptRows(store: WriteStore, names: PersonNames, lines: Lines, ids: readonly string[]): void {
  const own = new Set([...ids, ...names.keys, ...[...names.personIds].map((id) => id.slice(id.indexOf('/') + 1))])
  const isNamed = makeNamed(names)
  const packs = store.db.prepare('SELECT import_id AS importId, seq, body FROM kept_rows').all() as {
    importId: number
    seq: number
    body: Uint8Array
  }[]
  for (const { importId, seq, body } of packs) {
    const text = inflateRawSync(body).toString('utf8')
    const isTheirs = (row: readonly unknown[]): boolean => {
      const line = row[0] as number
      if (lines.own.get(importId)?.has(line) === true || lines.merged.get(importId)?.has(line) === true) return true
      return row.some(
        (cell) => typeof cell === 'string' && (isNamed(cell) || (cell.length >= 4 && own.has(cell.trim()))),
      )
    }
    let isChanged = false
    const kept = text.split('\n').map((one) => {
      const row = JSON.parse(one) as unknown[]
      if (!isTheirs(row)) return one
      isChanged = true
      return JSON.stringify([row[0], null, 'erased', ''])
    })
    if (isChanged)
      store.db
        .prepare('UPDATE kept_rows SET body = ? WHERE import_id = ? AND seq = ?')
        .run(deflateRawSync(kept.join('\n'), { level: 1 }), importId, seq)
  }
}

function keepErasure(
  store: WriteStore,
  { at, rows, moved }: { at: number; rows: number; moved: readonly unknown[] },
): number {
  return Number(
    store.sql('INSERT INTO erasures (at, rows, body) VALUES (?, ?, ?)').run(at, rows, JSON.stringify({ files: moved }))
      .lastInsertRowid,
  )
}
