import { isQuarter } from '../../shared/base/calendar.ts'
import type { Evidence } from '../../shared/base/evidence.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { type CopyLabel, hiddenGroupName } from '../../shared/privacy/share.ts'
import { hiddenGroups } from '../../shared/privacy/small-groups.ts'
import { quarterSpan } from '../store/facts/quarter-span.ts'
import { slicesOf } from '../store/facts/selections.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'

/** Slices by how contacts were handled or what their customers pay: their groups have no names to take away, so only their numbers are held back. */
const byBand = ['handler', 'tier', 'rule', 'mrr-band', 'tenure']

/**
 * What a review copy answers, without numbers of groups that are not told. Evidence of a group without a name, or of fewer customers than the copy tells, keeps its place and loses its value, its
 * counts and its rows; so many groups are held back together that no total gives one away.
 */
export function withoutSmallGroups<T>(store: ReadStore, label: CopyLabel, answer: T): T {
  if (label.leastGroup <= 1) return answer
  const known = new Map<string, ReadonlySet<string>>()
  const hiddenIn = (by: string, span: Span): ReadonlySet<string> => {
    const name = `${by} ${span.from} ${span.until}`
    const found = known.get(name) ?? hiddenGroups(readGroups(store, by, span), label.leastGroup)
    known.set(name, found)
    return found
  }
  const isHidden = (evidence: Evidence): boolean =>
    Object.entries(evidence.filter).some(([by, word]) => {
      if (word.startsWith(hiddenGroupName)) return true
      if (!byBand.includes(by)) return false
      const span = spanOf(store, evidence)
      return span !== undefined && hiddenIn(by, span).has(word)
    })
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    if (isEvidence(value)) return isHidden(value) ? heldBack(value, label) : value
    const walked = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
    // Rows behind a number that is held back would give it.
    const { evidence } = value as { evidence?: unknown }
    return isEvidence(evidence) && isHidden(evidence) && 'rows' in walked ? { ...walked, rows: null } : walked
  }
  return walk(answer) as T
}

/** Refuses to list the rows of a number that the copy holds back. */
export function refuseHeldBack(store: ReadStore, label: CopyLabel, evidence: Evidence): void {
  if (withoutSmallGroups(store, label, evidence) === evidence) return
  throw new Refusal(
    'bad-value',
    'the rows of this number are not told in this copy',
    `ask the owner of ${label.of}; the copy tells nothing of groups under ${label.leastGroup} customers`,
  )
}

interface Span {
  readonly from: number
  readonly until: number
}

function isEvidence(value: unknown): value is Evidence {
  return (
    typeof value === 'object' &&
    value !== null &&
    'metric' in value &&
    'filter' in value &&
    'grade' in value &&
    'n' in value &&
    value.filter !== null
  )
}

function heldBack(evidence: Evidence, { leastGroup }: CopyLabel): Evidence {
  return {
    ...evidence,
    value: null,
    numerator: null,
    denominator: null,
    n: 0,
    low: null,
    high: null,
    excluded: {},
    rows: null,
    note: `not told in this copy: it tells nothing of groups under ${leastGroup} customers`,
  }
}

function spanOf(store: ReadStore, { rows, period }: Evidence): Span | undefined {
  if (rows !== null && rows.from !== null && rows.until !== null) return { from: rows.from, until: rows.until }
  return isQuarter(period) ? quarterSpan(period, readSettings(store)) : undefined
}

function readGroups(store: ReadStore, by: string, { from, until }: Span) {
  const slice = slicesOf('contacts')[by]
  if (slice === undefined) return []
  const rows = store
    .sql(
      `SELECT ${slice.word} AS word, COUNT(DISTINCT f.party) AS customers FROM facts f ${slice.join} WHERE f.opened_at >= ? AND f.opened_at < ? GROUP BY 1`,
    )
    .all(from, until) as { word: string | null; customers: number }[]
  return rows.map(({ word, customers }) => ({ word: word ?? 'not told', customers: [customers] }))
}
