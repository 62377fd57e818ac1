import type { Filter } from '../../../shared/base/evidence.ts'
import { sortCounts } from '../../../shared/base/sort-counts.ts'
import type { Cell } from '../../../shared/metrics/cell.ts'
import { quantileOfSorted } from '../../../shared/stats/quantile.ts'
import { eachRow } from '../each-row.ts'
import { maybeWritable, type ReadStore } from '../store.ts'
import { codeAsFact } from './fact-code.ts'
import { nobody, readPeriodContacts } from './period-contacts.ts'
import { maybeSameCustomersSql } from './same-customers.ts'
import { type Selection, type Slice, selections, slicesOf } from './selections.ts'
import type { Span } from './span.ts'

/**
 * Counts every metric's numerator, denominator and exclusions for one span of time, by a slice or whole (`by` null). Rows are first counted by their code, of which
 * there are few; the selections are then asked of the codes. What was counted is kept until something in the span changes. Metrics whose table does not know
 * the slice are left out.
 */
export function readCells(store: ReadStore, span: Span, by: string | null): Cell[] {
  return kept(store, span, `cells/${by ?? ''}`, () => [
    ...tableCells(store, 'contacts', span, by),
    ...tableCells(store, 'issues', span, by),
  ])
}

/** The same for the contacts and issues of some customers only. */
export function readCellsOf(store: ReadStore, span: Span, customers: Filter): Cell[] {
  return kept(store, span, `cells of ${JSON.stringify(customers)}`, () =>
    (['contacts', 'issues'] as const).flatMap((table) =>
      tableCells(store, table, span, null, maybeSameCustomersSql(customers, `${tables[table].alias}.payer_id`)),
    ),
  )
}

/** What was counted of a span, or is counted now and kept. Payers' attributes change with billing imports, after which nothing is kept. */
export function kept<T>(store: ReadStore, { from, until }: Span, part: string, count: () => T): T {
  const body = store
    .sql('SELECT body FROM counted WHERE from_at = ? AND until_at = ? AND part = ?')
    .pluck()
    .get(from, until, part) as string | undefined
  if (body !== undefined) return JSON.parse(body) as T
  const counted = count()
  if (maybeWritable(store))
    store
      .sql('INSERT OR REPLACE INTO counted (from_at, until_at, part, body) VALUES (?, ?, ?, ?)')
      .run(from, until, part, JSON.stringify(counted))
  return counted
}

const codeAsIssue = `code & 1 AS mature, NULLIF((code >> 1) & 3, 3) AS kept, NULLIF((code >> 3) & 3, 3) AS first_time, (code >> 5) & 1 AS ai_attempts,
  (code >> 6) & 1 AS handed_over, (code >> 7) & 7 AS handler, (code >> 10) & 1 AS human_seconds, NULLIF((code >> 11) & 3, 3) AS asked_once, (code >> 13) & 1 AS left_silently, (code >> 14) & 7 AS path, NULLIF((code >> 17) & 1, 0) AS closed_at`

const tables = {
  contacts: {
    from: 'facts f',
    alias: 'f',
    code: 'f.code',
    decoded: codeAsFact,
    sums: ['f.handle_seconds', 'f.first_reply_seconds'],
  },
  issues: {
    from: 'issues i',
    alias: 'i',
    code: 'i.code',
    decoded: codeAsIssue,
    sums: ['i.contacts', 'i.human_seconds'],
  },
} as const

const everybody = '1 = 1'

/** A code has more bits than a number of JavaScript holds: it comes in two parts. */
const lowBits = 50

/**
 * How often each code occurs in a span, with sums of amounts: as a JSON list of [low bits, high bits, rows, sums …]. Grouped by SQL all rows would be sorted for the sake of a
 * few hundred codes.
 */
function countCodes(
  store: ReadStore,
  { from, code, sums }: { readonly from: string; readonly code: string; readonly sums: readonly [string, string] },
  span: Span,
): string {
  const found: Map<number, [low: number, high: number, rows: number, one: number, other: number]>[] = []
  const [one, other] = sums
  eachRow<[number, number, number, number]>(
    store,
    `SELECT ${code} & ${2 ** lowBits - 1}, ${code} >> ${lowBits}, COALESCE(${one}, 0), COALESCE(${other}, 0) FROM ${from} WHERE opened_at >= ? AND opened_at < ?`,
    [span.from, span.until],
    (low, high, first, second) => {
      let ofHigh = found[high]
      if (ofHigh === undefined) {
        ofHigh = new Map()
        found[high] = ofHigh
      }
      const counted = ofHigh.get(low)
      if (counted === undefined) ofHigh.set(low, [low, high, 1, first, second])
      else {
        counted[2] += 1
        counted[3] += first
        counted[4] += second
      }
    },
  )
  return JSON.stringify(found.flatMap((ofHigh) => [...ofHigh.values()]))
}

/** Rows of what `countCodes` counted. */
const countedCodes = `SELECT 0 AS slice_key, (value ->> 0) | ((value ->> 1) << ${lowBits}) AS code, value ->> 2 AS k, value ->> 3 AS sum_0, value ->> 4 AS sum_1 FROM json_each(?)`

function tableCells(
  store: ReadStore,
  table: Selection['table'],
  span: Span,
  by: string | null,
  only = everybody,
): Cell[] {
  // A number: SQLite would compare words once more for every row that it sorts.
  const slice = by === null ? { key: '0', keyJoin: '', word: '', isTerm: false } : slicesOf(table)[by]
  if (!slice) return []
  const { from, alias, code, decoded, sums } = tables[table]
  const entries = Object.entries(selections).filter(([, selection]) => selection.table === table)
  const names: readonly string[] = sums
  const columns = entries.flatMap(([, { denominator, numerator, summed, excluded }]) => [
    `SUM(CASE WHEN ${denominator} THEN ${alias}.k ELSE 0 END)`,
    `SUM(CASE WHEN (${denominator}) AND (${numerator}) THEN ${summed === undefined ? `${alias}.k` : `${alias}.sum_${names.indexOf(summed)}`} ELSE 0 END)`,
    ...Object.values(excluded).map((condition) => `SUM(CASE WHEN ${condition} THEN ${alias}.k ELSE 0 END)`),
  ])
  const word = by === null ? "''" : slice.isTerm ? "COALESCE(slice_term.term, 'not told')" : wordOfKey(slice)
  const sumColumns = names.map((_, i) => `sum_${i}`).join(', ')
  const byCode =
    by === null && only === everybody
      ? {
          sql: countedCodes,
          values: [countCodes(store, tables[table], span)],
        }
      : {
          sql: `SELECT ${slice.key} AS slice_key, ${code} AS code, COUNT(*) AS k, ${sums
            .map((sum, i) => `SUM(COALESCE(${sum}, 0)) AS sum_${i}`)
            .join(', ')}
                  FROM ${from} ${slice.keyJoin} WHERE ${alias}.opened_at >= ? AND ${alias}.opened_at < ? AND ${only} GROUP BY ${by === null ? '2' : '1, 2'}`,
          values: [span.from, span.until],
        }
  const rows = store
    .sql(
      `SELECT ${word}, ${columns.join(', ')}
         FROM (SELECT slice_key, k, ${sumColumns}, ${decoded} FROM (${byCode.sql} LIMIT -1 OFFSET 0) LIMIT -1 OFFSET 0) ${alias}
         ${slice.isTerm ? 'LEFT JOIN terms slice_term ON slice_term.id = slice_key' : ''}
        GROUP BY 1 ORDER BY 1`,
    )
    .raw()
    .all(...byCode.values) as (string | number)[][]
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

function wordOfKey(slice: { readonly key: string; readonly word: string }): string {
  return slice.word === slice.key ? 'slice_key' : slice.word.replace(slice.key, 'slice_key')
}

/** Median, 90th percentile and mean of a length of time, in seconds. */
export interface Spread {
  readonly slice: string
  readonly n: number
  readonly mean: number
  readonly median: number
  readonly p90: number
}

/** How long handling and closing took: the mean hides the long waits, the median and the ninetieth percentile show them. */
export function readSpreads(
  store: ReadStore,
  span: Span,
  by: string | null,
): { readonly handle: readonly Spread[]; readonly close: readonly Spread[]; readonly reply: readonly Spread[] } {
  return kept(store, span, `spreads/${by ?? ''}`, () => {
    if (by === null) {
      const { handleSeconds, closeSeconds, replySeconds } = readPeriodContacts(store, span)
      const whole = (values: Float64Array) => spreadOf('', values)
      return { handle: whole(handleSeconds), close: whole(closeSeconds), reply: whole(replySeconds) }
    }
    const slice = slicesOf('contacts')[by]
    if (!slice) return { handle: [], close: [], reply: [] }
    const of = (value: string) => slicedSpreads(store, span, slice, value)
    return {
      handle: of('f.handle_seconds'),
      close: of('f.closed_at - f.opened_at'),
      reply: of('f.first_reply_seconds'),
    }
  })
}

function slicedSpreads(store: ReadStore, span: Span, { word, join }: Slice, value: string): Spread[] {
  const rows = store
    .sql(
      `SELECT ${word}, ${value} AS seconds FROM facts f ${join} WHERE f.opened_at >= ? AND f.opened_at < ? AND ${value} >= 0`,
    )
    .raw()
    .iterate(span.from, span.until) as IterableIterator<[string, number]>
  const groups = new Map<string, number[]>()
  for (const [name, seconds] of rows) {
    const group = groups.get(name)
    if (group) group.push(seconds)
    else groups.set(name, [seconds])
  }
  return [...groups].flatMap(([name, values]) => spreadOf(name, Float64Array.from(values)))
}

/** The spread of the values that are told (not negative), in a list; an empty one when none is. */
function spreadOf(slice: string, values: Float64Array): Spread[] {
  const sorted = sortCounts(values.filter((seconds) => seconds >= 0))
  const n = sorted.length
  if (n === 0) return []
  const mean = sorted.reduce((sum, seconds) => sum + seconds, 0) / n
  return [{ slice, n, mean, median: quantileOfSorted(sorted, 0.5), p90: quantileOfSorted(sorted, 0.9) }]
}

/** How many customers had one, two, three, and four or more contacts in a span. */
export function readRepeatCustomers(
  store: ReadStore,
  span: Span,
): { readonly one: number; readonly two: number; readonly exactly: readonly [number, number, number, number] } {
  return kept(store, span, 'repeat', () => {
    const parties = readPeriodContacts(store, span)
      .party.filter((party) => party > nobody)
      .sort()
    const exactly: [number, number, number, number] = [0, 0, 0, 0]
    for (let from = 0, i = 1; i <= parties.length; i += 1) {
      if (i < parties.length && parties[i] === parties[from]) continue
      const times = Math.min(i - from, 4) - 1
      exactly[times] = (exactly[times] as number) + 1
      from = i
    }
    const [once, ...more] = exactly
    const two = more.reduce((sum, customers) => sum + customers, 0)
    return { one: once + two, two, exactly }
  })
}

/** The same by a slice that customers have; a customer who was two things in the span counts as what it was at its first contact. */
export function readRepeatCustomersBy(
  store: ReadStore,
  span: Span,
  by: string,
): { readonly slice: string; readonly one: number; readonly two: number; readonly exactly: readonly number[] }[] {
  const slice = slicesOf('issues')[by]
  if (!slice) return []
  return kept(store, span, `repeat/${by}`, () => {
    const rows = store
      .sql(
        `SELECT ${slice.word}, COUNT(*), ${['> 1', '= 1', '= 2', '= 3', '> 3'].map((is) => `SUM(CASE WHEN i.asked ${is} THEN 1 ELSE 0 END)`).join(', ')}
           FROM (SELECT party, MAX(payer_id) AS payer_id, MIN(opened_at) AS opened_at, COUNT(*) AS asked
                   FROM facts WHERE opened_at >= ? AND opened_at < ? AND party > -1000000000000 GROUP BY party LIMIT -1) i ${slice.join} GROUP BY 1 ORDER BY 1`,
      )
      .raw()
      .all(span.from, span.until) as [string, number, number, number, number, number, number][]
    return rows.map(([word, one, two, ...exactly]) => ({ slice: word, one, two, exactly }))
  })
}
