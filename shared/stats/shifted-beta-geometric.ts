import { minimise } from './minimise.ts'

export interface ShiftedBetaGeometric {
  readonly alpha: number
  readonly beta: number
  readonly logLik: number
}

/**
 * Shifted-beta-geometric model of renewals under a contract: each customer has its own chance of not renewing, the same at every renewal, spread as a beta distribution.
 * Explains why retention rates rise with tenure (the likely leavers go first) and projects the curve. Fader & Hardie 2007, J. Interactive Marketing 21:76. `kept` is the
 * number still there at times 0, 1, 2 … Example: their "High End" customers, 1000, 869, 743 … 491 after seven renewals: alpha 0.668, beta 3.806.
 */
export function fitShiftedBetaGeometric(kept: readonly number[]): ShiftedBetaGeometric {
  const objective = (logs: readonly number[]) => {
    const [alpha, beta] = logs.map(Math.exp) as [number, number]
    let chance = alpha / (alpha + beta)
    let survival = 1 - chance
    let sum = ((kept[0] as number) - (kept[1] as number)) * Math.log(chance)
    for (let t = 2; t < kept.length; t++) {
      chance *= (beta + t - 2) / (alpha + beta + t - 1)
      survival -= chance
      sum += ((kept[t - 1] as number) - (kept[t] as number)) * Math.log(chance)
    }
    return -(sum + (kept.at(-1) as number) * Math.log(survival))
  }
  const best = minimise(objective, [0, 0])
  const [alpha, beta] = best.at.map(Math.exp) as [number, number]
  return { alpha, beta, logLik: -best.value }
}

/** Share still there at renewals 0, 1 … `until`. */
export function projectedSurvival(
  { alpha, beta }: Pick<ShiftedBetaGeometric, 'alpha' | 'beta'>,
  until: number,
): number[] {
  const survival = [1]
  for (let t = 1; t <= until; t++)
    survival.push((survival[t - 1] as number) * ((beta + t - 1) / (alpha + beta + t - 1)))
  return survival
}
