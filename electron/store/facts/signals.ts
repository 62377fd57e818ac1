import type { Instant } from '../../../shared/base/model.ts'
import type { PayerTimelines } from '../../../shared/ledger/payer-timelines.ts'
import {
  isActedOn,
  isReachedOut,
  isRefused,
  maybeSignalKind,
  type Signal,
  type SignalClaims,
  signalClaims,
} from '../../../shared/ledger/signal-claims.ts'
import { quantileOfSorted } from '../../../shared/stats/quantile.ts'
import type { ReadStore } from '../store.ts'
import { readBillingCoverage } from './coverage.ts'
import { readPayerSpans } from './movements.ts'

/** What signals may claim in a span; `null` when no signal was imported. Signals about nobody who pays are left out. */
export function readSignalClaims(
  store: ReadStore,
  span: { readonly currency: string; readonly from: Instant; readonly until: Instant },
  spans: PayerTimelines = readPayerSpans(store, span.currency),
): SignalClaims | null {
  const through = readBillingCoverage(store).through
  const signals = readSignals(store)
  if (signals === null || through === null) return null
  return signalClaims(
    signals,
    {
      mrrBefore: (payer, at) => spans.mrrBefore(payer, at),
      expansions: store
        .sql(
          "SELECT payer_id AS payer, at, amount_minor AS amountMinor FROM movements WHERE kind = 'expansion' AND currency = ? AND at >= ? AND at < ? ORDER BY at, id",
        )
        .all(span.currency, span.from, span.until) as { payer: number; at: number; amountMinor: number }[],
      noticeAt: new Map(
        store
          .sql(
            `SELECT p.payer_id, MIN(s.cancel_requested_at) FROM subscriptions s JOIN payer_accounts p ON p.system_id = s.system_id AND p.vendor_id = s.customer_vendor_id
              WHERE s.cancel_requested_at IS NOT NULL GROUP BY p.payer_id`,
          )
          .raw()
          .all() as [number, number][],
      ),
      isValuable: (payer, at) => spans.mrrBefore(payer, at) >= medianPaid(spans, at),
      through,
    },
    span,
  )
}

const medians = new WeakMap<PayerTimelines, Map<number, number>>()

/** What half of all paying customers pay at least, at the start of an instant's day. */
function medianPaid(spans: PayerTimelines, at: Instant): number {
  const known = medians.get(spans) ?? new Map<number, number>()
  medians.set(spans, known)
  const month = Math.floor(at / (30 * 86_400)) * 30 * 86_400
  const found = known.get(month)
  if (found !== undefined) return found
  const paid = [...spans.payerId].map((payer) => spans.mrrBefore(payer, month)).filter((minor) => minor > 0)
  paid.sort((a, b) => a - b)
  const median = paid.length === 0 ? 0 : quantileOfSorted(paid, 0.5)
  known.set(month, median)
  return median
}

function readSignals(store: ReadStore): Signal[] | null {
  if (store.sql('SELECT 1 FROM signals LIMIT 1').get() === undefined) return null
  const rows = store
    .sql(
      `SELECT l.payer_id, type.term, s.at, status.term FROM signals s JOIN links l ON l.person_id = s.person_id JOIN terms type ON type.id = s.type_id
         LEFT JOIN terms status ON status.id = s.status_id ORDER BY s.at, s.id`,
    )
    .raw()
    .all() as [number, string, number, string | null][]
  return rows.flatMap(([payer, word, at, status]) => {
    const kind = maybeSignalKind(word)
    if (kind === undefined) return []
    return { payer, kind, at, actedOn: isActedOn(status), refused: isRefused(status), reachedOut: isReachedOut(status) }
  })
}
