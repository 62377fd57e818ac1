/** A row or cell that could not be used. It is kept, counted on the receipt, and can be listed with what to do about it. */
export interface Problem {
  /** Line of the file, 1 is the first; of a sheet, its row. */
  readonly line: number
  /** The column's heading, or '' for the whole row. */
  readonly column: string
  /** The cell as it stood, cut at 200 characters. */
  readonly value: string
  readonly code: ProblemCode
}

export type ProblemCode =
  | 'missing-id'
  | 'missing-date'
  | 'missing-amount'
  | 'missing-key'
  | 'bad-date'
  | 'ambiguous-date'
  | 'impossible-time'
  | 'bad-number'
  | 'ambiguous-number'
  | 'bad-currency'
  | 'bad-flag'
  | 'bad-rate'
  | 'damaged-id'
  | 'ragged-row'
  | 'unknown-word'
  | 'ends-before-start'
  | 'text-too-long'
  | 'bad-characters'
  | 'bad-json'

const words: Record<ProblemCode, { message: string; hint: string }> = {
  'missing-id': { message: 'the row has no id', hint: 'export the id column as well, or remove the row' },
  'missing-date': { message: 'the row has no date', hint: 'fill in the date in the source and export again' },
  'missing-amount': { message: 'the row has no amount', hint: 'fill in the amount in the source and export again' },
  'missing-key': {
    message: 'the row does not say which customer it is about',
    hint: 'export the customer id or e-mail column as well',
  },
  'bad-date': { message: 'this is not a date', hint: 'write it as 2026-09-30 or 2026-09-30 14:05' },
  'ambiguous-date': {
    message: 'day and month could be either way round',
    hint: 'say which comes first in this file; it is then read again',
  },
  'impossible-time': {
    message: 'this local time does not exist: clocks went forward over it',
    hint: 'check the time zone given for this file',
  },
  'bad-number': { message: 'this is not a number', hint: 'write it as 1234.50' },
  'ambiguous-number': {
    message: 'the dot or comma could separate thousands or decimals',
    hint: 'say which it is in this file; it is then read again',
  },
  'bad-currency': { message: 'this is not a currency', hint: 'use its three-letter code, such as EUR' },
  'bad-rate': {
    message: 'an exchange rate is above zero',
    hint: 'write how much of the second currency one unit of the first was, such as 0.92',
  },
  'bad-flag': { message: 'this is neither yes nor no', hint: 'write true or false' },
  'damaged-id': {
    message: 'a spreadsheet has rounded this id, the original can’t be recovered',
    hint: 'export it again and don’t open the file in a spreadsheet before importing',
  },
  'ragged-row': {
    message: 'the row has more or fewer cells than the heading',
    hint: 'look for an unquoted comma or line break in this row',
  },
  'unknown-word': {
    message: 'this value is not known for this column',
    hint: 'say what the word means; the file is then read again',
  },
  'ends-before-start': { message: 'it ends before it starts', hint: 'check both times in the source' },
  'text-too-long': {
    message: 'the cell is longer than a million characters',
    hint: 'leave this column out of the export',
  },
  'bad-characters': { message: 'the cell holds characters that are no text', hint: 'export it again as UTF-8' },
  'bad-json': { message: 'the line is not valid JSON', hint: 'export the file again; it may have been cut off' },
}

/** What a problem means and what to do about it, in plain words: the only place where these sentences are made. */
export function explainProblem(code: ProblemCode): { readonly message: string; readonly hint: string } {
  return words[code]
}
