import { basename } from 'node:path'
import { minorDigits } from '../../shared/base/money.ts'
import type { SavedList, SavedListReport } from '../../shared/contract.ts'
import type { AtRiskReport } from '../../shared/metrics/at-risk.ts'
import type { SignalsReport } from '../../shared/metrics/signals-report.ts'
import { csvText } from '../files/csv-text.ts'
import { saveFile } from '../files/write-file.ts'
import type { ReadStore } from '../store/store.ts'
import { atRiskReport } from './at-risk.ts'
import { signalsReport } from './signals.ts'

/** The columns in which a list leaves and comes back: imported as signals, with the status that somebody has filled in, it is next quarter's save rate. */
const columns = [
  'customer id',
  'signal type',
  'signal date',
  'status',
  'owner',
  'due date',
  'amount',
  'currency',
  'reasons',
]

/** An amount as a spreadsheet and an import read it: `3105.00`, with the decimals of its currency. */
function plainAmount(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  return (minor / 10 ** digits).toFixed(digits)
}

/** Customers at risk as rows of a save campaign; status, owner and due date are for those who work it. */
export function atRiskRows(report: AtRiskReport): readonly (readonly string[])[] {
  return [
    columns,
    ...report.customers.map((one) => [
      one.customer,
      'at-risk',
      report.asOf,
      '',
      '',
      '',
      plainAmount(one.mrrMinor, report.currency),
      report.currency,
      one.reasons.join('; '),
    ]),
  ]
}

/** Signals for the revenue team as rows, with owner and due date. */
export function handOffRows(report: SignalsReport): readonly (readonly string[])[] {
  return [
    columns,
    ...report.handOff.map((one) => [
      one.customer,
      one.type,
      one.noticed,
      one.status ?? '',
      one.owner ?? '',
      one.due,
      one.amountMinor === null ? '' : plainAmount(one.amountMinor, report.currency),
      report.currency,
      one.note ?? '',
    ]),
  ]
}

/** Writes a list as CSV; the same columns can be imported again once the status is filled in. */
export async function saveList(
  store: ReadStore,
  wanted: { readonly list: SavedList; readonly file: string; readonly quarter?: string | undefined },
): Promise<SavedListReport> {
  const rows =
    wanted.list === 'at-risk'
      ? atRiskRows(atRiskReport(store, wanted.quarter))
      : handOffRows(signalsReport(store, wanted.quarter))
  await saveFile(wanted.file, new TextEncoder().encode(csvText(rows)))
  return { file: wanted.file, name: basename(wanted.file), rows: rows.length - 1 }
}
