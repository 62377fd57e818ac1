import type { WriteStore } from './store.ts'

/** Puts rows into a table a hundred at a time: a statement for each row costs more than the row. The last ones wait for `flush`. */
export function rowPutter(store: WriteStore, table: string, columns: readonly string[]) {
  const marks = `(${columns.map(() => '?').join(', ')})`
  const sql = (rows: number): string =>
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => marks).join(', ')}`
  const many = 100
  const full = store.sql(sql(many))
  const pending: unknown[] = new Array(many * columns.length).fill(null)
  let filled = 0
  return {
    row: (...values: readonly unknown[]): void => {
      for (let i = 0; i < values.length; i += 1) pending[filled + i] = values[i]
      filled += values.length
      if (filled < pending.length) return
      full.run(pending)
      filled = 0
    },
    flush: (): void => {
      if (filled > 0) store.db.prepare(sql(filled / columns.length)).run(pending.slice(0, filled))
      filled = 0
    },
  }
}
