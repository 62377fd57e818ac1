import type { ReadStore } from '../store.ts'
import { type Coverage, readCoverage } from './coverage.ts'
import { readFixedWorth } from './fixed-worth.ts'
import { readMovements } from './movements.ts'

const coverages = new WeakMap<ReadStore, { readonly stamp: string; readonly coverage: Coverage }>()

/** How far the data reach, read once for as long as what was derived from them stands. */
export function coverageOf(store: ReadStore): Coverage {
  const stamp = derivedStamp(store)
  const kept = coverages.get(store)
  if (kept && kept.stamp === stamp && stamp !== '') return kept.coverage
  const coverage = readCoverage(store)
  coverages.set(store, { stamp, coverage })
  return coverage
}

/** Changes whenever facts and movements are derived anew; empty before they were. */
export function derivedStamp(store: ReadStore): string {
  return String(store.sql("SELECT stamp FROM derivation WHERE step = 'facts'").pluck().get() ?? '')
}

/** Who paid when: changes of what each payer pays, by payer and time; a payer's changes stand from `starts.get(payer)` to the next. */
export interface Payments {
  readonly payers: readonly number[]
  /** Whether the payer pays at this instant (a change at the instant itself counts). */
  readonly paidAt: (payer: number, at: number) => number
  /** When the payer left first after this instant, if ever. */
  readonly leftAfter: (payer: number, at: number) => number | undefined
  /** Whether the payer pays, in any currency, just before an instant. */
  readonly paysBefore: (payer: number, at: number) => boolean
  /** How many pay just before an instant. */
  readonly countBefore: (at: number) => number
}

const known = new WeakMap<ReadStore, { readonly stamp: string; readonly payments: Payments }>()

/** Reads the movements once; asked again, it answers from memory until they are derived anew. Amounts are in the project's currency, others at one fixed rate; paying is paying in any. */
export function readPayments(store: ReadStore): Payments {
  const stamp = paymentsStamp(store)
  const kept = known.get(store)
  if (kept && kept.stamp === stamp && stamp !== '') return kept.payments
  const payments = makePayments(store)
  known.set(store, { stamp, payments })
  return payments
}

/** Changes whenever movements are derived anew, which most imports do not ask for; with exchange rates, whenever anything is. */
function paymentsStamp(store: ReadStore): string {
  const hasRates = store.sql('SELECT 1 FROM rates LIMIT 1').get() !== undefined
  const ofMovements = store.sql("SELECT stamp FROM derivation WHERE step = 'movements'").pluck().get()
  return hasRates || ofMovements === undefined ? derivedStamp(store) : String(ofMovements)
}

function makePayments(store: ReadStore): Payments {
  const currency = String(store.sql("SELECT value FROM project WHERE key = 'currency'").pluck().get() ?? 'EUR')
  const { payer, at, after, currency: code, churned, codes } = readMovements(store, currency)
  const count = payer.length
  const worth = readFixedWorth(store, currency)
  const amount = new Float64Array(count)
  const paying = new Uint8Array(count)
  // Payers' numbers are dense: their changes stand from `starts` until `ends`.
  const last = count === 0 ? 0 : (payer[count - 1] as number)
  const starts = new Int32Array(last + 1)
  const ends = new Int32Array(last + 1)
  const payers: number[] = []
  const began: number[] = []
  const ended: number[] = []
  const paid = new Map<number, number>()
  for (let i = 0; i < count; i += 1) {
    const who = payer[i] as number
    const isFirst = i === 0 || payer[i - 1] !== who
    if (isFirst) {
      payers.push(who)
      starts[who] = i
      paid.clear()
    }
    paid.set(code[i] as number, after[i] as number)
    const pays = paid.size === 1 ? (after[i] as number) > 0 : [...paid.values()].some((value) => value > 0)
    const paidBefore = !isFirst && paying[i - 1] === 1
    if (pays !== paidBefore) (pays ? began : ended).push(at[i] as number)
    amount[i] =
      paid.size === 1 && code[i] === 0
        ? (after[i] as number)
        : sumOf(paid, (of, minor) => worth(codes[of] as string, minor))
    paying[i] = pays ? 1 : 0
    ends[who] = i + 1
  }
  const beginnings = Float64Array.from(began).sort()
  const endings = Float64Array.from(ended).sort()
  return {
    payers,
    paidAt: (who, when) => {
      let found = 0
      for (let k = starts[who] ?? 0; k < (ends[who] ?? 0) && (at[k] as number) <= when; k += 1)
        found = amount[k] as number
      return found
    },
    leftAfter: (who, when) => {
      for (let k = starts[who] ?? 0; k < (ends[who] ?? 0); k += 1)
        if (churned[k] === 1 && (at[k] as number) > when) return at[k] as number
      return undefined
    },
    paysBefore: (who, when) => {
      let found = false
      for (let k = starts[who] ?? 0; k < (ends[who] ?? 0) && (at[k] as number) < when; k += 1) found = paying[k] === 1
      return found
    },
    countBefore: (when) => below(beginnings, when) - below(endings, when),
  }
}

function sumOf(paid: ReadonlyMap<number, number>, worth: (currency: number, minor: number) => number): number {
  let sum = 0
  for (const [code, minor] of paid) sum += worth(code, minor)
  return sum
}

/** How many of the ascending values lie below the limit. */
function below(values: Float64Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}
