import { convertMinor, type Rates } from '../../../shared/base/exchange.ts'
import { formatDay, plural } from '../../../shared/base/format.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import {
  type BridgeGround,
  type Candidate,
  type CustomerArr,
  explainDifferences,
  type NamedDifference,
} from '../../../shared/ledger/arr-bridge.ts'
import { readMoneyDecisions } from '../money-decisions.ts'
import { readSettings } from '../settings.ts'
import { readSourceTitles } from '../sources.ts'
import type { ReadStore } from '../store.ts'
import { readBillingCoverage } from './coverage.ts'
import { readRates } from './rates.ts'

/** Finance's figure as a person gave it. `day` is a day number. */
export interface FinanceFigure {
  readonly amountMinor: number
  readonly currency: string
  readonly day: number
}

const near = 45 * 86_400
const months = 12
const oneOffWords =
  /one.?off|one.?time|set.?up|implementation|onboarding|training|services?\b|hardware|consult|migration|project/i
const creditWords = /credit|refund|goodwill|gutschrift/i

interface Subscription {
  readonly payer: number
  readonly customer: string
  readonly plan: string | null
  readonly currency: string
  readonly mrr: number
  readonly started: number
  readonly trialEnd: number | null
  readonly ended: number | null
  readonly asked: number | null
}

/** What the bridge to finance's annual recurring revenue is made from, at the end of a quarter or on the day that finance's figure speaks of. */
export function readBridgeGround(
  store: ReadStore,
  quarter: string,
  span: { readonly from: number; readonly until: number },
): BridgeGround {
  const settings = readSettings(store)
  const zone = makeZone(settings.timeZone)
  const rates = readRates(store)
  const figure = readMoneyDecisions<FinanceFigure>(store, 'finance-arr', quarter).at(-1)?.body
  const lines = readFinanceLines(store, span)
  const lastDay = zone.dayOf(span.until - 1)
  const day = figure?.day ?? (lines[0] ? zone.dayOf(lines[0].at) : lastDay)
  const at = zone.startOfDay(day + 1)
  const { through } = readBillingCoverage(store)
  const subscriptions = readSubscriptionsNear(store, at)
  const books = booksOf(subscriptions, { at, through, day, currency: settings.currency, rates, zone })
  const named = lines.filter((line) => line.customer !== null)
  const totals = lines.filter((line) => line.customer === null)
  const inHome = (minor: number, currency: string): number | null =>
    maybeInHome(minor, currency, settings.currency, rates, day)
  const figureMinor = figure
    ? inHome(figure.amountMinor, figure.currency)
    : totals.length > 0
      ? totals.reduce((sum, line) => sum + (inHome(line.amountMinor, line.currency) ?? 0), 0)
      : null
  const list = named.length === 0 ? null : withFinance(store, books, named, inHome)
  const lost = lines.filter((line) => inHome(line.amountMinor, line.currency) === null).length
  const withoutRate = [...books.values()].filter((book) => book.withoutRate).length
  const ours = [...books.values()]
  return {
    quarter,
    day: formatDay(day),
    currency: settings.currency,
    oursMinor: ours.reduce((sum, book) => sum + book.oursMinor, 0),
    customers: ours.filter((book) => book.oursMinor !== 0).length,
    figureMinor,
    list,
    named: readMoneyDecisions<NamedDifference>(store, 'difference', quarter).map((one) => one.body),
    offered: list === null ? offeredFrom(ours) : [],
    caveats: [
      ...(through !== null && at > through + 7 * 86_400
        ? [`The billing data reach to ${formatDay(zone.dayOf(through))} only.`]
        : []),
      ...(withoutRate > 0
        ? [
            `${plural(withoutRate, 'customer')} ${withoutRate === 1 ? 'pays' : 'pay'} in a currency without a rate and ${withoutRate === 1 ? 'is' : 'are'} not in the billing data’s figure.`,
          ]
        : []),
      ...(lost > 0
        ? [`${plural(lost, 'line')} of finance’s list ${lost === 1 ? 'has' : 'have'} no rate and count nothing.`]
        : []),
    ],
    dataThrough: through,
    sources: readSourceTitles(store, ['subscription', 'customer', 'arr']),
  }
}

/** Each customer of the bridge with both books, what explains the difference and what does not; biggest first. */
export function readBridgeRows(
  store: ReadStore,
  quarter: string,
  span: { readonly from: number; readonly until: number },
) {
  const { list } = readBridgeGround(store, quarter, span)
  return explainDifferences(list ?? []).sort(
    (a, b) =>
      Math.abs(b.financeMinor - b.oursMinor) - Math.abs(a.financeMinor - a.oursMinor) ||
      (a.customer < b.customer ? -1 : 1),
  )
}

interface FinanceLine {
  readonly at: number
  readonly customer: string | null
  readonly product: string | null
  readonly currency: string
  readonly amountMinor: number
}

/** The lines of finance's newest list that speaks of the end of the quarter: dated within it, or a few days after. */
function readFinanceLines(
  store: ReadStore,
  { from, until }: { readonly from: number; readonly until: number },
): FinanceLine[] {
  const lines = store
    .sql(
      `SELECT a.at, a.customer, product.term AS product, a.currency, a.amount_minor AS amountMinor FROM arr_lines a
         LEFT JOIN terms product ON product.id = a.product_id WHERE a.at >= @from AND a.at < @until + 15 * 86400 ORDER BY a.at DESC, a.id`,
    )
    .all({ from, until }) as unknown as FinanceLine[]
  return lines.filter((line) => line.at === lines[0]?.at)
}

/** Subscriptions that pay on a day, or begin or end close to it. */
function readSubscriptionsNear(store: ReadStore, at: number): Subscription[] {
  return store
    .sql(
      `SELECT p.id AS payer, p.vendor_id AS customer, plan.term AS plan, s.currency, s.mrr_minor AS mrr, s.started_at AS started,
              s.trial_end_at AS trialEnd, s.ended_at AS ended, s.cancel_requested_at AS asked
         FROM subscriptions s JOIN payers p ON p.system_id = s.system_id AND p.vendor_id = s.customer_vendor_id
         LEFT JOIN terms status ON status.id = s.status_id LEFT JOIN terms plan ON plan.id = s.plan_id
        WHERE s.mrr_minor > 0 AND COALESCE(status.term, '') NOT IN ('incomplete', 'incomplete_expired')
          AND s.started_at < @at + ${near} AND (s.ended_at IS NULL OR s.ended_at >= @at - ${near}) ORDER BY p.id, s.id`,
    )
    .all({ at }) as unknown as Subscription[]
}

type Book = Omit<CustomerArr, 'financeMinor'> & { readonly payer: number }

function booksOf(
  subscriptions: readonly Subscription[],
  asked: {
    readonly at: number
    readonly through: number | null
    readonly day: number
    readonly currency: string
    readonly rates: Rates
    readonly zone: { readonly dayOf: (at: number) => number }
  },
): Map<number, Book> {
  const { at, zone } = asked
  const until = Math.min(at, (asked.through ?? at) + 1)
  const books = new Map<number, Book>()
  for (const one of subscriptions) {
    const book = books.get(one.payer) ?? {
      payer: one.payer,
      customer: one.customer,
      oursMinor: 0,
      foreignMinor: 0,
      withoutRate: false,
      plans: [],
      candidates: [],
    }
    const minor = maybeInHome(one.mrr * months, one.currency, asked.currency, asked.rates, asked.day)
    const begins = Math.max(one.started, one.trialEnd ?? one.started)
    const pays = begins < until && (one.ended === null || (one.ended >= until && one.ended > begins))
    if (minor === null) {
      books.set(one.payer, { ...book, withoutRate: book.withoutRate || pays })
      continue
    }
    const about = candidatesOf(one, { minor, begins, pays, at, on: (t) => formatDay(zone.dayOf(t)) })
    books.set(one.payer, {
      ...book,
      oursMinor: book.oursMinor + (pays ? minor : 0),
      foreignMinor: book.foreignMinor + (pays && one.currency !== asked.currency ? minor : 0),
      plans: pays ? [...book.plans, one.plan ?? ''] : book.plans,
      candidates: [...book.candidates, ...about],
    })
  }
  return books
}

function candidatesOf(
  one: Subscription,
  {
    minor,
    begins,
    pays,
    at,
    on,
  }: {
    readonly minor: number
    readonly begins: number
    readonly pays: boolean
    readonly at: number
    readonly on: (t: number) => string
  },
): Candidate[] {
  const timing = (what: string, amount: number): Candidate => ({ kind: 'timing', what, minor: amount })
  if (!pays) {
    if (one.ended !== null && one.ended < at)
      return one.ended >= at - near ? [timing(`ended ${on(one.ended)}`, minor)] : []
    if (begins >= at) {
      const isTrial = one.started < at
      return begins < at + near || isTrial ? [timing(isTrial ? 'on trial' : `begins ${on(begins)}`, minor)] : []
    }
    return []
  }
  return [
    ...(begins >= at - near ? [timing(`began ${on(begins)}`, -minor)] : []),
    ...(one.ended !== null && one.ended < at + near
      ? [timing(`ends ${on(one.ended)}`, -minor)]
      : one.asked !== null && one.asked < at
        ? [timing(`gave notice ${on(one.asked)}`, -minor)]
        : []),
    ...(one.plan === null
      ? []
      : [{ kind: 'excluded-plans' as const, what: `plan ${one.plan}`, minor: -minor, plan: one.plan }]),
  ]
}

function maybeInHome(minor: number, currency: string, home: string, rates: Rates, day: number): number | null {
  if (currency === home) return minor
  const rate = rates.maybeRate({ from: currency, to: home, day, rule: 'on-the-day' })
  return rate === undefined ? null : convertMinor(minor, rate)
}

/** Puts finance's lines beside the billing data, customer by customer: by id, external id, e-mail or name. */
function withFinance(
  store: ReadStore,
  books: ReadonlyMap<number, Book>,
  lines: readonly FinanceLine[],
  inHome: (minor: number, currency: string) => number | null,
): CustomerArr[] {
  const known = new Map<string, { payer: number; customer: string }>()
  for (const [payer, customer, ...keys] of store
    .sql('SELECT id, vendor_id, organisation, email, external_id, vendor_id FROM payers ORDER BY id DESC')
    .raw()
    .all() as [number, string, ...(string | null)[]][])
    for (const key of keys) if (key !== null) known.set(key.toLowerCase(), { payer, customer })
  const found = new Map<string, CustomerArr>()
  for (const book of books.values()) found.set(`p ${book.payer}`, { ...book, financeMinor: 0 })
  for (const line of lines) {
    const who = line.customer as string
    const payer = known.get(who.toLowerCase())
    const key = payer === undefined ? `f ${who}` : `p ${payer.payer}`
    const was: CustomerArr = found.get(key) ?? {
      customer: payer?.customer ?? who,
      oursMinor: 0,
      financeMinor: 0,
      foreignMinor: 0,
      withoutRate: false,
      plans: [],
      candidates: [],
    }
    const minor = inHome(line.amountMinor, line.currency) ?? 0
    const { product } = line
    const kind =
      product === null
        ? undefined
        : creditWords.test(product)
          ? 'credits'
          : oneOffWords.test(product)
            ? 'one-offs'
            : undefined
    found.set(key, {
      ...was,
      financeMinor: was.financeMinor + minor,
      candidates: kind === undefined ? was.candidates : [{ kind, what: product ?? '', minor }, ...was.candidates],
    })
  }
  return [...found.values()]
    .filter((one) => one.oursMinor !== 0 || one.financeMinor !== 0)
    .sort((a, b) => (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0))
}

const offeredTitles = [
  ['begins', 'If finance counts contracts that begin within 45 days'],
  ['on trial', 'If finance counts trials'],
  ['ended', 'If finance still counts who left in the last 45 days'],
  ['began', 'If finance does not count who began in the last 45 days'],
  ['gave notice', 'If finance no longer counts who gave notice'],
  ['ends', 'If finance no longer counts who leaves within 45 days'],
] as const

/** What finance may see otherwise, summed over everybody: by reason, and by plan where a plan's name says that it may be no recurring revenue. */
function offeredFrom(books: readonly Book[]): BridgeGround['offered'] {
  const sum = (title: string, kind: Candidate['kind'], is: (one: Candidate) => boolean) => {
    const with_ = books.filter((book) => book.candidates.some(is))
    const minor = with_.flatMap((book) => book.candidates.filter(is)).reduce((total, one) => total + one.minor, 0)
    return { kind, title, minor, customers: with_.length }
  }
  const plans = [...new Set(books.flatMap((book) => book.plans))].filter((plan) => oneOffWords.test(plan)).sort()
  return [
    ...offeredTitles.map(([begin, title]) =>
      sum(title, 'timing', (one) => one.kind === 'timing' && one.what.startsWith(begin)),
    ),
    ...plans.map((plan) => sum(`If finance leaves out the plan ${plan}`, 'excluded-plans', (one) => one.plan === plan)),
  ].filter((one) => one.minor !== 0)
}
