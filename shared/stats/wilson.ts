import { invariant } from '../base/assert.ts'
import { normalCritical } from './normal.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface Proportion extends Interval {
  readonly estimate: number
}

/**
 * Wilson's score interval of a share: which true shares fit `successes` out of `n` independent cases. Keeps its promise for few cases and near 0
 * and 1, where the textbook interval fails. Wilson 1927, JASA 22:209; Newcombe 1998, Stat. Med. 17:857. `wilsonInterval(81, 263)` is 0.2553 to
 * 0.3662. `successes` may be a weighted sum, `n` an effective size; `n` 0 gives NaN as estimate and the interval 0 to 1.
 */
export function wilsonInterval(successes: number, n: number, level = 0.95): Proportion {
  invariant(successes >= 0 && successes <= n, `successes must lie between 0 and n: ${successes} of ${n}`)
  if (n === 0) return { estimate: Number.NaN, low: 0, high: 1 }
  const z = normalCritical(level)
  const share = successes / n
  const centre = 2 * successes + z * z
  const spread = z * Math.sqrt(z * z + 4 * successes * (1 - share))
  const scale = 2 * (n + z * z)
  return {
    estimate: share,
    low: successes === 0 ? 0 : (centre - spread) / scale,
    high: successes === n ? 1 : (centre + spread) / scale,
  }
}
