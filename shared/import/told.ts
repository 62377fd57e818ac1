import type { TextEncoding } from './encoding.ts'
import type { Mapping } from './mapping.ts'

/** What a person says of a file beyond what it says itself: each part stands over what was guessed. */
export interface Told {
  readonly source?: string
  readonly mapping?: Mapping
  /** Zone and currency where neither the file nor its vendor says: often told of many files at once. */
  readonly timeZone?: string
  readonly currency?: string
  /** Zone and currency told of this very file: they stand over what it or its vendor seems to say. */
  readonly corrected?: { readonly timeZone?: string; readonly currency?: string }
  readonly encoding?: TextEncoding
  readonly dateOrder?: NonNullable<Mapping['dateOrder']>
  readonly decimal?: NonNullable<Mapping['decimal']>
  /** Canonical field → heading; '' takes the column away. */
  readonly columns?: Mapping['columns']
  /** Heading → whether the column is left out, so that none of its values are kept. */
  readonly leftOut?: Readonly<Record<string, boolean>>
  /** What the file's own words mean, per canonical field. */
  readonly words?: Mapping['words']
}

/** Both together; of two answers to one question the later one counts. */
export function tellMore(told: Told, more: Told): Told {
  const { mapping, ...answers } = more
  // A mapping says everything anew.
  const before = mapping === undefined ? told : { mapping }
  return {
    ...before,
    ...Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)),
    ...(before.corrected || answers.corrected ? { corrected: { ...before.corrected, ...answers.corrected } } : {}),
    ...(before.columns || answers.columns ? { columns: { ...before.columns, ...answers.columns } } : {}),
    ...(before.leftOut || answers.leftOut ? { leftOut: { ...before.leftOut, ...answers.leftOut } } : {}),
    ...(before.words || answers.words ? { words: moreWords(before.words ?? {}, answers.words ?? {}) } : {}),
  }
}

/** A mapping with what was told in its place. */
export function tellMapping(mapping: Mapping, told: Told): Mapping {
  const { timeZone, currency, corrected, encoding, dateOrder, decimal, columns, words } = told
  const leftOut = leftOutOf(mapping, told)
  const all = Object.entries({ ...mapping.columns, ...columns })
  // What was decided because the question didn't arise may arise with other columns.
  const again = <T>(decided: T | null, unasked: T): T | null =>
    (columns !== undefined || told.leftOut !== undefined) && decided === unasked ? null : decided
  const { leftOut: _before, ...rest } = mapping
  return {
    ...rest,
    columns: Object.fromEntries(all.filter(([, heading]) => heading !== '' && !leftOut.includes(heading))),
    ...(leftOut.length === 0 ? {} : { leftOut }),
    timeZone: corrected?.timeZone ?? mapping.timeZone ?? timeZone ?? null,
    currency: corrected?.currency ?? mapping.currency ?? currency ?? null,
    dateOrder: dateOrder ?? again(mapping.dateOrder, 'YMD'),
    decimal: decimal ?? again(mapping.decimal, '.'),
    words: moreWords(mapping.words, words ?? {}),
    ...((encoding ?? mapping.encoding) === undefined ? {} : { encoding: encoding ?? mapping.encoding }),
  }
}

function leftOutOf(mapping: Mapping, told: Told): readonly string[] {
  const said = told.leftOut ?? {}
  const all = new Set([...(mapping.leftOut ?? []), ...Object.keys(said)])
  const read = new Set(Object.values(told.columns ?? {}))
  return [...all].filter((heading) => said[heading] ?? !read.has(heading))
}

function moreWords(words: Mapping['words'], more: Mapping['words']): Mapping['words'] {
  const fields = [...new Set([...Object.keys(words), ...Object.keys(more)])]
  return Object.fromEntries(fields.map((field) => [field, { ...words[field], ...more[field] }]))
}
