import { formatNumber, plural } from '../../shared/base/format.ts'
import type { Receipt } from '../../shared/import/report.ts'
import type { LogDetail, LogLine } from '../../shared/log/entry.ts'

/** Columns of a file by what became of them: those that a person left out, and those about people that nothing was read from. */
export interface ColumnsTold {
  readonly leftOut: readonly string[]
  readonly notRead: readonly string[]
}

/** How an import is told: a file read for the first time or made again (`was` is `null`), or read again with more that was said of it. */
export function importLine(was: Receipt | null, is: Receipt, again: boolean, columns: ColumnsTold): LogLine {
  const what = `${is.file} as ${is.title}: ${plural(is.rowsIn, 'row')}, ${plural(is.problems, 'problem')}`
  return {
    kind: 'import',
    what: `${was !== null ? 'Read again' : again ? 'Imported again' : 'Imported'} ${what}`,
    details: [
      ...(was === null ? receiptDetails(is) : receiptDetails(was, is).filter((one) => one.before !== one.after)),
      ...columnDetails(columns),
    ],
  }
}

function columnDetails({ leftOut, notRead }: ColumnsTold): LogDetail[] {
  const say = (about: string, names: readonly string[]): LogDetail[] =>
    names.length === 0 ? [] : [{ about, before: null, after: names.join(', ') }]
  return [...say('columns left out by choice', leftOut), ...say('columns about people that were not taken in', notRead)]
}

/** What a receipt says, from what it said before. */
export function receiptDetails(first: Receipt, then?: Receipt): LogDetail[] {
  const say = (about: string, of: (receipt: Receipt) => number | string): LogDetail => {
    const word = (receipt: Receipt): string => {
      const value = of(receipt)
      return typeof value === 'number' ? formatNumber(value) : value
    }
    return then === undefined
      ? { about, before: null, after: word(first) }
      : { about, before: word(first), after: word(then) }
  }
  return [
    say('read as', (one) => one.title),
    say('SHA-256 of the file', (one) => one.sha256),
    say('rows in', (one) => one.rowsIn),
    say('records', (one) => one.records),
    say('merged', (one) => one.merged),
    say('left out', (one) => one.excluded),
    say('problems', (one) => one.problems),
    say('time zone', (one) => one.timeZone ?? 'as the file says'),
    say('currency', (one) => one.currency ?? 'as the file says'),
  ]
}
