import type { RecordBatch } from './record-batch.ts'
import { type RecordTable, recordTable, type Value } from './record-columns.ts'
import type { WriteStore } from './store.ts'
import { termId } from './terms.ts'

export interface RecordWriter {
  /** Writes a batch; says how many rows became new records and how many completed or updated one that was there. */
  readonly write: (batch: RecordBatch) => { readonly records: number; readonly merged: number }
}

/**
 * Writes the records of one import. A record that is there already is updated when the new one is newer, and completed where it said nothing;
 * which of two is newer never depends on the order in which files were imported.
 */
export function makeRecordWriter(
  store: WriteStore,
  { importId, system }: { readonly importId: number; readonly system: string },
): RecordWriter {
  const systemId = termId(store, 'system', system)
  const termIds: number[] = []
  const personIds: number[] = []

  const write = (batch: RecordBatch): { records: number; merged: number } => {
    for (const { number, kind, term } of batch.terms) termIds[number] = termId(store, kind, term)
    for (const person of batch.people) {
      personIds[person.number] = keepPerson(store, systemId, [
        person.key,
        person.externalId,
        person.email,
        person.companyId,
        person.organisation,
      ])
    }
    const table = recordTable(batch.kind)
    const width = table.columns.length
    const insert = store.sql(insertSql(table))
    const row: Value[] = [importId, 0, systemId, ...table.columns.map(() => null)]
    let merged = 0
    for (let i = 0; i < batch.count; i += 1) {
      row[1] = batch.lines[i] as number
      for (let c = 0; c < width; c += 1) {
        const value = (batch.columns[c] as (Value | undefined)[])[i] as Value
        const { type } = table.columns[c] as RecordTable['columns'][number]
        if (type === 'text') row[c + 3] = value
        else if (Number.isNaN(value)) row[c + 3] = null
        else if (type === 'number') row[c + 3] = value
        else row[c + 3] = (type === 'term' ? termIds : personIds)[value as number] as number
      }
      if (insert.run(row).changes === 0) {
        merged += 1
        mergeRow(store, table, row)
      }
    }
    return { records: batch.count - merged, merged }
  }
  return { write }
}

const head = ['import_id', 'line', 'system_id']

function insertSql(table: RecordTable): string {
  const names = [...head, ...table.columns.map((column) => column.name)]
  return `INSERT OR IGNORE INTO ${table.table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
}

/** Keeps a person; keys that were unknown are filled in. Where two exports disagree the greater text stays, whichever came first. */
function keepPerson(store: WriteStore, systemId: number, keys: readonly (string | null)[]): number {
  const greater = (name: string): string =>
    `${name} = CASE WHEN excluded.${name} IS NULL OR people.${name} > excluded.${name} THEN people.${name} ELSE excluded.${name} END`
  return store
    .sql(
      `INSERT INTO people (system_id, person_key, external_id, email, company_id, organisation) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (system_id, person_key) DO UPDATE SET ${['external_id', 'email', 'company_id', 'organisation'].map(greater).join(', ')}
       RETURNING id`,
    )
    .pluck()
    .get(systemId, ...keys) as number
}

/** Updates or completes the record that has the same identity as `row` (import, line, system, then the table's columns). */
function mergeRow(store: WriteStore, table: RecordTable, row: readonly Value[]): void {
  const names = table.columns.map((column) => column.name)
  const keyAt = names.indexOf(table.key) + head.length
  // One left key of a crosswalk means one customer, whatever file says it.
  const where = table.key === 'left_key' ? 'left_key = ?' : 'system_id = ? AND vendor_id = ?'
  const identity = table.key === 'left_key' ? [row[keyAt]] : [row[2], row[keyAt]]
  const found = store
    .sql(`SELECT id, import_id, line, system_id, ${names.join(', ')} FROM ${table.table} WHERE ${where}`)
    .raw()
    .get(...identity) as Value[] | undefined
  if (!found) throw new Error(`a ${table.kind} was neither new nor there: ${row[keyAt]}`)
  const [id, ...there] = found
  const isNewer = comparesAfter(store, table, row, there)
  const [newer, older] = isNewer ? [row, there] : [there, row]
  const speaks = table.speaksWith === undefined || newer[names.indexOf(table.speaksWith) + head.length] !== null
  const result = table.columns.map((column, c) => {
    const value = newer[c + head.length] as Value
    if (value !== null || (column.nothingCounts === true && speaks)) return value
    return older[c + head.length] as Value
  })
  if (result.every((value, c) => value === there[c + head.length])) return
  const set = [...(isNewer ? ['import_id = ?', 'line = ?'] : []), ...names.map((name) => `${name} = ?`)]
  store
    .sql(`UPDATE ${table.table} SET ${set.join(', ')} WHERE id = ?`)
    .run(...(isNewer ? [row[0], row[1]] : []), ...result, id)
}

const recency = [
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

/** Is `a` a later state of the record than `b`? By when it was updated, else by the latest thing that happened to it, else by its text, so that the answer is always the same. */
function comparesAfter(store: WriteStore, table: RecordTable, a: readonly Value[], b: readonly Value[]): boolean {
  const names = table.columns.map((column) => column.name)
  const updated = names.indexOf('updated_at')
  if (updated >= 0) {
    const [x, y] = [a[updated + head.length], b[updated + head.length]] as [number | null, number | null]
    if (x !== null && y !== null && x !== y) return x > y
  }
  for (const name of recency) {
    const c = names.indexOf(name)
    if (c < 0) continue
    const x = (a[c + head.length] as number | null) ?? Number.NEGATIVE_INFINITY
    const y = (b[c + head.length] as number | null) ?? Number.NEGATIVE_INFINITY
    if (x !== y) return x > y
  }
  // Numbers of terms depend on the order of imports; their words don't.
  const word = store.sql('SELECT term FROM terms WHERE id = ?').pluck()
  const spelt = (row: readonly Value[]): string =>
    JSON.stringify(
      table.columns.map((column, c) => {
        const value = row[c + head.length] as Value
        if (column.type === 'term' && value !== null) return word.get(value) as string
        return column.type === 'person' ? null : value
      }),
    )
  const [x, y] = [spelt(a), spelt(b)]
  return x > y
}
