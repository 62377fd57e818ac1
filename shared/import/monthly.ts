/**
 * What an amount per interval comes to per month, in whole minor units: a year is 12 months, a week 12/52 of a month, a day 12/365.
 * `monthly(120000, 'year', 1)` is 10000. `undefined` when the interval isn't known.
 */
export function maybeMonthly(amountMinor: number, interval: string, count = 1): number | undefined {
  const match = /^\s*(?:every\s+)?(\d+)?\s*[- ]?\s*([a-zäöüéèíóãç]+)/i.exec(interval)
  if (!match) return undefined
  const times = Number(match[1] ?? 1) * count
  const months = monthsIn((match[2] as string).toLowerCase())
  if (months === undefined || times <= 0) return undefined
  const perMonth = amountMinor / (months * times)
  return Math.sign(perMonth) * Math.round(Math.abs(perMonth))
}

function monthsIn(unit: string): number | undefined {
  switch (unit) {
    case 'month':
    case 'months':
    case 'monthly':
    case 'mo':
    case 'm':
    case 'monat':
    case 'monatlich':
    case 'mois':
    case 'mensuel':
    case 'mensual':
    case 'mensal':
    case 'mes':
      return 1
    case 'quarter':
    case 'quarters':
    case 'quarterly':
    case 'quartal':
    case 'vierteljährlich':
      return 3
    case 'semi':
    case 'semiannual':
    case 'semiannually':
    case 'biannual':
    case 'halbjährlich':
      return 6
    case 'year':
    case 'years':
    case 'yearly':
    case 'annual':
    case 'annually':
    case 'yr':
    case 'y':
    case 'jahr':
    case 'jährlich':
    case 'an':
    case 'annuel':
    case 'anual':
    case 'año':
    case 'ano':
      return 12
    case 'week':
    case 'weeks':
    case 'weekly':
    case 'woche':
    case 'wöchentlich':
      return 12 / 52
    case 'day':
    case 'days':
    case 'daily':
    case 'tag':
    case 'täglich':
      return 12 / 365
    default:
      return undefined
  }
}
