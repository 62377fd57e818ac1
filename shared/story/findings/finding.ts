import type { Evidence } from '../../base/evidence.ts'
import type { Format } from '../../base/format.ts'
import type { ProofPoint } from '../proof-point.ts'

/** A finding before it is scored: what it says, and what its score is made from. */
export interface Finding extends ProofPoint {
  /** Money that it is about, over a year, in minor units; 0 where it is about none. */
  readonly stakeMinor: number
  /** Did what it measures change since the quarter before, or is it told for the first time? */
  readonly isNew: boolean
}

/** Did a number move by more than its own interval allows? Without an interval any difference counts. */
export function changed(
  now: { readonly value: number; readonly low: number | null; readonly high: number | null },
  then: number,
): 'rose' | 'fell' | 'same' {
  if (now.low !== null && then < now.low) return 'rose'
  if (now.high !== null && then > now.high) return 'fell'
  if (now.low === null || now.high === null) return now.value > then ? 'rose' : now.value < then ? 'fell' : 'same'
  return 'same'
}

/** The ends of a number's interval in words, each as it stands in the interval. */
export function ends(format: Format, evidence: Evidence): { readonly low: string; readonly high: string } {
  const [low = '', high = ''] = format.interval(evidence).split(format.words.range('', ''))
  return { low, high }
}
