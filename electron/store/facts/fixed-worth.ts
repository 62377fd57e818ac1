import { convertMinor, type Rates } from '../../../shared/base/exchange.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { readBillingCoverage } from './coverage.ts'
import { readRates } from './rates.ts'

/**
 * What an amount in any currency is worth in the project's, at the one rate of the last day of the billing data: for cohorts and claims, in which a rate that moves must
 * be no gain and no loss. Nothing where there is no rate.
 */
export function readFixedWorth(store: ReadStore, home: string): (currency: string, minor: number) => number {
  const { through } = readBillingCoverage(store)
  if (through === null) return (currency, minor) => (currency === home ? minor : 0)
  const day = makeZone(readSettings(store).timeZone).dayOf(through)
  let rates: Rates | undefined
  return (currency, minor) => {
    if (currency === home) return minor
    rates ??= readRates(store)
    const rate = rates.maybeRate({ from: currency, to: home, day, rule: 'on-the-day' })
    return rate === undefined ? 0 : convertMinor(minor, rate)
  }
}
