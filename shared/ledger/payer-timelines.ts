import { invariant } from '../base/assert.ts'
import type { Instant } from '../base/model.ts'
import type { MovementColumns } from './movements.ts'

/** When each payer paid, and how much: made for asking about many payers at many moments. */
export interface PayerTimelines {
  /** Ascending. */
  readonly payerId: Int32Array
  /** When the payer first paid anything. */
  readonly startedAt: Float64Array
  /** When the payer's last amount fell away for good; `NaN` while still paying. */
  readonly endedAt: Float64Array
  /** MRR in minor units of the one currency that amounts are told in, with everything that happened at or before `t`; 0 for who does not pay. */
  readonly mrrAt: (payer: number, t: Instant) => number
  /** The same with what happened before `t` only: the opening of a period that starts at `t`. */
  readonly mrrBefore: (payer: number, t: Instant) => number
  /** Does the payer pay, in any currency, once everything at or before `t` has happened? */
  readonly isPayingAt: (payer: number, t: Instant) => boolean
  /** The first moment after `t` at which the payer stops paying altogether; `NaN` when that is not seen. */
  readonly churnAfter: (payer: number, t: Instant) => Instant
}

/** Movements in any currencies: `currency` 0 is the one that amounts are told in. */
export type MovementsInCurrencies = Pick<MovementColumns, 'payer' | 'at' | 'after'> & { readonly currency: Uint8Array }

/**
 * Reads movements (ascending by payer, then time) into timelines. A payer in several currencies pays as long as one of them is above zero, and
 * leaves when the last one falls to zero. Amounts are told in currency 0; those of others are worth what `worth` says, nothing where it is left out.
 */
export function payerTimelines(
  movements: MovementsInCurrencies,
  worth: (currency: number, minor: number) => number = () => 0,
): PayerTimelines {
  const size = movements.payer.length
  const own = new Float64Array(size)
  const paying = new Uint8Array(size)
  const ids: number[] = []
  const offsets: number[] = []
  const balances = new Map<number, number>()
  const worths = new Map<number, number>()
  let open = 0
  for (let i = 0; i < size; i += 1) {
    const payer = movements.payer[i] as number
    const isFirst = i === 0 || movements.payer[i - 1] !== payer
    if (isFirst) {
      invariant(i === 0 || (movements.payer[i - 1] as number) < payer, 'movements are not in the order of payers')
      ids.push(payer)
      offsets.push(i)
      balances.clear()
      worths.clear()
      open = 0
    }
    const currency = movements.currency[i] as number
    const after = movements.after[i] as number
    const before = balances.get(currency) ?? 0
    open += Number(after > 0) - Number(before > 0)
    balances.set(currency, after)
    const value = currency === 0 ? after : worth(currency, after)
    own[i] = (isFirst ? 0 : (own[i - 1] as number)) + value - (worths.get(currency) ?? 0)
    worths.set(currency, value)
    paying[i] = open > 0 ? 1 : 0
  }
  offsets.push(size)
  const payerId = Int32Array.from(ids)
  const { at } = movements

  /** The last row of a payer that is at or before `t` (before it, when `strictly`); −1 when there is none. */
  const lastRow = (payer: number, t: Instant, strictly: boolean): number => {
    const index = indexOf(payerId, payer)
    if (index < 0) return -1
    const first = offsets[index] as number
    let low = first
    let high = offsets[index + 1] as number
    while (low < high) {
      const middle = (low + high) >>> 1
      const when = at[middle] as number
      if (strictly ? when < t : when <= t) low = middle + 1
      else high = middle
    }
    return low > first ? low - 1 : -1
  }
  const ownOf = (row: number): number => (row < 0 ? 0 : (own[row] as number))
  return {
    payerId,
    startedAt: Float64Array.from(ids, (_, i) => at[offsets[i] as number] as number),
    endedAt: Float64Array.from(ids, (_, i) => {
      const last = (offsets[i + 1] as number) - 1
      return paying[last] === 1 ? Number.NaN : (at[last] as number)
    }),
    mrrAt: (payer, t) => ownOf(lastRow(payer, t, false)),
    mrrBefore: (payer, t) => ownOf(lastRow(payer, t, true)),
    isPayingAt: (payer, t) => {
      const row = lastRow(payer, t, false)
      return row >= 0 && paying[row] === 1
    },
    churnAfter: (payer, t) => {
      const index = indexOf(payerId, payer)
      if (index < 0) return Number.NaN
      const row = lastRow(payer, t, false)
      for (let i = row < 0 ? (offsets[index] as number) : row + 1; i < (offsets[index + 1] as number); i += 1) {
        if (paying[i] === 0) return at[i] as number
      }
      return Number.NaN
    },
  }
}

function indexOf(ascending: Int32Array, wanted: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return ascending[low] === wanted ? low : -1
}
