import { forgetWhatRestedOn } from './assumptions.ts'
import { forgetCost } from './cost-edits.ts'
import { forgetMoney } from './money-decisions.ts'
import { type ReadStore, transact, type WriteStore } from './store.ts'

/** Tables that hold nothing but what people decided, by their primary key. Small, so that all of it can be held against what it was. */
const decidedTables = {
  assumption_edits: ['id'],
  cost_edits: ['id'],
  story_edits: ['id'],
  money_decisions: ['id'],
  identity_decisions: ['id'],
  resolution_rules: ['version'],
  hand_offs: ['system', 'signal'],
  project: ['key'],
} as const

type DecidedTable = keyof typeof decidedTables
type Row = Readonly<Record<string, string | number | null>>

/** One row that a decision wrote, changed or took away: as it was before and after, `null` where it was not there. */
export interface RowChange {
  readonly table: DecidedTable
  readonly before: Row | null
  readonly after: Row | null
}

/** Everything that was decided, by table and key. */
export type DecidedRows = ReadonlyMap<string, { readonly table: DecidedTable; readonly row: Row }>

const settingsOnly = " WHERE key IN ('name', 'currency', 'timeZone', 'fiscalYearStart', 'outcomeMap')"

const tables = Object.keys(decidedTables) as DecidedTable[]
const keyOf = (table: DecidedTable, row: Row) => JSON.stringify([table, ...decidedTables[table].map((key) => row[key])])

/** Reads everything that was decided. */
export function readDecidedRows(store: ReadStore): DecidedRows {
  return new Map(
    tables.flatMap((table) =>
      (store.sql(`SELECT * FROM ${table}${table === 'project' ? settingsOnly : ''}`).all() as Row[]).map(
        (row) => [keyOf(table, row), { table, row }] as const,
      ),
    ),
  )
}

/** What differs between two readings. */
export function changedRows(before: DecidedRows, after: DecidedRows): RowChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): RowChange[] => {
    const [was, is] = [before.get(key), after.get(key)]
    const table = (was ?? is)?.table
    if (table === undefined || JSON.stringify(was?.row) === JSON.stringify(is?.row)) return []
    return [{ table, before: was?.row ?? null, after: is?.row ?? null }]
  })
}

/** Whether every row still stands as the change left it. A change over which something else was decided can’t be taken back by itself. */
export function stands(store: ReadStore, changes: readonly RowChange[]): boolean {
  const now = readDecidedRows(store)
  return changes.every(({ table, before, after }) => {
    const row = after ?? before
    return row !== null && JSON.stringify(now.get(keyOf(table, row))?.row) === JSON.stringify(after ?? undefined)
  })
}

/** Puts the rows back as they were before the change, and throws away what rests on them; whole or not at all. */
export function putBack(store: WriteStore, changes: readonly RowChange[]): void {
  transact(store, () => {
    for (const { table, before, after } of changes) {
      const gone = after ?? before
      if (gone === null) continue
      const keys = decidedTables[table]
      store
        .sql(`DELETE FROM ${table} WHERE ${keys.map((key) => `${key} IS ?`).join(' AND ')}`)
        .run(...keys.map((key) => gone[key]))
      if (before === null) continue
      // Names of columns come from the table itself, never from a person.
      const names = Object.keys(before)
      store
        .sql(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
        .run(...Object.values(before))
    }
    for (const change of changes) forgetWhatRestsOn(store, change)
  })
}

/** The same change the other way round: what puts back what was taken back. */
export function reversed(changes: readonly RowChange[]): RowChange[] {
  return changes.map(({ table, before, after }) => ({ table, before: after, after: before }))
}

/** What rests on who is who, on windows and on settings carries a stamp of them and is made anew by itself; what rests on money is thrown away here, and no more. */
function forgetWhatRestsOn(store: WriteStore, { table, before, after }: RowChange): void {
  const row = after ?? before
  if (table === 'cost_edits') forgetCost(store)
  if (table === 'assumption_edits') forgetWhatRestedOn(store, String(row?.assumption))
  if (table === 'money_decisions') forgetMoney(store, String(row?.kind))
}
