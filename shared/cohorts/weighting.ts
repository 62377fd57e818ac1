import { type BalanceTable, balanceTable } from '../stats/balance-table.ts'
import { logisticRegression } from '../stats/logistic-regression.ts'
import { propensityWeights } from '../stats/propensity-weights.ts'
import { type Covariates, covariatesOf } from './covariates.ts'
import type { CohortMember } from './members.ts'

/** Largest standardised difference that counts as alike after weighting. */
export const mostImbalance = 0.1
/** Fewer effective customers than this in an arm after weighting can't carry a comparison. */
export const fewestEffective = 30

/** Two arms made alike by weights. */
export interface Weighting {
  /** Chance of being in arm `a`, from what was known before. */
  readonly score: Float64Array
  readonly weight: Float64Array
  /** `exposed`: speaks for the customers of arm `a`; `overlap`: for those who could well have been in either. */
  readonly target: 'exposed' | 'overlap'
  readonly covariates: Covariates
  readonly balance: BalanceTable
  /** Members whose chance lies outside what was seen in the other arm. */
  readonly outsideSupport: number
  readonly isBalanced: boolean
  readonly isCarried: boolean
}

/**
 * Weights that make arm `b` look like arm `a` in everything known at time zero (propensity score by logistic regression). The weights speak for the exposed; when that leaves the arms unlike,
 * or too few effective customers, overlap weights are used instead, which speak only for those who could well have been handled either way and are never extreme.
 */
export function weighArms(members: readonly CohortMember[], isA: Uint8Array): Weighting {
  const inA = isA.reduce((sum, own) => sum + own, 0)
  const most = Math.max(2, Math.floor(Math.min(inA, members.length - inA) / 8))
  const covariates = covariatesOf(members, most)
  const { columns, names } = covariates
  const { fitted } = logisticRegression({ outcome: isA, covariates: columns, names })
  // Someone who is certain to be in one arm has no like in the other; the clip keeps the weight finite and the gates below see it.
  const score = fitted.map((e) => Math.min(0.999, Math.max(0.001, e)))
  const make = (target: 'exposed' | 'overlap'): Weighting => {
    const weight = propensityWeights(isA, score, target)
    const balance = balanceTable(isA, columns, names, weight)
    return {
      score,
      weight,
      target,
      covariates,
      balance,
      outsideSupport: countOutside(score, isA),
      isBalanced: balance.worst < mostImbalance,
      isCarried: Math.min(balance.exposedSize.effective, balance.unexposedSize.effective) >= fewestEffective,
    }
  }
  const exposed = make('exposed')
  const share = exposed.balance.unexposedSize.effective / Math.max(1, exposed.balance.unexposedSize.n)
  return exposed.isBalanced && exposed.isCarried && share >= 0.2 ? exposed : make('overlap')
}

function countOutside(score: Float64Array, isA: Uint8Array): number {
  const range = (arm: number) => {
    let low = 1
    let high = 0
    for (let i = 0; i < score.length; i++) {
      if (isA[i] !== arm) continue
      low = Math.min(low, score[i] as number)
      high = Math.max(high, score[i] as number)
    }
    return { low, high }
  }
  const of = [range(0), range(1)] as const
  let outside = 0
  for (let i = 0; i < score.length; i++) {
    const other = of[isA[i] === 1 ? 0 : 1]
    const e = score[i] as number
    if (e < other.low || e > other.high) outside++
  }
  return outside
}
