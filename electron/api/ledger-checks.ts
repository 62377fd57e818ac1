import { monthOfDay } from '../../shared/base/calendar.ts'
import { formatCount, formatDay, formatMoney, formatMonth, formatQuarter, plural } from '../../shared/base/format.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { movementKinds } from '../../shared/ledger/movements.ts'
import { type ControlTotals, maybeKeptControlTotals, readControlTotals } from '../store/facts/control-totals.ts'
import { type MovementDifference, readMovementDifferences } from '../store/facts/movement-differences.ts'
import {
  countSubscriptions,
  countWithoutPayer,
  readMovementSums,
  readMrrAt,
  readSubscriptionCurrencies,
} from '../store/facts/movements.ts'
import { readSettings, type Settings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { bridgesKnown } from './bridge.ts'
import { costChecks } from './cost-checks.ts'
import { monthsOf, quartersOf } from './periods.ts'

/** One thing that has to tie, and by how much it does not. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly detail: string
}

/** Checks that money ties: the ledger to its classes and to what was shared out, movements to subscriptions, and both to what was imported. */
export function verifyMoney(store: ReadStore): Check[] {
  const settings = readSettings(store)
  return [
    costUnchanged(store, settings),
    ...costChecks(store),
    subscriptionsUnchanged(store),
    movementsTie(store, settings),
    payersTie(store, settings),
    everyoneKnown(store),
    ...financeTies(store),
    oneCurrency(store, settings),
  ]
}

/** How many of those that do not tie are named; the rest are counted. */
const named = 10

function costUnchanged(store: ReadStore, settings: Settings): Check {
  const name = 'cost lines are as they were imported'
  const kept = maybeKeptControlTotals(store)
  if (kept === null) return { name, ok: true, detail: 'nothing to hold them against yet' }
  const before = byMonthAndAccount(kept, settings)
  const now = byMonthAndAccount(readControlTotals(store), settings)
  const none = { lines: 0, minor: 0 }
  const wrong = [...new Set([...before.keys(), ...now.keys()])].sort().flatMap((key) => {
    const [currency, month, ...account] = key.split(' ') as [string, string, ...string[]]
    const was = before.get(key) ?? none
    const is = now.get(key) ?? none
    if (was.lines === is.lines && was.minor === is.minor) return []
    return `${formatMonth(month)}, ${account.join(' ')}, differs by ${formatMoney(is.minor - was.minor, currency)} and ${signed(is.lines - was.lines)} ${Math.abs(is.lines - was.lines) === 1 ? 'line' : 'lines'}`
  })
  const lines = [...now.values()].reduce((sum, month) => sum + month.lines, 0)
  return { name, ok: wrong.length === 0, detail: wrong.length === 0 ? plural(lines, 'line') : firstOf(wrong, '; ') }
}

function byMonthAndAccount(totals: ControlTotals, settings: Settings): Map<string, { lines: number; minor: number }> {
  const { dayOf } = makeZone(settings.timeZone)
  const sums = new Map<string, { lines: number; minor: number }>()
  for (const posted of totals.costs) {
    const key = `${posted.currency} ${monthOfDay(dayOf(posted.at))} ${posted.account}`
    const sum = sums.get(key) ?? { lines: 0, minor: 0 }
    sums.set(key, { lines: sum.lines + posted.lines, minor: sum.minor + posted.minor })
  }
  return sums
}

function firstOf(wrong: readonly string[], between: string): string {
  const more = wrong.length - named
  return wrong.slice(0, named).join(between) + (more > 0 ? `${between}and ${formatCount(more)} more` : '')
}

function subscriptionsUnchanged(store: ReadStore): Check {
  const name = 'subscriptions are as they were imported'
  const kept = maybeKeptControlTotals(store)
  if (kept === null) return { name, ok: true, detail: 'nothing to hold them against yet' }
  const now = readControlTotals(store).subscriptions
  const currencies = [...new Set([...kept.subscriptions, ...now].map((total) => total.currency))].sort()
  const none = { count: 0, minor: 0, starts: 0, ends: 0 }
  const wrong = currencies.flatMap((currency) => {
    const was = kept.subscriptions.find((total) => total.currency === currency) ?? none
    const is = now.find((total) => total.currency === currency) ?? none
    if (was.count !== is.count || was.minor !== is.minor) {
      return `${plural(is.count, 'subscription')} in ${currency}, ${signed(is.count - was.count)} against the import, and ${formatMoney(is.minor - was.minor, currency)} a month`
    }
    if (was.starts !== is.starts) return `starts in ${currency} are moved by ${days(is.starts - was.starts)} in all`
    if (was.ends !== is.ends) return `ends in ${currency} are moved by ${days(is.ends - was.ends)} in all`
    return []
  })
  const count = now.reduce((sum, total) => sum + total.count, 0)
  return { name, ok: wrong.length === 0, detail: wrong.length === 0 ? plural(count, 'subscription') : wrong.join('; ') }
}

function movementsTie(store: ReadStore, settings: Settings): Check {
  const name = 'opening + movements = closing, every month'
  const { currency } = settings
  const wrong: string[] = []
  const months = quartersOf(store).flatMap((quarter) => monthsOf(quarter, settings))
  let opening = months[0] ? readMrrAt(store, { currency, at: months[0].from }).minor : 0
  for (const month of months) {
    const closing = readMrrAt(store, { currency, at: month.until }).minor
    const sums = readMovementSums(store, { currency, from: month.from, until: month.until })
    const residual = closing - opening - movementKinds.reduce((sum, kind) => sum + sums[kind].minor, 0)
    if (residual !== 0) wrong.push(`${formatMonth(month.name)} by ${formatMoney(residual, currency)}`)
    opening = closing
  }
  return {
    name,
    ok: wrong.length === 0,
    detail:
      wrong.length === 0 ? `residual 0 in ${plural(months.length, 'month')}` : `does not tie in ${wrong.join(', ')}`,
  }
}

function payersTie(store: ReadStore, settings: Settings): Check {
  const name = 'movements = subscriptions, every customer'
  const { dayOf } = makeZone(settings.timeZone)
  const customers = new Set<string>()
  const wrong = readSubscriptionCurrencies(store).flatMap((currency) =>
    readMovementDifferences(store, currency).map((one) => {
      customers.add(one.payer)
      return `${one.payer} by ${formatMoney(one.minor, currency)} a month ${spanWords(one, dayOf)}`
    }),
  )
  const detail =
    wrong.length === 0
      ? 'residual 0 for every customer'
      : `${plural(customers.size, 'customer')} ${customers.size === 1 ? 'does' : 'do'} not tie: ${firstOf(wrong, ', ')}`
  return { name, ok: wrong.length === 0, detail }
}

function spanWords({ from, until }: MovementDifference, dayOf: (at: number) => number): string {
  const began = formatDay(dayOf(from))
  return until === null ? `from ${began} on` : `from ${began} to ${formatDay(dayOf(until))}`
}

function everyoneKnown(store: ReadStore): Check {
  const withoutPayer = countWithoutPayer(store)
  return {
    name: 'every subscription has a customer',
    ok: withoutPayer === 0,
    detail: withoutPayer === 0 ? '' : `${plural(withoutPayer, 'subscription')} without`,
  }
}

/** Finance's own figure, for every quarter for which it was given; none is no fault. */
function financeTies(store: ReadStore): Check[] {
  const bridges = bridgesKnown(store)
  if (bridges.length === 0) return []
  const wrong = bridges
    .filter((bridge) => !bridge.ties)
    .map((bridge) => {
      const most = bridge.unexplained
        .slice(0, 3)
        .map((one) => `${one.customer} by ${formatMoney(one.minor, bridge.currency)}`)
      return `${formatQuarter(bridge.quarter)} by ${formatMoney(bridge.unexplainedMinor, bridge.currency)} a year${most.length > 0 ? `, most of it ${most.join(', ')}` : ''}`
    })
  return [
    {
      name: 'annual recurring revenue = finance’s, but for named differences',
      ok: wrong.length === 0,
      detail: wrong.length === 0 ? `ties for ${plural(bridges.length, 'quarter')}` : wrong.join('; '),
    },
  ]
}

/** Other currencies are no fault, but they are in no total, and a reader has to hear it. */
function oneCurrency(store: ReadStore, settings: Settings): Check {
  const subscriptions = countSubscriptions(store)
    .byCurrency.filter((other) => other.currency !== settings.currency)
    .map((other) => `${plural(other.subscriptions, 'subscription')} in ${other.currency}`)
  return {
    name: 'one currency',
    ok: true,
    detail:
      subscriptions.length === 0 ? settings.currency : `in no total, for want of a rate: ${subscriptions.join(', ')}`,
  }
}

function signed(count: number): string {
  return count > 0 ? `+${formatCount(count)}` : formatCount(count)
}

function days(seconds: number): string {
  return plural(Math.round(Math.abs(seconds) / 86_400), 'day')
}
