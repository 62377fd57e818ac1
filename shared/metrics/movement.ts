import type { Definition, Evidence } from '../base/evidence.ts'
import { newcombeDifference } from '../stats/newcombe.ts'
import type { Movement } from './roles-report.ts'

/** A number without an interval has moved when it differs by this share of what it was. */
const clear = 0.02

/** Difference of two numbers of one metric, with Newcombe's 95 % interval where both are shares of counted rows; `null` when either can't be told. */
export function maybeChange(
  now: Evidence,
  before: Evidence,
): { readonly value: number; readonly low: number | null; readonly high: number | null } | null {
  if (now.value === null || before.value === null) return null
  if (now.unit !== 'share' || !isCounted(now) || !isCounted(before))
    return { value: now.value - before.value, low: null, high: null }
  const { estimate, low, high } = newcombeDifference(
    { successes: now.numerator ?? 0, n: now.denominator ?? 0 },
    { successes: before.numerator ?? 0, n: before.denominator ?? 0 },
  )
  return { value: estimate, low, high }
}

/** Is the number a share of rows, so that an interval of a share holds for it? Amounts of money divided by one another are not. */
function isCounted(evidence: Evidence): boolean {
  return evidence.low !== null && evidence.denominator !== null && evidence.denominator === evidence.n
}

/**
 * How a number stands against the one before, by the metric's direction of good. A difference whose interval holds zero is no clear change; without an interval it
 * is none below two percent of what it was.
 */
export function movementOf(
  now: Evidence,
  before: Evidence | null,
  goodDirection: Definition['goodDirection'],
): Movement {
  const change = before === null ? null : maybeChange(now, before)
  if (change === null || before?.value === null || before === null || goodDirection === 'neither')
    return 'can’t be told'
  const isClear =
    change.low !== null && change.high !== null
      ? change.low > 0 || change.high < 0
      : Math.abs(change.value) > clear * Math.abs(before.value ?? 0)
  if (!isClear) return 'no clear change'
  return change.value > 0 === (goodDirection === 'up') ? 'better' : 'worse'
}
