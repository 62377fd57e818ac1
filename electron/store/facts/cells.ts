import type { Cell } from '../../../shared/metrics/cell.ts'
import type { ReadStore } from '../store.ts'
import { type Selection, selections, slicesOf } from './selections.ts'

/**
 * Counts every metric's numerator, denominator and exclusions for one span of time, by a slice or whole (`by` null): one scan per table. Metrics whose table
 * does not know the slice are left out.
 */
export function readCells(
  store: ReadStore,
  span: { readonly from: number; readonly until: number },
  by: string | null,
): Cell[] {
  return [...tableCells(store, 'contacts', span, by), ...tableCells(store, 'issues', span, by)]
}

function tableCells(
  store: ReadStore,
  table: Selection['table'],
  span: { from: number; until: number },
  by: string | null,
): Cell[] {
  const slice = by === null ? { word: "''", join: '' } : slicesOf(table)[by]
  if (!slice) return []
  const entries = Object.entries(selections).filter(([, selection]) => selection.table === table)
  const columns = entries.flatMap(([, { denominator, numerator, summed, excluded }]) => [
    `SUM(CASE WHEN ${denominator} THEN 1 ELSE 0 END)`,
    `SUM(CASE WHEN (${denominator}) AND (${numerator}) THEN ${summed ?? '1'} ELSE 0 END)`,
    ...Object.values(excluded).map((condition) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`),
  ])
  const from = table === 'contacts' ? 'facts f' : 'issues i'
  const opened = table === 'contacts' ? 'f.opened_at' : 'i.opened_at'
  const rows = store
    .sql(
      `SELECT ${slice.word} AS slice, ${columns.join(', ')} FROM ${from} ${slice.join} WHERE ${opened} >= ? AND ${opened} < ? GROUP BY 1 ORDER BY 1`,
    )
    .raw()
    .all(span.from, span.until) as (string | number)[][]
  return rows.flatMap((row) => {
    let at = 1
    const next = () => Number(row[at++] ?? 0)
    return entries.map(([metric, { excluded }]) => {
      const denominator = next()
      const numerator = next()
      const left = Object.fromEntries(Object.keys(excluded).map((reason) => [reason, next()]))
      return { metric, slice: String(row[0]), numerator, denominator, excluded: left }
    })
  })
}

/** Customers with at least one and with at least two contacts in a span. */
export function readRepeatCustomers(
  store: ReadStore,
  span: { readonly from: number; readonly until: number },
): { one: number; two: number } {
  return store
    .sql(
      `SELECT COUNT(*) AS one, COALESCE(SUM(CASE WHEN contacts > 1 THEN 1 ELSE 0 END), 0) AS two
         FROM (SELECT party, COUNT(*) AS contacts FROM facts WHERE opened_at >= ? AND opened_at < ? AND party > -1000000000000 GROUP BY party)`,
    )
    .get(span.from, span.until) as { one: number; two: number }
}

/** How many customers are paying at an instant. */
export function countPaying(store: ReadStore, at: number): number {
  return Number(
    store
      .sql(
        `SELECT COUNT(*) FROM (SELECT after_minor, ROW_NUMBER() OVER (PARTITION BY payer_id ORDER BY at DESC, id DESC) AS newest FROM movements WHERE at < ?)
          WHERE newest = 1 AND after_minor > 0`,
      )
      .pluck()
      .get(at),
  )
}
