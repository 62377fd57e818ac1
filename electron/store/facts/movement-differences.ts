import { makeZone } from '../../../shared/base/zone.ts'
import { mrrMovements } from '../../../shared/ledger/movements.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { readBillingCoverage } from './coverage.ts'
import { readSubscriptionColumns } from './movements.ts'

/** A customer whose subscriptions say something else than the movements that were made from them. */
export interface MovementDifference {
  readonly payer: string
  /** What the subscriptions say more a month than the movements, in minor units, from `from` on. */
  readonly minor: number
  readonly from: number
  /** When both agree again; `null` when they do not within the data. */
  readonly until: number | null
}

/**
 * Makes the movements of one currency again from the subscriptions as they stand now and holds them against those that are kept: a subscription
 * doubled, dropped or moved since shows with its customer, its amount and its dates. Biggest first.
 */
export function readMovementDifferences(store: ReadStore, currency: string): MovementDifference[] {
  const { through } = readBillingCoverage(store)
  if (through === null) return []
  const { dayOf } = makeZone(readSettings(store).timeZone)
  const made = mrrMovements(readSubscriptionColumns(store, currency), { dayOf, through })
  const rows = store
    .sql('SELECT payer_id, at, amount_minor FROM movements WHERE currency = ? ORDER BY payer_id, at, id')
    .raw()
    .iterate(currency) as IterableIterator<[number, number, number]>
  const found: { payer: number; minor: number; from: number; until: number | null }[] = []
  const compare = (payer: number, now: readonly Change[], kept: readonly Change[]): void => {
    if (now.length === kept.length && now.every((one, i) => one[0] === kept[i]?.[0] && one[1] === kept[i]?.[1])) return
    found.push(...differencesOf(payer, now, kept))
  }
  let i = 0
  const takeMade = (payer: number): Change[] => {
    const own: Change[] = []
    for (; i < made.payer.length && made.payer[i] === payer; i += 1)
      own.push([made.at[i] as number, made.amount[i] as number])
    return own
  }
  /** Payers who have movements by the subscriptions alone. */
  const takeBefore = (payer: number): void => {
    while (i < made.payer.length && (made.payer[i] as number) < payer) {
      const only = made.payer[i] as number
      compare(only, takeMade(only), [])
    }
  }
  let payer: number | null = null
  let kept: Change[] = []
  const close = (): void => {
    if (payer === null) return
    takeBefore(payer)
    compare(payer, takeMade(payer), kept)
    kept = []
  }
  for (const [who, at, minor] of rows) {
    if (who !== payer) {
      close()
      payer = who
    }
    kept.push([at, minor])
  }
  close()
  takeBefore(Number.POSITIVE_INFINITY)
  const nameOf = store.sql('SELECT vendor_id FROM payers WHERE id = ?').pluck()
  return found
    .sort((a, b) => Math.abs(b.minor) - Math.abs(a.minor) || a.payer - b.payer || a.from - b.from)
    .map((one) => ({ ...one, payer: String(nameOf.get(one.payer)) }))
}

/** When, and by how much. */
type Change = readonly [at: number, minor: number]

/** Spans in which what is paid by one differs from what is paid by the other. */
function differencesOf(payer: number, now: readonly Change[], kept: readonly Change[]) {
  const changes = [...now, ...kept.map(([at, minor]): Change => [at, -minor])].sort((a, b) => a[0] - b[0])
  const spans: { payer: number; minor: number; from: number; until: number | null }[] = []
  let differs = 0
  changes.forEach(([at, minor], index) => {
    const before = differs
    differs += minor
    if (changes[index + 1]?.[0] === at) return
    const open = spans.at(-1)
    if (open && open.until === null && open.minor !== differs) open.until = at
    if (differs !== 0 && (open?.until !== null || differs !== before)) {
      if (spans.at(-1)?.until !== null) spans.push({ payer, minor: differs, from: at, until: null })
    }
  })
  return spans
}
