import gammaln from '@stdlib/math-base-special-gammaln'
import { minimise } from './minimise.ts'

export interface GammaGammaParameters {
  readonly p: number
  readonly q: number
  readonly v: number
}

/**
 * Gamma–gamma model of what a customer spends per order: values vary around each customer's own mean, means vary over customers, and neither has to do with how often
 * they order (check that). It draws the mean of a customer with few orders towards everyone's. Fader & Hardie 2013, note 025 at brucehardie.com. Customers
 * without a repeat order or a value take no part. Example: CDNOW, 946 customers: 6.25, 3.74, 15.45.
 */
export function fitGammaGamma(
  repeats: Float64Array,
  meanValue: Float64Array,
): GammaGammaParameters & { readonly logLik: number; readonly customers: number } {
  const used = Array.from(repeats, (_, i) => i).filter(
    (i) => (repeats[i] as number) > 0 && (meanValue[i] as number) > 0,
  )
  const typical = used.reduce((sum, i) => sum + (meanValue[i] as number), 0) / used.length
  const objective = (logs: readonly number[]) => {
    const [p, q, v] = logs.map(Math.exp) as [number, number, number]
    let sum = 0
    for (const i of used) {
      const x = repeats[i] as number
      const z = meanValue[i] as number
      sum +=
        gammaln(p * x + q) -
        gammaln(p * x) -
        gammaln(q) +
        q * Math.log(v) +
        (p * x - 1) * Math.log(z) +
        p * x * Math.log(x) -
        (p * x + q) * Math.log(v + x * z)
    }
    return -sum
  }
  const best = minimise(objective, [1, 1, Math.log(typical)])
  const [p, q, v] = best.at.map(Math.exp) as [number, number, number]
  return { p, q, v, logLik: -best.value, customers: used.length }
}

/** What an order of this customer is worth on average, given the mean of its repeat orders. CDNOW, 2 orders at 22.35: 24.66. */
export function expectedOrderValue({ p, q, v }: GammaGammaParameters, repeats: number, meanValue: number): number {
  return (p * (v + repeats * meanValue)) / (p * repeats + q - 1)
}
