import { invariant } from './assert.ts'

/** An amount of money: whole minor units (cents, yen, fils) beside their ISO 4217 currency. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

const zeroDecimals = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '))
const threeDecimals = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217). */
export function minorDigits(currency: string): number {
  if (zeroDecimals.has(currency)) return 0
  if (threeDecimals.has(currency)) return 3
  return 2
}

/** Adds amounts of one currency; amounts of different currencies are a bug. */
export function addMoney(a: Money, b: Money): Money {
  invariant(a.currency === b.currency, `can't add ${a.currency} to ${b.currency}`)
  return { minor: a.minor + b.minor, currency: a.currency }
}

/**
 * Shares a whole amount out by weights so that the parts are whole and sum exactly to it (largest remainder; ties go to the
 * earlier part). Weights are non-negative; if all are zero nothing can be shared and every part is 0.
 * @example shareOut(100, [1, 1, 1]) // [34, 33, 33]
 */
export function shareOut(totalMinor: number, weights: readonly number[]): number[] {
  invariant(Number.isSafeInteger(totalMinor), `amount is not a whole number of minor units: ${totalMinor}`)
  let sum = 0
  for (const w of weights) {
    invariant(w >= 0 && Number.isFinite(w), `weight is negative or not finite: ${w}`)
    sum += w
  }
  if (sum === 0) return weights.map(() => 0)
  const sign = totalMinor < 0 ? -1 : 1
  const total = Math.abs(totalMinor)
  const parts: number[] = []
  const rest: { index: number; fraction: number }[] = []
  let given = 0
  weights.forEach((w, index) => {
    const exact = (total * w) / sum
    const whole = Math.min(Math.floor(exact), total)
    parts.push(whole)
    given += whole
    rest.push({ index, fraction: exact - whole })
  })
  rest.sort((a, b) => b.fraction - a.fraction || a.index - b.index)
  let left = total - given
  for (let i = 0; left > 0; i = (i + 1) % rest.length) {
    const at = (rest[i] as { index: number }).index
    if ((weights[at] as number) > 0) {
      parts[at] = (parts[at] as number) + 1
      left -= 1
    }
  }
  for (let i = rest.length - 1; left < 0; i = (i + rest.length - 1) % rest.length) {
    const at = (rest[i] as { index: number }).index
    if ((parts[at] as number) > 0) {
      parts[at] = (parts[at] as number) - 1
      left += 1
    }
  }
  return sign === 1 ? parts : parts.map((p) => (p === 0 ? 0 : -p))
}
