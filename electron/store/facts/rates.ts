import { type DatedRate, makeRates, type Rates } from '../../../shared/base/exchange.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'

/** The imported exchange rates, by the project's calendar day. Of two files that quote one pair on one day the later import counts. */
export function readRates(store: ReadStore): Rates {
  const { dayOf } = makeZone(readSettings(store).timeZone)
  const rows = store
    .sql('SELECT at, from_currency, to_currency, rate FROM rates ORDER BY import_id, line')
    .raw()
    .all() as [number, string, string, number][]
  return makeRates(rows.map(([at, from, to, rate]): DatedRate => ({ day: dayOf(at), from, to, rate })))
}
