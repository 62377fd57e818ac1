import type { RowsBehind } from '../../../shared/base/evidence.ts'
import { type Episode, type Signal, signalEpisodes } from '../../../shared/metrics/signals.ts'
import type { ReadStore } from '../store.ts'
import type { Span } from './cells.ts'
import { coverageOf, readPayments } from './payments.ts'

const day = 86_400
const horizon = 90 * day

/** One customer of a customer metric: is it in the numerator, and what it rests on. */
export interface CustomerRow {
  readonly counted: boolean
  readonly payer: number
  readonly at: number
  readonly endAt: number | null
}

/** Customers counted in the denominator, and how many were left out because their time is not over. */
export interface CustomerCount {
  readonly rows: readonly CustomerRow[]
  readonly immature: number
}

/** The first contact of each payer in a span. */
function firstContacts(store: ReadStore, span: Span): Map<number, number> {
  const rows = store
    .sql(
      'SELECT payer_id, MIN(opened_at) FROM facts WHERE payer_id IS NOT NULL AND opened_at >= ? AND opened_at < ? GROUP BY payer_id',
    )
    .raw()
    .all(span.from, span.until) as [number, number][]
  return new Map(rows)
}

function followed(store: ReadStore, since: Iterable<readonly [number, number]>): CustomerCount {
  const payments = readPayments(store)
  const through = coverageOf(store).billingThrough ?? 0
  const rows: CustomerRow[] = []
  let immature = 0
  for (const [payer, at] of since) {
    if (payments.paidAt(payer, at) <= 0) continue
    if (at + horizon > through) {
      immature += 1
      continue
    }
    const left = payments.leftAfter(payer, at)
    const isLost = left !== undefined && left <= at + horizon
    rows.push({ counted: isLost, payer, at, endAt: isLost ? left : null })
  }
  return { rows, immature }
}

/** Customers who paid at their first contact of the span, and whether they left within ninety days of it. */
export function readContactChurn(store: ReadStore, span: Span): CustomerCount {
  return followed(store, firstContacts(store, span))
}

/** Customers who paid when the span began and made no contact in it, and whether they left within ninety days of its beginning. */
export function readNoContactChurn(store: ReadStore, span: Span): CustomerCount {
  const contacted = firstContacts(store, span)
  const silent = readPayments(store).payers.filter((payer) => !contacted.has(payer))
  return followed(
    store,
    silent.map((payer) => [payer, span.from] as const),
  )
}

/** Every signal about somebody who pays. */
export function readSignals(store: ReadStore): Signal[] {
  return store
    .sql(
      `SELECT s.vendor_id AS id, l.payer_id AS payer, p.vendor_id AS customer, type.term AS type, s.at AS at, status.term AS status, s.amount_minor AS amountMinor
         FROM signals s JOIN links l ON l.person_id = s.person_id JOIN payers p ON p.id = l.payer_id JOIN terms type ON type.id = s.type_id
         LEFT JOIN terms status ON status.id = s.status_id ORDER BY s.at, s.vendor_id`,
    )
    .all() as Signal[]
}

/** At-risk episodes of a span with what became of them: still paying at least half of the amount ninety days later? */
export function readSaves(store: ReadStore, span: Span, isWorked: boolean): CustomerCount {
  const through = coverageOf(store).billingThrough ?? 0
  const episodes = episodesIn(store, span, 'at-risk').filter((episode) => (episode.stage !== 'raised') === isWorked)
  const { paidAt: amount } = readPayments(store)
  const paying = episodes.filter((episode) => amount(episode.payer, episode.at) > 0)
  const mature = paying.filter((episode) => episode.at + horizon <= through)
  return {
    rows: mature.map((episode) => {
      const later = amount(episode.payer, episode.at + horizon)
      return {
        counted: later * 2 >= amount(episode.payer, episode.at),
        payer: episode.payer,
        at: episode.at,
        endAt: episode.at + horizon,
      }
    }),
    immature: paying.length - mature.length,
  }
}

/** Episodes of one family that began in a span. */
export function episodesIn(store: ReadStore, span: Span, family: 'at-risk' | 'expansion'): Episode[] {
  return signalEpisodes(readSignals(store), family).filter(({ at }) => at >= span.from && at < span.until)
}

/** Days from the first payment to the first value, for customers who began to pay in a span; those not there yet are followed to the end of the data. */
export function readFirstValue(
  store: ReadStore,
  span: Span,
): { readonly payer: number; readonly at: number; readonly days: number; readonly reached: boolean }[] {
  const coverage = coverageOf(store)
  const signals = signalEpisodes(readSignals(store), 'first-value')
  if (signals.length === 0) return []
  const through = Math.max(coverage.contactsThrough ?? 0, coverage.billingThrough ?? 0, ...signals.map((s) => s.at))
  const reachedAt = new Map<number, number>()
  for (const { payer, at } of signals) if (!reachedAt.has(payer)) reachedAt.set(payer, at)
  const starts = store
    .sql(
      'SELECT m.payer_id, MIN(m.at) FROM movements m GROUP BY m.payer_id HAVING MIN(m.at) >= ? AND MIN(m.at) < ? ORDER BY 2, 1',
    )
    .raw()
    .all(span.from, span.until) as [number, number][]
  return starts.map(([payer, at]) => {
    const reached = reachedAt.get(payer)
    const until = reached ?? through
    return { payer, at, days: Math.max(0, Math.floor((until - at) / day)), reached: reached !== undefined }
  })
}

/** The customers behind a customer metric, by the same functions that counted them; undefined for other selections. */
export function maybeCustomerRows(store: ReadStore, behind: RowsBehind): readonly (readonly string[])[] | undefined {
  if (behind.from === null || behind.until === null) return undefined
  const span = { from: behind.from, until: behind.until }
  const found = customerSelections[behind.selection]?.(store, span)
  const name = store.sql('SELECT vendor_id FROM payers WHERE id = ?').pluck()
  return found?.map(({ counted, payer, at, endAt }) => [
    counted ? 'yes' : 'no',
    String(name.get(payer)),
    isoOf(at),
    endAt === null ? '' : isoOf(endAt),
  ])
}

const isoOf = (at: number): string => new Date(at * 1000).toISOString().replace('.000Z', 'Z')

const stageRows =
  (from: (episode: Episode) => boolean, reached: (episode: Episode) => boolean) =>
  (store: ReadStore, span: Span): CustomerRow[] =>
    episodesIn(store, span, 'expansion')
      .filter(from)
      .map((episode) => ({ counted: reached(episode), payer: episode.payer, at: episode.at, endAt: null }))

const reached =
  (...names: readonly string[]) =>
  (episode: Episode): boolean =>
    names.includes(episode.stage)
const accepted = reached('accepted', 'conversation', 'won')
const conversation = reached('conversation', 'won')

const customerSelections: Readonly<Record<string, (store: ReadStore, span: Span) => readonly CustomerRow[]>> = {
  'contact-churn-90d': (store, span) => readContactChurn(store, span).rows,
  'no-contact-churn-90d': (store, span) => readNoContactChurn(store, span).rows,
  'at-risk-save-rate': (store, span) => readSaves(store, span, true).rows,
  'at-risk-stay-rate': (store, span) => readSaves(store, span, false).rows,
  'signal-acceptance': stageRows(() => true, accepted),
  'signal-conversation': (store, span) =>
    stageRows(accepted, conversation)(store, { from: span.from, until: Math.min(span.until, matureSignals(store)) }),
  'signal-won': stageRows(conversation, reached('won')),
  'time-to-first-value': (store, span) =>
    readFirstValue(store, span).map(({ payer, at, days, reached: counted }) => ({
      counted,
      payer,
      at,
      endAt: counted ? at + days * day : null,
    })),
}

/** Signals raised before this instant have had thirty days to lead to a conversation. */
export function matureSignals(store: ReadStore): number {
  const last = Number(store.sql('SELECT COALESCE(MAX(at), 0) FROM signals').pluck().get())
  const { contactsThrough, billingThrough } = coverageOf(store)
  return Math.max(last, contactsThrough ?? 0, billingThrough ?? 0) - 30 * day
}

/** Numerator and denominator of a customer metric. */
export function countCustomers(
  store: ReadStore,
  selection: string,
  span: Span,
): { numerator: number; denominator: number } {
  const rows = customerSelections[selection]?.(store, span) ?? []
  return { numerator: rows.filter((row) => row.counted).length, denominator: rows.length }
}
