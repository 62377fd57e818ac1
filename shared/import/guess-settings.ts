import { maybeCurrency } from './cells/read-currency.ts'
import type { FileRecognition } from './report.ts'

/** The currency that most of the files speak of, and the file that says so first; `null` when none says any. */
export interface GuessedCurrency {
  readonly currency: string
  readonly file: string
}

/**
 * Guesses the reporting currency from files that were looked at before there was a project: the one that most files name, for the whole file or in their first rows. Of two named as often
 * that of the ledger counts, else the first. A file of costs is finance’s own and counts twice.
 */
export function maybeGuessedCurrency(files: readonly FileRecognition[]): GuessedCurrency | null {
  const votes = new Map<string, { count: number; file: string }>()
  const byFinanceFirst = [...files].sort((a, b) => Number(isLedger(b)) - Number(isLedger(a)))
  for (const file of byFinanceFirst) {
    const currency = currencyOf(file)
    if (currency === null) continue
    const known = votes.get(currency) ?? { count: 0, file: file.file }
    votes.set(currency, { ...known, count: known.count + (isLedger(file) ? 2 : 1) })
  }
  const [best] = [...votes].sort(([, a], [, b]) => b.count - a.count)
  return best === undefined ? null : { currency: best[0], file: best[1].file }
}

function isLedger({ mapping }: FileRecognition): boolean {
  return mapping?.columns.postedAt !== undefined
}

/** The currency of a file: its own, else the one most of its first rows name. */
function currencyOf({ mapping, preview }: FileRecognition): string | null {
  if (mapping === null) return null
  if (mapping.currency !== null) return mapping.currency
  const column = preview.columns.indexOf(mapping.columns.currency ?? '')
  if (column < 0) return null
  const named = preview.rows.flatMap((row) => maybeCurrency(row[column] ?? '') ?? [])
  const counts = new Map<string, number>()
  for (const currency of named) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** The time zone that files name for their times, UTC aside, which vendors write whatever the company’s own is; `null` when none does. */
export function maybeGuessedZone(files: readonly FileRecognition[]): string | null {
  return files.map(({ mapping }) => mapping?.timeZone ?? null).find((zone) => zone !== null && zone !== 'UTC') ?? null
}
