import { invariant } from '../base/assert.ts'

/**
 * Whom a weighted comparison speaks for. `overlap`: those who could well have been handled either way (weights 1 − e and e; Li, Morgan & Zaslavsky 2018,
 * JASA 113:390), the default for comparing arms, never extreme. `exposed`: those who were exposed (1 and e/(1 − e)), for what the exposure cost them.
 * `everyone`: the whole population (1/e and 1/(1 − e)), easily extreme; `everyone-stabilised` is the same scaled by the arm's share.
 */
export type WeightTarget = 'overlap' | 'exposed' | 'everyone' | 'everyone-stabilised'

/**
 * Weights that make the exposed and the unexposed alike in everything the propensity score was built from, so that their difference is no longer that of their
 * mix. Assumes that nothing else, unseen, decides both exposure and outcome, and that everyone could have been in either arm (`score` strictly between 0 and 1).
 * Rosenbaum & Rubin 1983, Biometrika 70:41. Example: score 0.25 under `exposed` weighs an unexposed customer 1/3.
 */
export function propensityWeights(exposed: Uint8Array, score: Float64Array, target: WeightTarget): Float64Array {
  const n = exposed.length
  invariant(score.length === n, `score has ${score.length} elements, exposed has ${n}`)
  let count = 0
  for (let i = 0; i < n; i++) count += exposed[i] as number
  const share = count / n
  return Float64Array.from(score, (e, i) => {
    invariant(e >= 0 && e <= 1, `propensity score is not a probability: ${e} at ${i}`)
    const isExposed = exposed[i] === 1
    switch (target) {
      case 'overlap':
        return isExposed ? 1 - e : e
      case 'exposed':
        return isExposed ? 1 : e / (1 - e)
      case 'everyone':
        return isExposed ? 1 / e : 1 / (1 - e)
      case 'everyone-stabilised':
        return isExposed ? share / e : (1 - share) / (1 - e)
    }
  })
}

/**
 * Effective sample size of weighted subjects: how many equally weighted ones would be as precise, (sum w)² / sum w². Kish 1965, Survey Sampling. Weights
 * 1, 1, 2 give 2.667.
 */
export function effectiveSampleSize(weight: ArrayLike<number>): number {
  let sum = 0
  let squares = 0
  for (let i = 0; i < weight.length; i++) {
    const w = weight[i] as number
    sum += w
    squares += w * w
  }
  return squares > 0 ? (sum * sum) / squares : 0
}
