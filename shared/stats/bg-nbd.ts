import gammaln from '@stdlib/math-base-special-gammaln'
import { invariant } from '../base/assert.ts'
import { minimise } from './minimise.ts'

/** One element per customer: orders after the first, time from the first to the last order, and time from the first order to the end of the data. */
export interface OrderHistory {
  readonly repeats: Float64Array
  readonly lastOrder: Float64Array
  readonly observed: Float64Array
}

export interface BgNbdParameters {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

export interface BgNbdFit extends BgNbdParameters {
  readonly logLik: number
  readonly customers: number
}

/**
 * BG/NBD model of orders without a contract, where nobody says when they leave: customers order at their own steady rate (rates gamma over customers) and after each
 * order drop out for good with their own chance (beta over customers). A forecast to be held against a hold-out, never an observed loss. Fader, Hardie & Lee 2005, Marketing
 * Science 24:275. Fitted by maximum likelihood on the logarithms of the parameters. Example: CDNOW, 2,357 customers: 0.243, 4.414, 0.793, 2.426.
 */
export function fitBgNbd(history: OrderHistory): BgNbdFit {
  const groups = groupHistories(history)
  const objective = (logs: readonly number[]) => -logLikelihood(groups, parametersOf(logs))
  const starts = [
    [0, 0, 0, 0],
    [-1, 1.5, 0, 1],
  ]
  const scale = Math.log(
    Math.max(history.observed.reduce((sum, time) => sum + time, 0) / history.observed.length / 10, 1e-6),
  )
  const fits = starts.map((start) =>
    minimise(
      objective,
      start.map((value, j) => (j === 1 ? value + scale : value)),
    ),
  )
  const best = fits.reduce((least, fit) => (fit.value < least.value ? fit : least))
  return { ...parametersOf(best.at), logLik: -best.value, customers: history.repeats.length }
}

/** Log-likelihood of order histories at given parameters. */
export function bgNbdLogLikelihood(history: OrderHistory, parameters: BgNbdParameters): number {
  return logLikelihood(groupHistories(history), parameters)
}

/** Expected orders after the first of a new customer by a time. CDNOW: 1.0405 by week 31.86. */
export function expectedOrders({ r, alpha, a, b }: BgNbdParameters, time: number): number {
  const ratio = hypergeometric(r, b, a + b - 1, time / (alpha + time))
  return ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + time)) ** r * ratio)
}

/** Chance that a customer with this history will still order. CDNOW, 2 repeats, last at 30.43 of 38.86 weeks: 0.7266. */
export function chanceAlive(parameters: BgNbdParameters, repeats: number, lastOrder: number, observed: number): number {
  return 1 / (1 + oddsGone(parameters, repeats, lastOrder, observed))
}

/** Expected orders of a known customer in the next `time`. The same customer, 39 weeks: 1.226. */
export function expectedFurtherOrders(
  parameters: BgNbdParameters,
  repeats: number,
  lastOrder: number,
  observed: number,
  time: number,
): number {
  const { r, alpha, a, b } = parameters
  const ratio = hypergeometric(r + repeats, b + repeats, a + b + repeats - 1, time / (alpha + observed + time))
  const share = ((alpha + observed) / (alpha + observed + time)) ** (r + repeats)
  const ifAlive = ((a + b + repeats - 1) / (a - 1)) * (1 - share * ratio)
  return ifAlive / (1 + oddsGone(parameters, repeats, lastOrder, observed))
}

function oddsGone({ r, alpha, a, b }: BgNbdParameters, repeats: number, lastOrder: number, observed: number): number {
  if (repeats === 0) return 0
  return (a / (b + repeats - 1)) * ((alpha + observed) / (alpha + lastOrder)) ** (r + repeats)
}

function parametersOf(logs: readonly number[]): BgNbdParameters {
  const [r, alpha, a, b] = logs.map(Math.exp) as [number, number, number, number]
  return { r, alpha, a, b }
}

interface HistoryGroup {
  readonly repeats: number
  readonly lastOrder: number
  readonly observed: number
  customers: number
}

/** Customers with the same history count together: most have ordered once. */
function groupHistories({ repeats, lastOrder, observed }: OrderHistory): HistoryGroup[] {
  invariant(lastOrder.length === repeats.length && observed.length === repeats.length, 'the histories differ in length')
  const groups = new Map<string, HistoryGroup>()
  for (let i = 0; i < repeats.length; i++) {
    const [x, last, seen] = [repeats[i], lastOrder[i], observed[i]] as [number, number, number]
    invariant(x >= 0 && last >= 0 && last <= seen, `impossible order history at ${i}: ${x}, ${last}, ${seen}`)
    const key = `${x} ${last} ${seen}`
    const group = groups.get(key)
    if (group) group.customers++
    else groups.set(key, { repeats: x, lastOrder: last, observed: seen, customers: 1 })
  }
  return [...groups.values()]
}

function logLikelihood(groups: readonly HistoryGroup[], { r, alpha, a, b }: BgNbdParameters): number {
  let sum = 0
  const common = r * Math.log(alpha) - gammaln(r) + gammaln(a + b) - gammaln(b)
  for (const { repeats: x, lastOrder, observed, customers } of groups) {
    const shared = gammaln(r + x) + gammaln(b + x) - gammaln(a + b + x)
    const alive = -(r + x) * Math.log(alpha + observed)
    let either = alive
    if (x > 0) {
      const gone = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + lastOrder)
      const larger = Math.max(alive, gone)
      either = larger + Math.log(Math.exp(alive - larger) + Math.exp(gone - larger))
    }
    sum += customers * (common + shared + either)
  }
  return sum
}

/** Gauss's hypergeometric function 2F1 for 0 ≤ z < 1, by its series. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1
  let sum = 1
  for (let k = 0; k < 100_000; k++) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z
    sum += term
    if (Math.abs(term) < 1e-15 * Math.abs(sum)) break
  }
  return sum
}
