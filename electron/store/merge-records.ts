import type { RecordTable, Value } from './record-columns.ts'
import type { WriteStore } from './store.ts'

/** What stands before a table's own columns in a row. */
export const rowHead = ['import_id', 'line', 'system_id']

export interface RecordMerger {
  /** Updates or completes the record that has the same identity as `row` (`rowHead`, then the table's columns). */
  readonly merge: (table: RecordTable, row: readonly Value[]) => void
  /** Decides what could only be decided once it is known up to when this import reaches. */
  readonly finish: (through: number | null) => void
}

/**
 * Merges records that are there already. Of two states of a record the newer one is kept, field by field; where it says nothing, the other one
 * speaks. Newer is: updated later; else from the export that reaches later; else the one to which something happened later; else, between two
 * imports, the later one. So the order of imports decides only between exports that can't be told apart by time.
 */
export function makeRecordMerger(store: WriteStore, importId: number): RecordMerger {
  const waiting: { readonly table: RecordTable; readonly row: readonly Value[] }[] = []
  const merge = (table: RecordTable, row: readonly Value[]): void => {
    const there = findRecord(store, table, row)
    if (isSame(table, row, there)) return
    const isNewer = maybeUpdatedLater(table, row, there)
    if (isNewer === undefined) waiting.push({ table, row })
    else keep(store, table, row, there, isNewer)
  }
  const finish = (through: number | null): void => {
    const reachOf = (id: Value): number => {
      if (id === importId) return through ?? Number.NEGATIVE_INFINITY
      const reach = store.sql('SELECT data_through FROM imports WHERE id = ?').pluck().get(id) as
        | number
        | null
        | undefined
      return reach ?? Number.NEGATIVE_INFINITY
    }
    for (const { table, row } of waiting) {
      const there = findRecord(store, table, row)
      if (!isSame(table, row, there)) keep(store, table, row, there, isLater(store, table, row, there, reachOf))
    }
    waiting.length = 0
  }
  return { merge, finish }
}

interface Stored {
  readonly id: Value
  readonly row: readonly Value[]
}

function findRecord(store: WriteStore, table: RecordTable, row: readonly Value[]): Stored {
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
  return { id: id as Value, row: rest }
}

function isSame(table: RecordTable, row: readonly Value[], there: Stored): boolean {
  return table.columns.every((_, c) => row[c + rowHead.length] === there.row[c + rowHead.length])
}

function keep(store: WriteStore, table: RecordTable, row: readonly Value[], there: Stored, isNewer: boolean): void {
  const [newer, older] = isNewer ? [row, there.row] : [there.row, row]
  const names = table.columns.map((column) => column.name)
  const speaks = table.speaksWith === undefined || newer[names.indexOf(table.speaksWith) + rowHead.length] !== null
  const result = table.columns.map((column, c) => {
    const value = newer[c + rowHead.length] as Value
    if (value !== null || (column.nothingCounts === true && speaks)) return value
    return older[c + rowHead.length] as Value
  })
  const set = [...(isNewer ? ['import_id = ?', 'line = ?'] : []), ...names.map((name) => `${name} = ?`)]
  store
    .sql(`UPDATE ${table.table} SET ${set.join(', ')} WHERE id = ?`)
    .run(...(isNewer ? [row[0], row[1]] : []), ...result, there.id)
}

/** Whether `row` was updated later than what is there; `undefined` when their own times don't tell. */
function maybeUpdatedLater(table: RecordTable, row: readonly Value[], there: Stored): boolean | undefined {
  const c = table.columns.findIndex((column) => column.name === 'updated_at')
  if (c < 0) return undefined
  const [mine, theirs] = [row[c + rowHead.length], there.row[c + rowHead.length]] as [number | null, number | null]
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
  store: WriteStore,
  table: RecordTable,
  row: readonly Value[],
  there: Stored,
  reachOf: (importId: Value) => number,
): boolean {
  const [mine, theirs] = [reachOf(row[0] as Value), reachOf(there.row[0] as Value)]
  if (mine !== theirs) return mine > theirs
  const names = table.columns.map((column) => column.name)
  for (const name of events) {
    const c = names.indexOf(name)
    if (c < 0) continue
    const x = (row[c + rowHead.length] as number | null) ?? Number.NEGATIVE_INFINITY
    const y = (there.row[c + rowHead.length] as number | null) ?? Number.NEGATIVE_INFINITY
    if (x !== y) return x > y
  }
  if (row[0] !== there.row[0]) return (row[0] as number) > (there.row[0] as number)
  return spell(store, table, row) > spell(store, table, there.row)
}

/** A row as text, in words: the numbers of words depend on which was met first. */
function spell(store: WriteStore, table: RecordTable, row: readonly Value[]): string {
  const word = store.sql('SELECT term FROM terms WHERE id = ?').pluck()
  return JSON.stringify(
    table.columns.map((column, c) => {
      const value = row[c + rowHead.length] as Value
      if (column.type === 'term' && value !== null) return word.get(value) as string
      return column.type === 'person' ? null : value
    }),
  )
}
