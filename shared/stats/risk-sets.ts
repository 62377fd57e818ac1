import type { CoxDesign } from './cox-design.ts'
import { triangle } from './linear-algebra.ts'

/**
 * Sums over those at risk at one event time of one stratum, at some coefficients. r is weight × exp(x'b). Matrices are lower triangles: (j, k) with k ≤ j at
 * j(j + 1)/2 + k. One object serves all times of a sweep: copy what is to be kept.
 */
export interface RiskSet {
  stratum: number
  /** Place of the time on the design's grid. */
  place: number
  /** First and one past the last position of those who exit at this time. */
  from: number
  to: number
  deaths: number
  deathWeight: number
  /** Sum of weight × x'b over the deaths. */
  deathEta: number
  /** Sum of weight × x over the deaths. */
  readonly deathZ: Float64Array
  /** Sums of r, r x and r x x' over all at risk, and over the deaths. */
  s0: number
  readonly s1: Float64Array
  readonly s2: Float64Array
  a0: number
  readonly a1: Float64Array
  readonly a2: Float64Array
}

/**
 * Goes through the event times of every stratum from the last to the first, keeping the sums over those at risk, and shows each to `visit`.
 * Linear in rows. `hazard`, when given, receives exp(x'b) by position.
 */
export function sweepRiskSets(
  design: CoxDesign,
  beta: Float64Array,
  visit: (set: RiskSet) => void,
  hazard: Float64Array = new Float64Array(design.n),
): void {
  const { n, p, z, exit, event, weight, strata, entry, byEntry } = design
  const cells = triangle(p, 0)
  const set: RiskSet = {
    stratum: 0,
    place: 0,
    from: 0,
    to: 0,
    deaths: 0,
    deathWeight: 0,
    deathEta: 0,
    deathZ: new Float64Array(p),
    s0: 0,
    s1: new Float64Array(p),
    s2: new Float64Array(cells),
    a0: 0,
    a1: new Float64Array(p),
    a2: new Float64Array(cells),
  }
  const { s1, s2, a1, a2, deathZ } = set
  const eta = new Float64Array(n)
  for (let position = 0; position < n; position++) {
    let sum = 0
    const offset = position * p
    for (let j = 0; j < p; j++) sum += (beta[j] as number) * (z[offset + j] as number)
    eta[position] = sum
    hazard[position] = Math.exp(sum)
  }
  for (let stratum = 0; stratum + 1 < strata.length; stratum++) {
    const last = strata[stratum + 1] as number
    let at = strata[stratum] as number
    let leaving = at
    let peak = 0
    let s0 = 0
    s1.fill(0)
    s2.fill(0)
    while (at < last) {
      const place = exit[at] as number
      if (entry && byEntry) {
        // Going back in time: whoever entered at or after this time is not at risk yet.
        while (leaving < last) {
          const position = byEntry[leaving] as number
          if ((entry[position] as number) < place) break
          const r = (weight ? (weight[position] as number) : 1) * (hazard[position] as number)
          const offset = position * p
          s0 -= r
          let cell = 0
          for (let j = 0; j < p; j++) {
            const rz = r * (z[offset + j] as number)
            s1[j] = (s1[j] as number) - rz
            for (let k = 0; k <= j; k++, cell++) s2[cell] = (s2[cell] as number) - rz * (z[offset + k] as number)
          }
          leaving++
        }
        if (s0 < peak * 1e-5) {
          // Much was taken away, so that what is left carries its rounding: added up anew from those still at risk.
          s0 = sumThoseAtRisk(design, hazard, strata[stratum] as number, at, place, s1, s2)
          peak = s0
        }
      }
      set.from = at
      let deaths = 0
      let deathWeight = 0
      let deathEta = 0
      let a0 = 0
      while (at < last && exit[at] === place) {
        const w = weight ? (weight[at] as number) : 1
        const r = w * (hazard[at] as number)
        const offset = at * p
        s0 += r
        if (event[at] === 0) {
          let cell = 0
          for (let j = 0; j < p; j++) {
            const rz = r * (z[offset + j] as number)
            s1[j] = (s1[j] as number) + rz
            for (let k = 0; k <= j; k++, cell++) s2[cell] = (s2[cell] as number) + rz * (z[offset + k] as number)
          }
        } else {
          if (deaths === 0) {
            a1.fill(0)
            a2.fill(0)
            deathZ.fill(0)
          }
          deaths++
          deathWeight += w
          deathEta += w * (eta[at] as number)
          a0 += r
          let cell = 0
          for (let j = 0; j < p; j++) {
            const value = z[offset + j] as number
            const rz = r * value
            deathZ[j] = (deathZ[j] as number) + w * value
            a1[j] = (a1[j] as number) + rz
            for (let k = 0; k <= j; k++, cell++) a2[cell] = (a2[cell] as number) + rz * (z[offset + k] as number)
          }
        }
        at++
      }
      if (s0 > peak) peak = s0
      if (deaths === 0) continue
      for (let j = 0; j < p; j++) s1[j] = (s1[j] as number) + (a1[j] as number)
      for (let cell = 0; cell < cells; cell++) s2[cell] = (s2[cell] as number) + (a2[cell] as number)
      if (!(deathWeight > 0)) continue
      set.stratum = stratum
      set.place = place
      set.to = at
      set.deaths = deaths
      set.deathWeight = deathWeight
      set.deathEta = deathEta
      set.s0 = s0
      set.a0 = a0
      visit(set)
    }
  }
}

/** Fills the sums over those who exit at or after a time and entered before it, and gives the sum of r. */
function sumThoseAtRisk(
  { p, z, weight, entry }: CoxDesign,
  hazard: Float64Array,
  first: number,
  end: number,
  place: number,
  s1: Float64Array,
  s2: Float64Array,
): number {
  let s0 = 0
  s1.fill(0)
  s2.fill(0)
  for (let position = first; position < end; position++) {
    if (entry && (entry[position] as number) >= place) continue
    const r = (weight ? (weight[position] as number) : 1) * (hazard[position] as number)
    const offset = position * p
    s0 += r
    let cell = 0
    for (let j = 0; j < p; j++) {
      const rz = r * (z[offset + j] as number)
      s1[j] = (s1[j] as number) + rz
      for (let k = 0; k <= j; k++, cell++) s2[cell] = (s2[cell] as number) + rz * (z[offset + k] as number)
    }
  }
  return s0
}

/**
 * What tied deaths make of a risk set. With Efron's method the deaths at one time leave one after the other, each time with an equal share of all of them gone
 * from the risk set; Breslow's ignores that. Sums over the deaths, f the share gone and D = s0 − f a0: of w log D, w/D, w f/D, w/D², w f/D², w f²/D².
 */
export interface TieSums {
  log: number
  c0: number
  c1: number
  e0: number
  e1: number
  e2: number
}

/** Fills `sums` for a risk set. */
export function sumTies(sums: TieSums, set: RiskSet, ties: 'efron' | 'breslow'): void {
  sums.log = 0
  sums.c0 = 0
  sums.c1 = 0
  sums.e0 = 0
  sums.e1 = 0
  sums.e2 = 0
  if (ties === 'breslow' || set.deaths === 1) {
    sums.log = set.deathWeight * Math.log(set.s0)
    sums.c0 = set.deathWeight / set.s0
    sums.e0 = sums.c0 / set.s0
    return
  }
  const w = set.deathWeight / set.deaths
  for (let gone = 0; gone < set.deaths; gone++) {
    const f = gone / set.deaths
    const inverse = 1 / (set.s0 - f * set.a0)
    const c = w * inverse
    const e = c * inverse
    sums.log -= w * Math.log(inverse)
    sums.c0 += c
    sums.c1 += f * c
    sums.e0 += e
    sums.e1 += f * e
    sums.e2 += f * f * e
  }
}

/** Adds `factor` times the information of one event time (the tied-weighted covariance of x among those at risk) to a lower triangle. */
export function addInformation(into: Float64Array, set: RiskSet, ties: TieSums, p: number, factor = 1): void {
  const { s1, s2, a1, a2 } = set
  const { c0, c1, e0, e1, e2 } = ties
  let cell = 0
  for (let j = 0; j < p; j++) {
    const sj = s1[j] as number
    const aj = a1[j] as number
    const left = sj * e0 - aj * e1
    const right = sj * e1 - aj * e2
    for (let k = 0; k <= j; k++, cell++)
      into[cell] =
        (into[cell] as number) +
        factor *
          ((s2[cell] as number) * c0 -
            (a2[cell] as number) * c1 -
            (left * (s1[k] as number) - right * (a1[k] as number)))
  }
}
