import type { Evidence } from '../../shared/base/evidence.ts'
import { formatEvidence } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { groupings } from '../../shared/cohorts/members.ts'
import { type CopyLabel, hiddenGroupName, type WithheldNumbers } from '../../shared/privacy/share.ts'
import { isHeldAlone, ownCount, withheldNumbers } from '../../shared/privacy/small-numbers.ts'
import { sliceAliases, sliceNames } from '../store/facts/selections.ts'
import type { ReadStore } from '../store/store.ts'
import { chainsReport } from './chains.ts'
import { retentionReport } from './cohorts.ts'
import { costBy, customersServed } from './cost.ts'
import { quartersOf } from './periods.ts'
import { pnlReport } from './pnl.ts'
import { metricsReport } from './scorecard.ts'

/** Every way in which numbers are told by group. */
const waysToGroup = [
  ...new Set([...sliceNames.filter((by) => !(by in sliceAliases)), ...Object.keys(groupings), 'category']),
]

/** What a copy says where it says no number. */
const notTold = ({ leastGroup }: CopyLabel): string =>
  `not told in this copy: it tells nothing of fewer than ${leastGroup}`

/**
 * What a review copy answers, without numbers that tell of fewer than it tells of, each by its own count, nor those from which one could be worked out. Such a number keeps its place and loses its
 * value, its counts and its rows; rows of tables and pictures that hold it go, and so does a sentence that says it.
 */
export function withoutSmallNumbers<T>(store: ReadStore, label: CopyLabel, channel: string, answer: T): T {
  if (label.leastGroup <= 1) return answer
  const isHeld = (one: Evidence): boolean => isHeldBack(store, label, one)
  const held = evidenceIn(answer).filter(isHeld)
  const ids = new Set(held.map(({ id }) => id))
  const ctx: Context = {
    label,
    isHeld,
    ids,
    values: new Set(held.flatMap(({ value }) => (value === null ? [] : [value]))),
    words: [...new Set(held.flatMap((one) => (one.value === null ? [] : [formatEvidence(one)])))],
    hasTables: tables.some((start) => channel.startsWith(start)),
  }
  return redacted(answer, ctx) as T
}

/** Refuses to list the rows of a number that the copy holds back. */
export function refuseHeldBack(store: ReadStore, label: CopyLabel, evidence: Evidence): void {
  if (label.leastGroup <= 1 || !isHeldBack(store, label, evidence)) return
  throw new Refusal(
    'bad-value',
    'the rows of this number are not told in this copy',
    `ask the owner of ${label.of}; the copy tells nothing of fewer than ${label.leastGroup}`,
  )
}

/** Refuses to write a deck from a copy that holds numbers back: what a deck says is for the owner of the project to say. */
export function refuseDeck({ leastGroup, of }: CopyLabel): void {
  if (leastGroup <= 1) return
  throw new Refusal(
    'read-only',
    'a copy that holds small numbers back writes no deck',
    `ask the owner of ${of} for the deck`,
  )
}

/** How many numbers a copy holds back in its last quarter, over every way of grouping. */
export function countHeldBack(store: ReadStore, label: CopyLabel): WithheldNumbers | null {
  const quarter = quartersOf(store).at(-1)?.name
  if (quarter === undefined) return null
  const all = new Map<string, Evidence>()
  for (const by of [undefined, ...waysToGroup])
    for (const one of groupedBy(store, quarter, by)) if (Number.isFinite(ownCount(one))) all.set(one.id, one)
  const held = [...all.values()].filter((one) => label.leastGroup > 1 && isHeldBack(store, label, one))
  return { quarter, numbers: all.size, heldBack: held.length }
}

const families = new WeakMap<object, Map<string, ReadonlySet<string>>>()

function isHeldBack(store: ReadStore, { leastGroup }: CopyLabel, evidence: Evidence): boolean {
  if (isHeldAlone(evidence, leastGroup)) return true
  const [by, more] = Object.keys(evidence.filter)
  if (by === undefined || more !== undefined) return false
  const known = families.get(store.db) ?? new Map<string, ReadonlySet<string>>()
  families.set(store.db, known)
  // A quarter that stands as one of several is a whole number of its own period.
  const quarter = /^\d{4}Q[1-4]/.exec(evidence.period)?.[0]
  if (by === 'quarter' || quarter === undefined) return false
  const name = `${quarter} ${by}`
  const held = known.get(name) ?? withheldNumbers(groupedBy(store, quarter, by), leastGroup)
  known.set(name, held)
  return held.has(evidence.id)
}

/** Everything that is told of a quarter by one way of grouping, or of the whole. */
function groupedBy(store: ReadStore, quarter: string, by: string | undefined): readonly Evidence[] {
  const asked: readonly (() => readonly Evidence[])[] =
    by === undefined
      ? [() => metricsReport(store, quarter).metrics]
      : [
          () => (sliceNames.includes(by) ? metricsReport(store, quarter, by).metrics : []),
          () => costBy(store, quarter, by).evidence,
          () => (by in groupings ? retentionReport(store, quarter, by).evidence : []),
          () => (by === 'segment' ? customersServed(store, quarter).evidence : []),
          () => (by === 'path' ? evidenceIn(chainsReport(store, quarter)) : []),
          () => (by === 'category' ? pnlReport(store, quarter).evidence : []),
        ]
  const found = new Map<string, Evidence>()
  for (const ask of asked)
    for (const one of maybeAnswered(ask))
      if (by === undefined || (by in one.filter && Object.keys(one.filter).length === 1)) found.set(one.id, one)
  return [...found.values()]
}

function maybeAnswered(ask: () => readonly Evidence[]): readonly Evidence[] {
  try {
    return ask()
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

interface Context {
  readonly label: CopyLabel
  readonly isHeld: (one: Evidence) => boolean
  readonly ids: ReadonlySet<string>
  readonly values: ReadonlySet<number>
  readonly words: readonly string[]
  readonly hasTables: boolean
}

/** Places whose tables hold plain counts of customers beside numbers with evidence. */
const tables = [
  'answers:',
  'cohorts:',
  'cost:',
  'ledger:',
  'scorecard:waterfall',
  'scorecard:signals',
  'story:',
  'deck:',
]
/** By what a row of a table counts whom it tells of. */
const countKeys = ['n', 'events', 'customers', 'contacts', 'issues', 'buyers', 'episodes'] as const
const exhibitKinds = ['line', 'bar', 'stacked', 'waterfall', 'step', 'forest', 'table']

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)

function isEvidence(value: unknown): value is Evidence {
  return isFields(value) && 'metric' in value && isFields(value.filter) && 'grade' in value && 'n' in value
}

function evidenceIn(value: unknown): Evidence[] {
  if (Array.isArray(value)) return value.flatMap(evidenceIn)
  if (isEvidence(value)) return [value]
  return isFields(value) ? Object.values(value).flatMap(evidenceIn) : []
}

function redacted(value: unknown, ctx: Context): unknown {
  if (typeof value === 'string') return saysHeld(value, ctx) ? `${notTold(ctx.label)}.` : value
  if (Array.isArray(value)) return withoutSmallRows(value, ctx).map((one) => redacted(one, ctx))
  if (!isFields(value)) return value
  if (isEvidence(value)) return ctx.isHeld(value) ? heldBack(value, ctx.label) : value
  if (isExhibit(value) && value.evidence.some((id) => ctx.ids.has(id))) return exhibitWithout(value, ctx)
  const walked = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redacted(inner, ctx)]))
  // Rows behind a number that is held back would give it.
  const { evidence } = value
  return isEvidence(evidence) && ctx.isHeld(evidence) && 'rows' in walked ? { ...walked, rows: null } : walked
}

/** Only whole sentences are looked at: a word of a table is a name. */
function saysHeld(text: string, { words, hasTables, label }: Context): boolean {
  if (!/\s\S+\s/.test(text)) return false
  const counted = hasTables
    ? text.matchAll(/(?<![\d.,])(\d+) (?:customer|contact|issue|buyer|poorly|well|people)/g)
    : []
  return (
    [...counted].some(([, count]) => Number(count) > 0 && Number(count) < label.leastGroup) ||
    words.some((word) => {
      const at = text.indexOf(word)
      return at >= 0 && !/[\d.,]/.test(text[at - 1] ?? '') && !/\d/.test(text[at + word.length] ?? '')
    })
  )
}

/**
 * Rows that tell of few, by a count of their own or a number that is held back, leave the table, and with a single one the next smallest: what is left over of a total is then shared by two.
 */
function withoutSmallRows(rows: readonly unknown[], ctx: Context): readonly unknown[] {
  if (!rows.every(isFields) || rows.some(isEvidence)) return rows
  const goes = new Set(rows.filter((row) => isSmallRow(row, ctx)))
  if (goes.size === 1) {
    const next = rows.filter((row) => !goes.has(row)).sort((a, b) => countOf(a) - countOf(b))[0]
    if (next !== undefined && Number.isFinite(countOf(next))) goes.add(next)
  }
  return goes.size === 0 ? rows : rows.filter((row) => !goes.has(row))
}

function isSmallRow(row: Fields, ctx: Context): boolean {
  if (isOfNamelessGroup(row) || (ctx.hasTables && countOf(row) < ctx.label.leastGroup)) return true
  const refers = Object.values(row).some((value) => refersToHeld(value, ctx))
  return refers && Object.values(row).some((value) => typeof value === 'number')
}

/** By what a row of a table is called after its group; a customer’s own row is no group’s. */
const nameKeys = ['name', 'word', 'topic', 'category', 'channel', 'team', 'segment', 'plan', 'country', 'label']

function isOfNamelessGroup(row: Fields): boolean {
  return !('customer' in row) && nameKeys.some((key) => String(row[key] ?? '').startsWith(hiddenGroupName))
}

function refersToHeld(value: unknown, ctx: Context): boolean {
  if (typeof value === 'string') return ctx.ids.has(value)
  if (isEvidence(value)) return ctx.isHeld(value)
  return isFields(value) && Object.values(value).some((one) => typeof one === 'string' && ctx.ids.has(one))
}

function countOf(row: Fields): number {
  const counts = countKeys.flatMap((key) => {
    const value = row[key]
    if (typeof value === 'number') return [value]
    return isFields(value) ? Object.values(value).filter((one) => typeof one === 'number') : []
  })
  return Math.min(...counts.filter((count) => count > 0), Number.POSITIVE_INFINITY)
}

interface Pictured extends Fields {
  readonly kind: string
  readonly evidence: readonly string[]
}

function isExhibit(value: Fields): value is Pictured {
  return (
    typeof value.kind === 'string' &&
    exhibitKinds.includes(value.kind) &&
    'caption' in value &&
    Array.isArray(value.evidence)
  )
}

/** A picture over categories loses the value; of any other kind nothing is left to draw. */
function exhibitWithout(exhibit: Pictured, ctx: Context): unknown {
  if (!Array.isArray(exhibit.series)) return null
  const clear = (series: Fields): Fields => {
    const values = series.values as readonly (number | null)[]
    const without = (list: unknown): unknown =>
      Array.isArray(list) ? list.map((one, i) => (ctx.values.has(values[i] as number) ? null : one)) : list
    return {
      ...series,
      values: without(values),
      ...('low' in series && { low: without(series.low) }),
      ...('high' in series && { high: without(series.high) }),
    }
  }
  const categories = exhibit.categories as readonly string[]
  const told = categories.flatMap((name, i) => (name.startsWith(hiddenGroupName) ? [] : [i]))
  const only = (list: unknown): unknown => (Array.isArray(list) ? told.map((i) => list[i]) : list)
  const series = (exhibit.series as readonly Fields[]).map(clear).map((one) => ({
    ...one,
    values: only(one.values),
    ...('low' in one && { low: only(one.low) }),
    ...('high' in one && { high: only(one.high) }),
  }))
  return { ...exhibit, alt: redacted(exhibit.alt, ctx), categories: only(categories), series }
}

function heldBack(evidence: Evidence, label: CopyLabel): Evidence {
  return {
    ...evidence,
    value: null,
    numerator: null,
    denominator: null,
    n: 0,
    low: null,
    high: null,
    excluded: {},
    caveats: [],
    rows: null,
    note: notTold(label),
  }
}
