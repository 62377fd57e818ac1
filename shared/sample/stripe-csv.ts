import { utcTime } from './berlin.ts'
import { makeChance } from './chance.ts'
import { csvLine } from './csv-text.ts'
import { addCalendarMonths } from './leaving.ts'
import { type Company, day, type Frame, type Subscription } from './world.ts'
import type { Written } from './zendesk-csv.ts'

/** The columns of Stripe's `subscriptions.csv` (Dashboard export of 2024 and 2025) in their order, with the company's metadata behind. */
export const subscriptionsHeader: readonly string[] = [
  ...'id,Customer ID,Customer Description,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status'.split(','),
  ...'Created (UTC),Start Date (UTC),Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC)'.split(','),
  ...'Trial End (UTC),Application Fee Percent,Coupon,Canceled At (UTC),Cancel At Period End,Ended At (UTC)'.split(','),
  ...'Cancellation Reason,Customer Name,company_id (metadata),customer_number (metadata),segment (metadata)'.split(','),
]

/** The columns of Stripe's `unified_customers.csv` without the card block, as the dashboard writes them when cards are left out. */
export const customersHeader: readonly string[] = [
  ...'id,Description,Email,Name,Created (UTC),Delinquent,Plan,Status,Cancel At Period End,Account Balance,Currency'.split(
    ',',
  ),
  ...'Total Spend,Payment Count,Average Order,Refunded Volume,Dispute Losses,Business Vat ID,Tax Location Recognized'.split(
    ',',
  ),
  ...'company_id (metadata),customer_number (metadata),segment (metadata)'.split(','),
]

/** The subscriptions file, ended ones included; `Amount` is the price of one unit, so the recurring amount is `Amount` × `Quantity`. */
export function subscriptionsCsv(frame: Frame, subscriptions: readonly Subscription[]): Written {
  const sorted = [...subscriptions].sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1))
  const lines = [csvLine(subscriptionsHeader), ...sorted.map((s) => csvLine(subscriptionCells(frame, s)))]
  const half = Math.floor(lines.length / 2)
  // A row that lost its end in a spreadsheet, and one whose amount did.
  lines.splice(half, 0, 'sub_1DamagedRowWithoutItsEnd,cus_DamagedRow00,,')
  const template = sorted[0]
  if (template !== undefined) {
    const cells = subscriptionCells(frame, template)
    cells[0] = 'sub_1DamagedRowWithAnAmountX'
    cells[1] = 'cus_DamagedRow01'
    cells[3] = 'nobody@damaged-row.example'
    cells[subscriptionsHeader.indexOf('Amount')] = '#REF!'
    cells[subscriptionsHeader.indexOf('company_id (metadata)')] = ''
    cells[subscriptionsHeader.indexOf('customer_number (metadata)')] = ''
    lines.splice(half + 9, 0, csvLine(cells))
  }
  return {
    name: 'stripe-subscriptions.csv',
    text: `${lines.join('\n')}\n`,
    rows: lines.length - 1,
    repeated: 0,
    damaged: lines.length - 1 - sorted.length,
  }
}

/** What Stripe calls a subscription's state at the end of the data. */
export function stripeStatus(frame: Frame, subscription: Subscription): string {
  if (subscription.endedAt !== null) return 'canceled'
  if (subscription.trialEndAt !== null && subscription.trialEndAt >= frame.end) return 'trialing'
  const chance = makeChance(frame.seed, 'past-due', subscription.id)
  return chance.isLucky(0.012) ? 'past_due' : 'active'
}

function subscriptionCells(frame: Frame, s: Subscription): string[] {
  const { company } = s
  const time = (at: number | null): string => (at === null ? '' : utcTime(at))
  const period = currentPeriod(frame, s)
  return [
    s.id,
    company.stripeId,
    '',
    company.billingEmail,
    s.plan,
    String(s.quantity),
    'eur',
    s.isAnnual ? 'year' : 'month',
    money(s.unitAmountMinor),
    stripeStatus(frame, s),
    time(s.startedAt),
    time(s.startedAt),
    time(period.start),
    time(period.end),
    time(s.trialEndAt === null ? null : s.startedAt),
    time(s.trialEndAt),
    '',
    '',
    time(s.canceledAt),
    String(s.canceledAt !== null && s.endedAt === null),
    time(s.endedAt),
    s.reason,
    company.name,
    company.companyNo,
    company.customerNo,
    company.segment,
  ]
}

function currentPeriod(frame: Frame, s: Subscription): { start: number; end: number } {
  if (s.trialEndAt !== null && s.trialEndAt >= (s.endedAt ?? frame.end))
    return { start: s.startedAt, end: s.trialEndAt }
  const months = s.isAnnual ? 12 : 1
  const until = s.endedAt ?? frame.end
  let n = 1
  while (addCalendarMonths(s.paidFrom, n * months) < until) n += 1
  return { start: addCalendarMonths(s.paidFrom, (n - 1) * months), end: addCalendarMonths(s.paidFrom, n * months) }
}

/** The customers file: who pays, with what they have paid and been given back. */
export function customersCsv(
  frame: Frame,
  customers: readonly { readonly company: Company; readonly subscriptions: readonly Subscription[] }[],
): Written {
  const lines = [csvLine(customersHeader)]
  for (const { company, subscriptions } of customers) {
    const chance = makeChance(frame.seed, 'customer-row', company.index)
    const last = subscriptions.at(-1) as Subscription
    const isOpen = last.endedAt === null
    const status = stripeStatus(frame, last)
    const spent = subscriptions.map((s) => paid(frame, s))
    const total = spent.reduce((sum, p) => sum + p.minor, 0)
    const payments = spent.reduce((sum, p) => sum + p.count, 0)
    const refunded = payments > 0 && chance.isLucky(0.02) ? (spent.at(-1)?.each ?? 0) : 0
    lines.push(
      csvLine([
        company.stripeId,
        chance.isLucky(0.1) ? `Account of ${company.name}` : '',
        company.billingEmail,
        company.name,
        utcTime((subscriptions[0] as Subscription).startedAt - chance.whole(60, 3 * day)),
        String(status === 'past_due'),
        isOpen ? last.plan : '',
        isOpen ? status : '',
        isOpen ? String(last.canceledAt !== null) : '',
        '0.00',
        'eur',
        money(total - refunded),
        String(payments),
        payments === 0 ? '0.00' : money(Math.round(total / payments)),
        money(refunded),
        chance.isLucky(0.003) ? money(spent.at(-1)?.each ?? 0) : '0.00',
        chance.isLucky(0.4) ? `${company.country}${chance.text('0123456789', 9)}` : '',
        company.country,
        company.companyNo,
        company.customerNo,
        company.segment,
      ]),
    )
  }
  return {
    name: 'stripe-customers.csv',
    text: `${lines.join('\n')}\n`,
    rows: lines.length - 1,
    repeated: 0,
    damaged: 0,
  }
}

/** The payments of one subscription until the end of the data, paid at the start of each period. */
function paid(frame: Frame, s: Subscription): { minor: number; count: number; each: number } {
  const each = s.unitAmountMinor * s.quantity
  const until = Math.min(s.endedAt ?? frame.end, frame.end)
  let count = 0
  for (let at = s.paidFrom; at < until; at = addCalendarMonths(s.paidFrom, count * (s.isAnnual ? 12 : 1))) count += 1
  return { minor: each * count, count, each }
}

/** Stripe's dashboard writes money in major units with a point. */
export function money(minor: number): string {
  const whole = Math.round(minor)
  return `${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}
