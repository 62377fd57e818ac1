import type { RowsWanted } from '../../../shared/contract.ts'
import type { ReadStore } from '../store.ts'

/** A page of the rows that a number was counted from. Cells are as imported; times are ISO 8601 UTC, money is in minor units. */
export interface RowsPage {
  readonly total: number
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A value as it comes from the database. */
export type Cell = string | number | null

/** Which rows: `from` holds its own joins and conditions, whose values are bound in their order. */
export interface RowsQuery {
  readonly columns: readonly string[]
  readonly select: string
  readonly from: string
  readonly order: string
  readonly values: readonly (string | number)[]
}

/** A page of what a query finds; the database searches and sorts, so that nothing but the page is read. */
export function queryPage(store: ReadStore, query: RowsQuery, page: RowsWanted): RowsPage {
  const { columns, select, from, values } = query
  const total = (sql: string, bound: readonly (string | number)[]) =>
    Number(
      store
        .sql(sql)
        .pluck()
        .get(...bound),
    )
  const read = (sql: string, bound: readonly (string | number)[]) =>
    (
      store
        .sql(sql)
        .raw()
        .all(...bound, page.limit, page.offset) as Cell[][]
    ).map(asText)
  if (!page.search && !page.sort)
    return {
      total: total(`SELECT COUNT(*) FROM ${from}`, values),
      columns,
      rows: read(`SELECT ${select} FROM ${from} ORDER BY ${query.order} LIMIT ? OFFSET ?`, values),
    }
  const names = columns.map((_, index) => `c${index}`)
  const listed = `WITH listed (place, ${names.join(', ')}) AS (SELECT ROW_NUMBER() OVER (ORDER BY ${query.order}), ${select} FROM ${from})`
  const found = page.search ? `WHERE ${names.map((name) => `instr(lower(${name}), lower(?)) > 0`).join(' OR ')}` : ''
  const bound = [...values, ...(page.search ? names.map(() => page.search as string) : [])]
  const by = page.sort === undefined ? undefined : names[page.sort.column]
  // Cells without a value stand last whichever way it is sorted.
  const order =
    by === undefined ? 'place' : `COALESCE(${by}, '') = '', ${by} ${page.sort?.descending ? 'DESC' : 'ASC'}, place`
  return {
    total: total(`${listed} SELECT COUNT(*) FROM listed ${found}`, bound),
    columns,
    rows: read(`${listed} SELECT ${names.join(', ')} FROM listed ${found} ORDER BY ${order} LIMIT ? OFFSET ?`, bound),
  }
}

/** A page of rows that are few enough to be held as a whole. */
export function listPage(columns: readonly string[], rows: readonly (readonly Cell[])[], page: RowsWanted): RowsPage {
  const wanted = page.search?.toLowerCase()
  const found = wanted
    ? rows.filter((row) => row.some((cell) => cell !== null && String(cell).toLowerCase().includes(wanted)))
    : rows
  const sorted = page.sort ? sortedRows(found, page.sort) : found
  return {
    total: found.length,
    columns,
    rows: sorted.slice(page.offset, page.offset + page.limit).map(asText),
  }
}

function sortedRows(
  rows: readonly (readonly Cell[])[],
  { column, descending }: { readonly column: number; readonly descending: boolean },
): readonly (readonly Cell[])[] {
  const sign = descending ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [a[column] ?? '', b[column] ?? '']
    if (x === '' || y === '') return x === y ? 0 : x === '' ? 1 : -1
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y)
    return sign * (String(x) < String(y) ? -1 : String(x) > String(y) ? 1 : 0)
  })
}

function asText(row: readonly Cell[]): string[] {
  return row.map((cell) => (cell === null ? '' : String(cell)))
}
