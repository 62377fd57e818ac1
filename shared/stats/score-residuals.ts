import type { CoxDesign } from './cox-design.ts'
import { type RiskSet, sumTies, sweepRiskSets, type TieSums } from './risk-sets.ts'

/**
 * Each row's pull on each coefficient of a Cox model (weighted score residuals, in the scaled covariates of the design), summed by cluster: `clusters` rows of
 * p. Linear in rows and covariates: cumulative hazards are carried along instead of going back over each subject's past.
 */
export function scoreResiduals(
  design: CoxDesign,
  beta: Float64Array,
  ties: 'efron' | 'breslow',
  cluster: Int32Array,
  clusters: number,
): Float64Array {
  const { n, p, z, exit, event, weight, strata, entry, byEntry } = design
  const hazard = new Float64Array(n)
  const steps = collectSteps(design, beta, ties, hazard)
  const residual = new Float64Array(clusters * p)
  const b = new Float64Array(p)
  let step = steps.count - 1
  for (let stratum = 0; stratum + 1 < strata.length; stratum++) {
    const first = strata[stratum] as number
    const last = strata[stratum + 1] as number
    // Steps were collected stratum by stratum, latest first.
    let stop = stratum === 0 ? 0 : (steps.end[stratum - 1] as number)
    step = (steps.end[stratum] as number) - 1
    // Exits, earliest first: everything since the beginning is charged, at their own time only the share that tied deaths leave them.
    let a = 0
    b.fill(0)
    let position = last - 1
    while (position >= first) {
      const place = exit[position] as number
      while (step >= stop && (steps.place[step] as number) < place) {
        a += steps.a[step] as number
        for (let j = 0; j < p; j++) b[j] = (b[j] as number) + (steps.b[step * p + j] as number)
        step--
      }
      const own = step >= stop && steps.place[step] === place ? step : -1
      while (position >= first && exit[position] === place) {
        const w = weight ? (weight[position] as number) : 1
        const r = w * (hazard[position] as number)
        const died = event[position] === 1
        const into = (cluster[design.subject[position] as number] as number) * p
        const nowA = own < 0 ? 0 : ((died ? steps.deathA[own] : steps.a[own]) as number)
        for (let j = 0; j < p; j++) {
          const x = z[position * p + j] as number
          const nowB = own < 0 ? 0 : ((died ? steps.deathB[own * p + j] : steps.b[own * p + j]) as number)
          const surprise = died && own >= 0 ? w * (x - (steps.mean[own * p + j] as number)) : 0
          residual[into + j] =
            (residual[into + j] as number) + surprise - r * (x * (a + nowA) - ((b[j] as number) + nowB))
        }
        position--
      }
    }
    if (!entry || !byEntry) continue
    // Entries, earliest first: what was charged for the time before they were at risk is given back.
    a = 0
    b.fill(0)
    stop = stratum === 0 ? 0 : (steps.end[stratum - 1] as number)
    step = (steps.end[stratum] as number) - 1
    for (let at = last - 1; at >= first; at--) {
      const row = byEntry[at] as number
      const place = entry[row] as number
      while (step >= stop && (steps.place[step] as number) <= place) {
        a += steps.a[step] as number
        for (let j = 0; j < p; j++) b[j] = (b[j] as number) + (steps.b[step * p + j] as number)
        step--
      }
      const r = (weight ? (weight[row] as number) : 1) * (hazard[row] as number)
      const into = (cluster[design.subject[row] as number] as number) * p
      for (let j = 0; j < p; j++)
        residual[into + j] = (residual[into + j] as number) + r * ((z[row * p + j] as number) * a - (b[j] as number))
    }
  }
  return residual
}

interface Steps {
  readonly count: number
  /** One past the last step of each stratum. */
  readonly end: Int32Array
  readonly place: Int32Array
  /** Hazard and hazard × mean covariate that a step charges those at risk, and those who die in it. */
  readonly a: Float64Array
  readonly b: Float64Array
  readonly deathA: Float64Array
  readonly deathB: Float64Array
  /** Mean covariate of the risk set that the deaths are held against. */
  readonly mean: Float64Array
}

function collectSteps(design: CoxDesign, beta: Float64Array, ties: 'efron' | 'breslow', hazard: Float64Array): Steps {
  const { p } = design
  const size = countSteps(design)
  const end = new Int32Array(design.strata.length - 1)
  const place = new Int32Array(size)
  const a = new Float64Array(size)
  const b = new Float64Array(size * p)
  const deathA = new Float64Array(size)
  const deathB = new Float64Array(size * p)
  const mean = new Float64Array(size * p)
  const sums: TieSums = { log: 0, c0: 0, c1: 0, e0: 0, e1: 0, e2: 0 }
  let count = 0
  let stratum = 0
  const visit = (set: RiskSet) => {
    while (stratum < set.stratum) end[stratum++] = count
    sumTies(sums, set, ties)
    place[count] = set.place
    a[count] = sums.c0
    deathA[count] = sums.c0 - sums.c1
    for (let j = 0; j < p; j++) {
      const all = set.s1[j] as number
      const died = set.a1[j] as number
      b[count * p + j] = all * sums.e0 - died * sums.e1
      deathB[count * p + j] = all * (sums.e0 - sums.e1) - died * (sums.e1 - sums.e2)
      mean[count * p + j] = (all * sums.c0 - died * sums.c1) / set.deathWeight
    }
    count++
  }
  sweepRiskSets(design, beta, visit, hazard)
  end.fill(count, stratum)
  return { count, end, place, a, b, deathA, deathB, mean }
}

/** Distinct event times summed over strata. */
function countSteps({ n, exit, event, strata }: CoxDesign): number {
  let count = 0
  for (let stratum = 0; stratum + 1 < strata.length; stratum++) {
    let place = -1
    for (let at = strata[stratum] as number; at < Math.min(strata[stratum + 1] as number, n); at++) {
      if (event[at] === 0 || exit[at] === place) continue
      place = exit[at] as number
      count++
    }
  }
  return count
}
