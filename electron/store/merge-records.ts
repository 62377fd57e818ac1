import type { RecordTable, Value } from './record-columns.ts'
import {
  addStatement,
  forgetStatement,
  readStatements,
  rowHead,
  type Statement,
  type StoredRecord,
  speakersOf,
  writeOut,
} from './statements.ts'
import type { ReadStore, WriteStore } from './store.ts'

export interface RecordMerger {
  /** Updates or completes the record that has the same identity as `row` (`rowHead`, then the table's columns). */
  readonly merge: (table: RecordTable, row: readonly Value[]) => void
  /** Decides what could only be decided once it is known up to when this import reaches. */
  readonly finish: (through: number | null) => void
}

/** Up to when the data of an import reach. */
type Reach = (importId: Value) => number

/**
 * Merges records that are there already. Of two states of a record the newer one is kept, field by field; where it says nothing, the other one
 * speaks. Newer is: updated later; else from the export that reaches later; else the one to which something happened later; else, between two
 * imports, the later one. So the order of imports decides only between exports that can't be told apart by time.
 * What each import said is noted, so that any of them can be taken back. An import that is read again in its old place, before others, is only noted, and what
 * it touched is told anew from all that was said.
 */
export function makeRecordMerger(store: WriteStore, importId: number): RecordMerger {
  const hasLater = store.sql('SELECT 1 FROM imports WHERE id > ? LIMIT 1').get(importId) !== undefined
  const waiting: { readonly table: RecordTable; readonly row: readonly Value[] }[] = []
  const disturbed = new Map<RecordTable, Set<number>>()
  let seq = 0
  const disturb = (table: RecordTable, id: number): void => {
    const ids = disturbed.get(table) ?? new Set()
    disturbed.set(table, ids.add(id))
  }
  /** Notes what this import says; false when it says only again what it alone has said. */
  const note = (table: RecordTable, row: readonly Value[], there: StoredRecord): boolean => {
    const speakers = speakersOf(store, table, there.id)
    if (speakers === 'alone') {
      if (there.row[0] === importId && isSame(table, row, there)) return false
      addStatement(store, table, there.id, { importId: there.row[0] as Value, seq: 0, line: there.row[1] as Value })
    }
    const says = speakers !== 'told' && isSame(table, row, there) ? {} : { row }
    seq += 1
    addStatement(store, table, there.id, { importId, seq, line: row[1] as Value, ...says })
    return true
  }
  const merge = (table: RecordTable, row: readonly Value[]): void => {
    const there = findRecord(store, table, row)
    const isNoted = note(table, row, there)
    if (isNoted && hasLater) disturb(table, there.id)
    else if (!isSame(table, row, there)) {
      const isNewer = maybeUpdatedLater(table, row, there.row)
      if (isNewer === undefined) waiting.push({ table, row })
      else keep(store, table, there, combine(table, row, there.row, isNewer))
    }
  }
  const finish = (through: number | null): void => {
    const reachOf: Reach = (id) => (id === importId ? (through ?? Number.NEGATIVE_INFINITY) : readReach(store, id))
    for (const { table, row } of waiting) {
      const there = findRecord(store, table, row)
      if (isSame(table, row, there)) continue
      keep(store, table, there, combine(table, row, there.row, isLater(store, table, row, there.row, reachOf)))
    }
    waiting.length = 0
    for (const [table, ids] of disturbed) for (const id of ids) tellAnew(store, table, id, reachOf)
    disturbed.clear()
  }
  return { merge, finish }
}

/** Up to when the data of an import that is there reach. */
export function readReach(store: ReadStore, importId: Value): number {
  const reach = store.sql('SELECT data_through FROM imports WHERE id = ?').pluck().get(importId)
  return (reach as number | null | undefined) ?? Number.NEGATIVE_INFINITY
}

/**
 * Makes a record from all that was said of it, as if the imports had come one after the other. A record of which nobody speaks any more is taken
 * out; one of which a single row speaks needs no notes, nor does what the first import only says again before anything else is said.
 */
export function tellAnew(store: WriteStore, table: RecordTable, id: number, reachOf: Reach): void {
  const there = readRecord(store, table, id)
  const said = readStatements(store, table, there)
  const [first] = said
  if (first === undefined) {
    store.sql(`DELETE FROM ${table.table} WHERE id = ?`).run(id)
    return
  }
  let row = first.row
  let waiting: (readonly Value[])[] = []
  said.forEach((statement, i) => {
    if (i > 0 && !isSameRow(table, statement.row, row)) {
      const isNewer = maybeUpdatedLater(table, statement.row, row)
      if (isNewer === undefined) waiting.push(statement.row)
      else row = combine(table, statement.row, row, isNewer)
    }
    if (said[i + 1]?.importId === statement.importId) return
    for (const late of waiting) {
      if (!isSameRow(table, late, row)) row = combine(table, late, row, isLater(store, table, late, row, reachOf))
    }
    waiting = []
  })
  keep(store, table, there, row)
  const again = saidAgain(table, said)
  for (const statement of said.length === again.length + 1 ? said : again) forgetStatement(store, table, id, statement)
}

/** What the first import says again of a record before anything else is said: it would not have been noted, had that import been there alone. */
function saidAgain(table: RecordTable, said: readonly Statement[]): readonly Statement[] {
  const [first, ...rest] = said
  if (first === undefined) return []
  const other = rest.findIndex((one) => one.importId !== first.importId || !isSameRow(table, one.row, first.row))
  return other < 0 ? rest : rest.slice(0, other)
}

function findRecord(store: WriteStore, table: RecordTable, row: readonly Value[]): StoredRecord {
  const names = table.columns.map((column) => column.name)
  const key = row[names.indexOf(table.key) + rowHead.length] as Value
  // One left key of a crosswalk means one customer, whatever file says it.
  const [where, identity] =
    table.key === 'left_key' ? ['left_key = ?', [key]] : ['system_id = ? AND vendor_id = ?', [row[2], key]]
  const found = store
    .sql(`SELECT id, ${[...rowHead, ...names].join(', ')} FROM ${table.table} WHERE ${where}`)
    .raw()
    .get(...identity) as Value[] | undefined
  if (!found) throw new Error(`a ${table.kind} was neither new nor there: ${key}`)
  const [id, ...rest] = found
  return { id: id as number, row: rest }
}

function readRecord(store: ReadStore, table: RecordTable, id: number): StoredRecord {
  const names = [...rowHead, ...table.columns.map((column) => column.name)]
  const row = store
    .sql(`SELECT ${names.join(', ')} FROM ${table.table} WHERE id = ?`)
    .raw()
    .get(id) as Value[]
  return { id, row }
}

const isSame = (table: RecordTable, row: readonly Value[], there: StoredRecord): boolean =>
  isSameRow(table, row, there.row)

function isSameRow(table: RecordTable, a: readonly Value[], b: readonly Value[]): boolean {
  return table.columns.every((_, c) => a[c + rowHead.length] === b[c + rowHead.length])
}

/** Two states of a record as one: the newer one speaks where it says something, else the older one. */
function combine(
  table: RecordTable,
  row: readonly Value[],
  there: readonly Value[],
  isNewer: boolean,
): readonly Value[] {
  const [newer, older] = isNewer ? [row, there] : [there, row]
  const names = table.columns.map((column) => column.name)
  const speaks = table.speaksWith === undefined || newer[names.indexOf(table.speaksWith) + rowHead.length] !== null
  const values = table.columns.map((column, c) => {
    const value = newer[c + rowHead.length] as Value
    if (value !== null || (column.nothingCounts === true && speaks)) return value
    return older[c + rowHead.length] as Value
  })
  return [newer[0] as Value, newer[1] as Value, there[2] as Value, ...values]
}

function keep(store: WriteStore, table: RecordTable, there: StoredRecord, row: readonly Value[]): void {
  if (!isSame(table, row, there)) writeOut(store, table, there)
  else if (row[0] === there.row[0] && row[1] === there.row[1]) return
  const names = [...rowHead, ...table.columns.map((column) => column.name)]
  store
    .sql(`UPDATE ${table.table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`)
    .run(...row, there.id)
}

/** Whether `row` was updated later than what is there; `undefined` when their own times don't tell. */
function maybeUpdatedLater(table: RecordTable, row: readonly Value[], there: readonly Value[]): boolean | undefined {
  const c = table.columns.findIndex((column) => column.name === 'updated_at')
  if (c < 0) return undefined
  const [mine, theirs] = [row[c + rowHead.length], there[c + rowHead.length]] as [number | null, number | null]
  return mine === null || theirs === null || mine === theirs ? undefined : mine > theirs
}

/** Times of things that happen to a record, those that come last in its life first. */
const events = [
  'updated_at',
  'ended_at',
  'rated_at',
  'closed_at',
  'cancel_requested_at',
  'opened_at',
  'started_at',
  'responded_at',
  'ordered_at',
  'at',
  'refunded_minor',
]

function isLater(
  store: ReadStore,
  table: RecordTable,
  row: readonly Value[],
  there: readonly Value[],
  reachOf: Reach,
): boolean {
  const [mine, theirs] = [reachOf(row[0] as Value), reachOf(there[0] as Value)]
  if (mine !== theirs) return mine > theirs
  const names = table.columns.map((column) => column.name)
  for (const name of events) {
    const c = names.indexOf(name)
    if (c < 0) continue
    const x = (row[c + rowHead.length] as number | null) ?? Number.NEGATIVE_INFINITY
    const y = (there[c + rowHead.length] as number | null) ?? Number.NEGATIVE_INFINITY
    if (x !== y) return x > y
  }
  if (row[0] !== there[0]) return (row[0] as number) > (there[0] as number)
  return spell(store, table, row) > spell(store, table, there)
}

/** A row as text, in words: the numbers of words depend on which was met first. */
function spell(store: ReadStore, table: RecordTable, row: readonly Value[]): string {
  const word = store.sql('SELECT term FROM terms WHERE id = ?').pluck()
  return JSON.stringify(
    table.columns.map((column, c) => {
      const value = row[c + rowHead.length] as Value
      if (column.type === 'term' && value !== null) return word.get(value) as string
      return column.type === 'person' ? null : value
    }),
  )
}
