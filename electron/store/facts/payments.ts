import type { ReadStore } from '../store.ts'
import { type Coverage, readCoverage } from './coverage.ts'
import { readFixedWorth } from './fixed-worth.ts'

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
  const stamp = derivedStamp(store)
  const kept = known.get(store)
  if (kept && kept.stamp === stamp && stamp !== '') return kept.payments
  const payments = makePayments(store)
  known.set(store, { stamp, payments })
  return payments
}

function makePayments(store: ReadStore): Payments {
  const currency = String(store.sql("SELECT value FROM project WHERE key = 'currency'").pluck().get() ?? 'EUR')
  const count = Number(store.sql('SELECT COUNT(*) FROM movements').pluck().get())
  const at = new Float64Array(count)
  const amount = new Float64Array(count)
  const churned = new Uint8Array(count)
  const paying = new Uint8Array(count)
  const starts = new Map<number, number>()
  const ends = new Map<number, number>()
  const began: number[] = []
  const ended: number[] = []
  const worth = readFixedWorth(store, currency)
  let payer = Number.NaN
  let paid = new Map<string, number>()
  let isPaying = false
  let i = 0
  const rows = store
    .sql("SELECT payer_id, currency, at, after_minor, kind = 'churn' FROM movements ORDER BY payer_id, at, id")
    .raw()
    .iterate() as IterableIterator<[number, string, number, number, number]>
  for (const [who, code, when, after, isChurn] of rows) {
    if (who !== payer) {
      payer = who
      starts.set(who, i)
      paid = new Map()
      isPaying = false
    }
    paid.set(code, after)
    const pays = paid.size === 1 ? after > 0 : [...paid.values()].some((value) => value > 0)
    if (pays !== isPaying) (pays ? began : ended).push(when)
    isPaying = pays
    at[i] = when
    amount[i] = paid.size === 1 && code === currency ? after : sumOf(paid, worth)
    churned[i] = isChurn
    paying[i] = pays ? 1 : 0
    i += 1
    ends.set(who, i)
  }
  const ascending = (a: number, b: number) => a - b
  began.sort(ascending)
  ended.sort(ascending)
  return {
    payers: [...starts.keys()],
    paidAt: (who, when) => {
      let found = 0
      for (let k = starts.get(who) ?? 0; k < (ends.get(who) ?? 0) && (at[k] as number) <= when; k += 1)
        found = amount[k] as number
      return found
    },
    leftAfter: (who, when) => {
      for (let k = starts.get(who) ?? 0; k < (ends.get(who) ?? 0); k += 1)
        if (churned[k] === 1 && (at[k] as number) > when) return at[k] as number
      return undefined
    },
    paysBefore: (who, when) => {
      let found = false
      for (let k = starts.get(who) ?? 0; k < (ends.get(who) ?? 0) && (at[k] as number) < when; k += 1)
        found = paying[k] === 1
      return found
    },
    countBefore: (when) => below(began, when) - below(ended, when),
  }
}

function sumOf(paid: ReadonlyMap<string, number>, worth: (currency: string, minor: number) => number): number {
  let sum = 0
  for (const [code, minor] of paid) sum += worth(code, minor)
  return sum
}

/** How many of the ascending values lie below the limit. */
function below(values: readonly number[], limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}
