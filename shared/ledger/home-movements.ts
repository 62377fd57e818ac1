import type { Day } from '../base/calendar.ts'
import type { Instant } from '../base/model.ts'
import { type MovementKind, movementKinds, sameChangeSeconds } from './movements.ts'

/** Movements of payers who pay in several currencies, or in another than the project's: ascending by payer, then by time. */
export interface CurrencyChanges {
  readonly payer: ArrayLike<number>
  readonly at: ArrayLike<number>
  /** Index of the currency. */
  readonly currency: ArrayLike<number>
  /** What the payer pays a month in that currency from then on, in its own minor units. */
  readonly after: ArrayLike<number>
}

export interface HomeSpan {
  readonly from: Instant
  readonly until: Instant
  /** Days whose rates count at the beginning and at the end. */
  readonly openingDay: Day
  readonly closingDay: Day
  readonly dayOf: (at: Instant) => Day
  /** An amount in the project's currency at the rate of a day: whole minor units. */
  readonly worth: (currency: number, minor: number, day: Day) => number
}

/** One change in the project's currency, or (`kind` null) what moved by the rate alone. */
export interface HomeChange {
  readonly payer: number
  readonly at: Instant
  readonly kind: MovementKind | null
  readonly minor: number
}

export interface HomeMovements {
  readonly sums: Readonly<Record<MovementKind, { readonly minor: number; readonly count: number }>>
  /** What moved by rates alone, without anybody changing what they pay. */
  readonly fxMinor: number
  readonly openingMinor: number
  readonly closingMinor: number
  readonly changes: readonly HomeChange[]
}

/**
 * Movements in the project's currency at the rates of their days, with what moved by the rate alone told apart: opening + Σ movements + rates = closing, exactly, for
 * each payer and in total, because every step is the difference of two whole amounts and the next begins where the last one ended. What a payer pays in all
 * currencies together decides the kind of a change, so that a contract moved from one currency to another is no churn.
 */
export function homeMovements(changes: CurrencyChanges, span: HomeSpan): HomeMovements {
  const sums = Object.fromEntries(movementKinds.map((kind) => [kind, { minor: 0, count: 0 }])) as Record<
    MovementKind,
    { minor: number; count: number }
  >
  const found: HomeChange[] = []
  let fxMinor = 0
  let openingMinor = 0
  let closingMinor = 0
  const size = changes.payer.length
  for (let i = 0; i < size; ) {
    const payer = changes.payer[i] as number
    const balances = new Map<number, number>()
    let hasPaid = false
    const worthOn = (day: Day): number => {
      let sum = 0
      for (const [currency, minor] of balances) sum += span.worth(currency, minor, day)
      return sum
    }
    const isPaying = (): boolean => [...balances.values()].some((minor) => minor > 0)
    for (; i < size && changes.payer[i] === payer && (changes.at[i] as number) < span.from; i += 1) {
      balances.set(changes.currency[i] as number, changes.after[i] as number)
      hasPaid ||= (changes.after[i] as number) > 0
    }
    let value = worthOn(span.openingDay)
    openingMinor += value
    const moveRate = (at: Instant, day: Day): void => {
      const now = worthOn(day)
      if (now === value) return
      fxMinor += now - value
      found.push({ payer, at, kind: null, minor: now - value })
      value = now
    }
    while (i < size && changes.payer[i] === payer && (changes.at[i] as number) < span.until) {
      const at = changes.at[i] as number
      const day = span.dayOf(at)
      moveRate(at, day)
      const wasPaying = isPaying()
      for (; i < size && changes.payer[i] === payer && isSame(changes.at[i] as number, at, day, span); i += 1)
        balances.set(changes.currency[i] as number, changes.after[i] as number)
      const now = worthOn(day)
      const pays = isPaying()
      const minor = now - value
      value = now
      if (wasPaying || pays) {
        const kind = kindOf(wasPaying, pays, hasPaid, minor)
        hasPaid ||= pays
        if (minor === 0 && wasPaying === pays) continue
        sums[kind] = { minor: sums[kind].minor + minor, count: sums[kind].count + 1 }
        found.push({ payer, at, kind, minor })
      }
    }
    moveRate(span.until - 1, span.closingDay)
    closingMinor += value
    while (i < size && changes.payer[i] === payer) i += 1
  }
  return { sums, fxMinor, openingMinor, closingMinor, changes: found }
}

function isSame(at: Instant, first: Instant, day: Day, span: HomeSpan): boolean {
  return at < span.until && at - first <= sameChangeSeconds && span.dayOf(at) === day
}

function kindOf(wasPaying: boolean, pays: boolean, hasPaid: boolean, minor: number): MovementKind {
  if (!wasPaying) return hasPaid ? 'reactivation' : 'new'
  if (!pays) return 'churn'
  return minor >= 0 ? 'expansion' : 'contraction'
}
