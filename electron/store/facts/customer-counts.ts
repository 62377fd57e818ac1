import type { Filter, RowsBehind } from '../../../shared/base/evidence.ts'
import { type Tier, tiers } from '../../../shared/base/model.ts'
import { keptShare } from '../../../shared/ledger/signal-claims.ts'
import { riskSigns } from '../../../shared/metrics/at-risk.ts'
import { type Episode, familyOf, type Signal, signalEpisodes } from '../../../shared/metrics/signals.ts'
import type { ReadStore } from '../store.ts'
import { noSigns, readSignsBeforeLeaving } from './contact-signs.ts'
import { type CustomerAt, maybeContactWord, maybeCustomerWord } from './customer-slices.ts'
import { coverageOf, readPayments } from './payments.ts'
import { type PeriodContacts, readPeriodContacts } from './period-contacts.ts'
import { readSignalClaims } from './signals.ts'
import type { Span } from './span.ts'

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
  /** Those who were left out for being too recent, where a slice may ask who they are. */
  readonly young?: readonly CustomerAt[]
}

interface FirstContact {
  readonly at: number
  readonly tier: number
}

const firsts = new WeakMap<PeriodContacts, ReadonlyMap<number, FirstContact>>()

/** The first contact of each payer in a span; several metrics ask for it. */
function firstContacts(store: ReadStore, span: Span): ReadonlyMap<number, FirstContact> {
  const contacts = readPeriodContacts(store, span)
  const known = firsts.get(contacts)
  if (known) return known
  const { count, party, openedAt, tier } = contacts
  const found = new Map<number, FirstContact>()
  for (let i = 0; i < count; i += 1) {
    const payer = party[i] as number
    if (payer > 0 && !found.has(payer)) found.set(payer, { at: openedAt[i] as number, tier: tier[i] as number })
  }
  firsts.set(contacts, found)
  return found
}

function followed(
  store: ReadStore,
  since: Iterable<readonly [number, number]>,
): CustomerCount & Required<Pick<CustomerCount, 'young'>> {
  const payments = readPayments(store)
  const through = coverageOf(store).billingThrough ?? 0
  const rows: CustomerRow[] = []
  const young: CustomerAt[] = []
  for (const [payer, at] of since) {
    if (payments.paidAt(payer, at) <= 0) continue
    if (at + horizon > through) {
      young.push({ payer, at })
      continue
    }
    const left = payments.leftAfter(payer, at)
    const isLost = left !== undefined && left <= at + horizon
    rows.push({ counted: isLost, payer, at, endAt: isLost ? left : null })
  }
  return { rows, immature: young.length, young }
}

/** Customers who paid at their first contact of the span, and whether they left within ninety days of it. */
export function readContactChurn(store: ReadStore, span: Span): CustomerCount {
  return followedContacts(store, span)
}

const followedFirsts = new WeakMap<ReadonlyMap<number, FirstContact>, ReturnType<typeof followed>>()

function followedContacts(store: ReadStore, span: Span): ReturnType<typeof followed> {
  const first = firstContacts(store, span)
  const known = followedFirsts.get(first)
  if (known) return known
  const found = followed(
    store,
    Array.from(first, ([payer, { at }]) => [payer, at] as const),
  )
  followedFirsts.set(first, found)
  return found
}

/** Customers who paid at their first contact of the span, whether they still pay ninety days later; of those whose contact fell into one tier, when named. */
export function readRetained(store: ReadStore, span: Span, tier: Tier | null): CustomerCount {
  const first = firstContacts(store, span)
  const wanted = tier === null ? null : tiers.indexOf(tier)
  const isWanted = ({ payer }: CustomerAt) => wanted === null || first.get(payer)?.tier === wanted
  const { rows, young } = followedContacts(store, span)
  const youngOnes = young.filter(isWanted)
  return {
    rows: rows.filter(isWanted).map((row) => ({ ...row, counted: !row.counted })),
    immature: youngOnes.length,
    young: youngOnes,
  }
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
      `SELECT s.vendor_id AS id, l.payer_id AS payer, p.vendor_id AS customer, type.term AS type, s.at AS at, status.term AS status, s.amount_minor AS amountMinor, owner.term AS owner, s.due_at AS dueAt
         FROM signals s JOIN links l ON l.person_id = s.person_id JOIN payers p ON p.id = l.payer_id JOIN terms type ON type.id = s.type_id
         LEFT JOIN terms status ON status.id = s.status_id LEFT JOIN terms owner ON owner.id = s.owner_id ORDER BY s.at, s.vendor_id`,
    )
    .all() as Signal[]
}

/** At-risk flags whose ninety days ended in a span, as the ledger counts them, with who of them was kept; and those of the span that are too young. */
export function readSaves(
  store: ReadStore,
  span: Span,
  isWorked: boolean,
): CustomerCount & { readonly afterNotice: number } {
  const hasSignals = store.sql('SELECT 1 FROM signals LIMIT 1').get() !== undefined
  const currency = String(store.sql("SELECT value FROM project WHERE key = 'currency'").pluck().get() ?? 'EUR')
  const claims = hasSignals ? readSignalClaims(store, { currency, from: span.from, until: span.until }) : null
  const episodes = (claims?.episodes ?? []).filter((one) => one.worked === isWorked)
  return {
    rows: episodes.map(({ kept, payer, at }) => ({ counted: kept, payer, at, endAt: at + horizon })),
    immature: claims?.immature ?? 0,
    afterNotice: claims?.afterNotice ?? 0,
  }
}

/** Customers who paid ninety days before the end of a span and had not been flagged in the ninety days before: do they still pay at least 80 % of it? */
export function readBaseRate(store: ReadStore, span: Span): CustomerCount {
  const through = coverageOf(store).billingThrough ?? 0
  const at = Math.min(span.until, through) - horizon
  if (at < span.from - horizon || store.sql('SELECT 1 FROM signals LIMIT 1').get() === undefined)
    return { rows: [], immature: 0 }
  const flagged = new Set(
    readSignals(store)
      .filter((one) => familyOf(one.type) === 'at-risk' && one.at >= at - horizon && one.at < at)
      .map((one) => one.payer),
  )
  const { payers, paidAt } = readPayments(store)
  return {
    rows: payers
      .filter((payer) => !flagged.has(payer) && paidAt(payer, at) > 0)
      .map((payer) => ({
        counted: paidAt(payer, at + horizon) >= keptShare * paidAt(payer, at),
        payer,
        at,
        endAt: at + horizon,
      })),
    immature: 0,
  }
}

const nobodySeen = { payer: 0, customer: '', mrrMinor: 0, usageDropped: false, leftAt: null, ...noSigns }

/** Customers lost in a span: had they been flagged, or shown two signs of risk, in the ninety days before they left? */
export function readLosses(store: ReadStore, span: Span): CustomerRow[] {
  const lost = store
    .sql(
      "SELECT payer_id, MAX(at) FROM movements WHERE kind = 'churn' AND at >= ? AND at < ? GROUP BY payer_id ORDER BY 2, 1",
    )
    .raw()
    .all(span.from, span.until) as [number, number][]
  const signs = readSignsBeforeLeaving(store, span)
  const flags = new Map<number, number[]>()
  for (const { payer, type, at } of readSignals(store))
    if (['at-risk', 'usage-drop'].includes(familyOf(type))) flags.set(payer, [...(flags.get(payer) ?? []), at])
  return lost
    .filter(([payer]) => !readPayments(store).paidAt(payer, span.until - 1))
    .map(([payer, at]) => {
      const flagged = (flags.get(payer) ?? []).some((flag) => flag >= at - horizon && flag < at)
      const shown = flagged || riskSigns.filter((sign) => sign.has({ ...nobodySeen, ...signs.get(payer) })).length >= 2
      return { counted: shown, payer, at: at - horizon, endAt: at }
    })
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
  const found = customerRowsIn(store, behind.selection, span, behind.filter)
  const name = store.sql('SELECT vendor_id FROM payers WHERE id = ?').pluck()
  return found?.map(({ counted, payer, at, endAt }) => [
    counted ? 'yes' : 'no',
    String(name.get(payer)),
    isoOf(at),
    endAt === null ? '' : isoOf(endAt),
  ])
}

/** The customers that a metric counts in a span, kept to one slice when the filter names one. */
export function customerRowsIn(
  store: ReadStore,
  selection: string,
  span: Span,
  filter: Filter = {},
): readonly CustomerRow[] | undefined {
  const rows = customerSelections[selection]?.(store, span)
  const [[by, word] = []] = Object.entries(filter)
  if (rows === undefined || by === undefined) return rows
  const wordOf = maybeCustomerWord(store, by) ?? maybeContactWord(store, by)
  return wordOf === undefined ? rows : rows.filter((row) => wordOf(row) === word)
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
  'retained-after-contact': (store, span) => readRetained(store, span, null).rows,
  'retained-after-durable': (store, span) => readRetained(store, span, 'durable').rows,
  'retained-after-failed': (store, span) => readRetained(store, span, 'failed').rows,
  'at-risk-save-rate': (store, span) => readSaves(store, span, true).rows,
  'at-risk-stay-rate': (store, span) => readSaves(store, span, false).rows,
  'at-risk-base-rate': (store, span) => readBaseRate(store, span).rows,
  'losses-announced': readLosses,
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
