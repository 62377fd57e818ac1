import type { Statement } from 'better-sqlite3'
import { ofCustomer } from '../../shared/import/sources/generic-billing.ts'
import type { NumberedPerson, RecordBatch } from './record-batch.ts'
import { type RecordTable, recordTable, type Value } from './record-columns.ts'
import type { WriteStore } from './store.ts'
import { termId } from './terms.ts'

export interface RecordWriter {
  readonly write: (batch: RecordBatch) => void
  /** How many rows became new records, how many completed or updated one that was there, and from when to when they speak. */
  readonly finish: () => WrittenRecords
}

export interface WrittenRecords {
  readonly records: number
  readonly merged: number
  readonly dataFrom: number | null
  readonly dataThrough: number | null
}

/** Rows that one statement inserts: more save little, and SQLite allows 32,766 values in one. */
const group = 32

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
  const kinds = new Set<RecordBatch['kind']>()
  const keepPerson = store.sql(personSql(1, keepBoth)).pluck()
  const insertPeople = store.sql(personSql(group, ''))
  /** Statements of this import only: their texts hold its number. */
  const statements = new Map<string, Statement>()
  const statement = (sql: string): Statement => {
    let known = statements.get(sql)
    if (!known) {
      known = store.db.prepare(sql)
      statements.set(sql, known)
    }
    return known
  }
  let records = 0
  let merged = 0
  let from = Number.POSITIVE_INFINITY
  let through = Number.NEGATIVE_INFINITY

  let nextPerson = store.sql('SELECT COALESCE(MAX(id), 0) + 1 FROM people').pluck().get() as number
  /** Ids are given here, so that people who are new can be inserted many at a time. */
  const writePeople = (people: readonly NumberedPerson[]): void => {
    const values = (person: NumberedPerson): Value[] => {
      const id = nextPerson++
      personIds[person.number] = id
      return [id, systemId, person.key, person.externalId, person.email, person.companyId, person.organisation]
    }
    let at = 0
    while (at + group <= people.length && insertsAll(insertPeople, people.slice(at, at + group).flatMap(values)))
      at += group
    for (const person of people.slice(at)) personIds[person.number] = keepPerson.get(...values(person)) as number
  }

  const write = (batch: RecordBatch): void => {
    from = Math.min(from, batch.from)
    through = Math.max(through, batch.through)
    for (const { number, kind, term } of batch.terms) termIds[number] = termId(store, kind, term)
    writePeople(batch.people)
    kinds.add(batch.kind)
    const table = recordTable(batch.kind)
    // Columns that say nothing in the whole batch needn't be bound row by row.
    const used = table.columns.flatMap((column, c) =>
      isSilent(batch, c) ? [] : [{ column, values: batch.columns[c] as ArrayLike<Value> }],
    )
    const width = 1 + used.length
    const fill = (into: Value[], at: number, i: number): void => {
      into[at] = batch.lines[i] as number
      for (let c = 0; c < used.length; c += 1) {
        const { column, values } = used[c] as (typeof used)[number]
        const value = values[i] as Value
        let bound = value
        if (column.type !== 'text') {
          if (Number.isNaN(value)) bound = null
          else if (column.type === 'term') bound = termIds[value as number] as number
          else if (column.type === 'person') bound = personIds[value as number] as number
        }
        into[at + 1 + c] = bound
      }
    }
    const names = ['line', ...used.map(({ column }) => column.name)]
    const one = statement(insertSql(table, { importId, systemId, names, rows: 1, orIgnore: 'OR IGNORE ' }))
    const writeOne = (i: number): void => {
      const row: Value[] = []
      fill(row, 0, i)
      if (one.run(row).changes === 1) records += batch.counts[i] as number
      else {
        merged += batch.counts[i] as number
        mergeRow(store, table, widen(table, names, row, { import_id: importId, system_id: systemId }))
      }
    }
    const many = statement(insertSql(table, { importId, systemId, names, rows: group }))
    const rows: Value[] = new Array(width * group).fill(null)
    let at = 0
    // Once a record was there already, more will be: a statement that fails as a whole costs more than it saves.
    for (let isFresh = true; isFresh && at + group <= batch.count; ) {
      for (let k = 0; k < group; k += 1) fill(rows, k * width, at + k)
      isFresh = insertsAll(many, rows)
      if (!isFresh) break
      for (let k = 0; k < group; k += 1) records += batch.counts[at + k] as number
      at += group
    }
    for (; at < batch.count; at += 1) writeOne(at)
  }
  const finish = (): WrittenRecords => {
    if (kinds.has('subscription')) store.sql(dropStandIns).run({ systemId, prefix: `${ofCustomer}%` })
    return totals()
  }
  const totals = (): WrittenRecords => ({
    records,
    merged,
    dataFrom: Number.isFinite(from) ? from : null,
    dataThrough: Number.isFinite(through) ? through : null,
  })
  return { write, finish }
}

/** Inserts all of a group of rows, or none when one of them is there already. */
function insertsAll(statement: Statement, rows: readonly Value[]): boolean {
  try {
    statement.run(rows)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE') return false
    throw error
  }
}

function isSilent(batch: RecordBatch, c: number): boolean {
  const column = batch.columns[c] as Float64Array | (string | null)[]
  for (let i = 0; i < batch.count; i += 1) {
    const value = column[i] as Value
    if (value !== null && !Number.isNaN(value)) return false
  }
  return true
}

/** A row with all of its table's columns again. */
function widen(
  table: RecordTable,
  names: readonly string[],
  row: readonly Value[],
  fixed: Readonly<Record<string, number>>,
): Value[] {
  return [...head, ...table.columns.map((column) => column.name)].map((name) => {
    const at = names.indexOf(name)
    return at < 0 ? (fixed[name] ?? null) : (row[at] as Value)
  })
}

/** A subscription that only a table of customers told of gives way to the customer's own, whichever was imported first. */
const dropStandIns = `
  DELETE FROM subscriptions WHERE system_id = @systemId AND vendor_id LIKE @prefix AND customer_vendor_id IN (
    SELECT customer_vendor_id FROM subscriptions WHERE system_id = @systemId AND vendor_id NOT LIKE @prefix)`

const head = ['import_id', 'line', 'system_id']

/** Import and system are the same in every row of an import, so they stand in the text instead of being bound a million times. */
function insertSql(
  table: RecordTable,
  {
    importId,
    systemId,
    names,
    rows,
    orIgnore = '',
  }: { importId: number; systemId: number; names: readonly string[]; rows: number; orIgnore?: string },
): string {
  const one = `(${importId}, ${systemId}, ${names.map(() => '?').join(', ')})`
  return `INSERT ${orIgnore}INTO ${table.table} (import_id, system_id, ${names.join(', ')}) VALUES ${new Array(rows).fill(one).join(', ')}`
}

const greater = (name: string): string =>
  `${name} = CASE WHEN excluded.${name} IS NULL OR people.${name} > excluded.${name} THEN people.${name} ELSE excluded.${name} END`

/** Keys that were unknown are filled in. Where two exports disagree the greater text stays, whichever came first. */
const keepBoth = `ON CONFLICT (system_id, person_key) DO UPDATE
  SET ${['external_id', 'email', 'company_id', 'organisation'].map(greater).join(', ')} RETURNING id`

function personSql(rows: number, otherwise: string): string {
  const values = new Array(rows).fill('(?, ?, ?, ?, ?, ?, ?)').join(', ')
  return `INSERT INTO people (id, system_id, person_key, external_id, email, company_id, organisation) VALUES ${values} ${otherwise}`
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
