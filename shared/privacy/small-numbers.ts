import type { Evidence } from '../base/evidence.ts'
import { hiddenGroupName } from './share.ts'

/** Of each of these together everybody is counted once, so that all but one give the last. */
const partitions: readonly (readonly string[])[] = [
  ['fate-confirmed', 'fate-stayed', 'fate-came-back', 'fate-left', 'fate-unknowable'],
]

/** Of each of these everybody in a later one is also in the one before, so that what lies between two is a number of its own. */
const nested: readonly (readonly string[])[] = [
  [
    'vendor-reported-resolution-rate',
    'ai-contained-resolution-rate',
    'ai-not-reopened-rate',
    'ai-not-recontacted-rate',
    'ai-end-to-end-rate',
  ],
  ['recontact-30d', 'recontact-7d', 'recontact-48h'],
  ['recontact-30d-same-topic', 'recontact-7d-same-topic', 'recontact-48h-same-topic'],
]

/** A quarter that stands among others is the whole of its period, and the same number as by itself. */
const isSlice = ({ filter }: Evidence): boolean => Object.keys(filter).some((by) => by !== 'quarter')

/** Does a share count rows, and not money? */
const countsRows = ({ unit, n, numerator, denominator }: Evidence): boolean =>
  unit === 'share' && denominator === n && numerator !== null && Number.isInteger(numerator)

/**
 * The fewest that a number tells of: what it is counted from; of a share also those it holds for and those it does not, where it is of a group or of customers. Infinity when it tells of nobody. Of the
 * company as a whole only what a number is counted from matters: its sums stand in finance's own books, and without them nothing would tie.
 */
export function ownCount(evidence: Evidence): number {
  const { n, numerator, denominator, rows, unit, value } = evidence
  const counts = [n]
  if (countsRows(evidence) && (isSlice(evidence) || rows?.table === 'customers'))
    counts.push(numerator as number, (denominator as number) - (numerator as number))
  if (isSlice(evidence) && unit === 'count' && value !== null) counts.push(value)
  return Math.min(...counts.filter((count) => count > 0), Number.POSITIVE_INFINITY)
}

/** Is a number held back whatever else is told: because it tells of few, or of a group that has lost its name? */
export function isHeldAlone(evidence: Evidence, least: number): boolean {
  return ownCount(evidence) < least || Object.values(evidence.filter).some((word) => word.startsWith(hiddenGroupName))
}

/**
 * Which of these numbers are not told, so that none that tells of fewer than `least` can be read or worked out; by id. `evidence` is everything that is told by one way of grouping: of each metric
 * and period all groups. Where a total is told, groups are held back until there are two or more and together they tell of `least`; so with the parts of a partition, with what lies between nested
 * numbers, and with the same count under another metric's name.
 * @example withheldNumbers([of 4, of 15, of 80], 10) // the first two
 */
export function withheldNumbers(evidence: readonly Evidence[], least: number): ReadonlySet<string> {
  const held = new Set<string>()
  if (least <= 1) return held
  const hold = (one: Evidence): void => void held.add(one.id)
  for (const one of evidence) if (isHeldAlone(one, least)) hold(one)
  const families = [...groupBy(evidence.filter(isSlice), familyOf).values()]
  const slices = [...groupBy(evidence.filter(isSlice), sliceOf).values()]
  for (let before = -1; before !== held.size; ) {
    before = held.size
    for (const family of families) completeFamily(family, held, least)
    for (const slice of slices) {
      for (const parts of partitions) completeParts(found(slice, parts), held)
      for (const chain of nested) breakChain(found(slice, chain), held, least)
      holdSameCounts(slice, held, least)
    }
  }
  return held
}

const familyOf = ({ metric, version, period, filter }: Evidence): string =>
  `${metric}@${version}/${period}/${Object.keys(filter).sort().join('+')}`

const sliceOf = ({ period, filter }: Evidence): string => `${period}/${JSON.stringify(filter)}`

function groupBy(evidence: readonly Evidence[], key: (one: Evidence) => string): Map<string, Evidence[]> {
  const groups = new Map<string, Evidence[]>()
  for (const one of evidence) {
    const name = key(one)
    const known = groups.get(name)
    if (known) known.push(one)
    else groups.set(name, [one])
  }
  return groups
}

const bySize = (a: Evidence, b: Evidence): number => ownCount(a) - ownCount(b) || (a.id < b.id ? -1 : 1)

/** Groups that nobody is in tell nothing and cover nothing. */
const hasAnybody = (one: Evidence): boolean => Number.isFinite(ownCount(one))

function completeFamily(family: readonly Evidence[], held: Set<string>, least: number): void {
  const bySizes = family.filter(hasAnybody).sort(bySize)
  const own = bySizes.filter(({ id }) => held.has(id))
  if (own.length === 0) return
  let covered = own.reduce((sum, one) => sum + ownCount(one), 0)
  let count = own.length
  for (const one of bySizes) {
    if (count >= 2 && covered >= least) return
    if (held.has(one.id)) continue
    held.add(one.id)
    covered += ownCount(one)
    count += 1
  }
}

function found(slice: readonly Evidence[], metrics: readonly string[]): Evidence[] {
  return metrics.flatMap((metric) => slice.find((one) => one.metric === metric) ?? [])
}

function completeParts(parts: readonly Evidence[], held: Set<string>): void {
  const some = parts.filter(hasAnybody)
  if (some.filter(({ id }) => held.has(id)).length !== 1) return
  const next = some.filter(({ id }) => !held.has(id)).sort(bySize)[0]
  if (next) held.add(next.id)
}

/** Holds back the later of two nested numbers when few lie between them. */
function breakChain(chain: readonly Evidence[], held: Set<string>, least: number): void {
  let last: Evidence | undefined
  for (const one of chain) {
    if (held.has(one.id) || one.numerator === null) continue
    const between = last === undefined ? 0 : Math.abs((last.numerator as number) - one.numerator)
    if (last !== undefined && last.denominator === one.denominator && between > 0 && between < least) held.add(one.id)
    else last = one
  }
}

/** What is held back because few are left over of it is held back under every name that it has. */
function holdSameCounts(slice: readonly Evidence[], held: Set<string>, least: number): void {
  const hidden = new Set(
    slice.flatMap((one) => {
      if (!held.has(one.id) || !countsRows(one)) return []
      const left = (one.denominator as number) - (one.numerator as number)
      return left > 0 && left < least ? [one.numerator as number, left] : []
    }),
  )
  for (const one of slice)
    if (!held.has(one.id) && countsRows(one) && hidden.has(one.numerator as number)) held.add(one.id)
}
