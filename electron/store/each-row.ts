import type Database from 'better-sqlite3'
import type { ReadStore } from './store.ts'

type Value = number | string | null
type Take = (...row: never[]) => void

const takes = new WeakMap<Database.Database, { take: Take }>()

/**
 * Hands every row that `select` finds to `take`, a value for each column, in the order that it asks for. Made for tables of a million rows: a row object for each of them
 * takes several times as long as looking at them. `take` may not ask the store anything; what it throws is thrown here.
 */
export function eachRow<Row extends readonly Value[]>(
  store: ReadStore,
  select: string,
  values: readonly Value[],
  take: (...row: Row) => void,
): void {
  const taking = takes.get(store.db) ?? makeTaking(store.db)
  const columns = store
    .sql(select)
    .columns()
    .map((_, i) => `v${i}`)
    .join(', ')
  const all = store.sql(`WITH found (${columns}) AS (${select}) SELECT take_row(${columns}) FROM found`)
  taking.take = take as unknown as Take
  try {
    all.get(...values)
  } finally {
    taking.take = nothing
  }
}

const nothing: Take = () => {}

/** SQLite calls an aggregate function once for every row, which is the quickest way out of it. */
function makeTaking(db: Database.Database): { take: Take } {
  const taking = { take: nothing }
  db.aggregate('take_row', {
    start: null,
    varargs: true,
    step: (_: unknown, ...row: unknown[]) => {
      taking.take(...(row as never[]))
    },
  })
  takes.set(db, taking)
  return taking
}
