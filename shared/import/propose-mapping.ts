import { isBlank } from './cells/is-blank.ts'
import { maybeCurrency } from './cells/read-currency.ts'
import { readDuration } from './cells/read-duration.ts'
import { maybeFlag } from './cells/read-flag.ts'
import { type DecimalMark, decimalEvidence, readDecimal } from './cells/read-number.ts'
import { carriesZone, type DateOrder, dateOrderEvidence, readTime } from './cells/read-time.ts'
import type { Heading } from './headings.ts'
import type { Layout } from './layout.ts'
import type { Mapping, Question } from './mapping.ts'
import { personalContent } from './personal-columns.ts'
import type { Field, Source } from './source.ts'
import type { TableSample } from './table.ts'
import { maybeHandledBy } from './words/handled-by.ts'
import { maybeRating } from './words/rating.ts'
import { maybeResolution } from './words/resolution.ts'

/** What a person has said about a file, or the project about all of them. */
export interface ImportSettings {
  readonly timeZone: string | null
  readonly currency: string | null
}

/** A mapping made from headings and values, and what it still lacks. */
export interface Proposal {
  readonly mapping: Mapping
  /** Required fields for which no column was found. */
  readonly missing: readonly string[]
  readonly questions: readonly Question[]
}

/** Says how the columns of a table would be read as this source, from the headings' meaning and the values' evidence. */
export function proposeMapping(
  source: Source,
  layout: Layout,
  sample: TableSample,
  settings: ImportSettings,
): Proposal {
  const rows = sample.rows.slice(layout.headerAt + 1 + layout.explained)
  const columns = assignColumns(source, layout.headings, rows)
  return completeMapping(
    source,
    { source: source.id, columns, timeZone: null, dateOrder: null, decimal: null, currency: null, words: {} },
    layout,
    sample,
    settings,
  )
}

/** Fills in what a mapping leaves open (zone, date order, decimal mark, currency) from the file's own evidence, then from the settings. */
export function completeMapping(
  source: Source,
  given: Mapping,
  layout: Layout,
  sample: TableSample,
  settings: ImportSettings,
): Proposal {
  const rows = sample.rows.slice(layout.headerAt + 1 + layout.explained)
  const questions: Question[] = []
  const byName = new Map(layout.headings.map((heading) => [heading.name, heading]))
  const ofType = (...types: string[]): Heading[] =>
    Object.entries(given.columns).flatMap(([field, name]) => {
      const heading = byName.get(name)
      return heading !== undefined && types.includes(source.fields[field]?.type ?? '') ? [heading] : []
    })
  const valuesOf = (heading: Heading): string[] =>
    rows.map((row) => row[heading.index] ?? '').filter((text) => !isBlank(text))

  const times = ofType('time')
  const needsZone = times.some(
    (h) => h.timeZone === null && valuesOf(h).some((text) => isTime(text) && !carriesZone(text)),
  )
  const timeZone = given.timeZone ?? layout.timeZone ?? source.timeZone ?? (needsZone ? settings.timeZone : null)
  // A day without a time of day needs no zone to be asked for.
  const hasClock = times.some((h) => valuesOf(h).some((text) => text.includes(':') || /^\d{5}\.\d+$/.test(text)))
  if (needsZone && hasClock && timeZone === null) {
    questions.push({ field: 'timeZone', text: 'In which time zone are the times of this file? It doesn’t say.' })
  }

  const dateOrder = given.dateOrder ?? (sample.isTyped ? 'YMD' : decideOrder(times.flatMap(valuesOf)))
  if (dateOrder === null)
    questions.push({
      field: 'dateOrder',
      text: 'Which comes first in its dates, the day or the month? They could be read both ways.',
    })

  const numbers = ofType('amount', 'number', 'duration', 'rating')
  const decimal =
    given.decimal ??
    (sample.isTyped ? '.' : decideDecimal(ofType('amount').flatMap(valuesOf), numbers.flatMap(valuesOf)))
  if (decimal === null)
    questions.push({ field: 'decimal', text: 'Does “1.234” mean one thousand or one and a bit in this file?' })

  const amounts = ofType('amount')
  let currency = given.currency
  if (amounts.length > 0 && currency === null) {
    const hasColumn = Object.keys(given.columns).some((field) => source.fields[field]?.type === 'currency')
    currency =
      currencyOf(
        amounts,
        amounts.flatMap((h) => valuesOf(h).slice(0, 20)),
      ) ?? settings.currency
    if (currency === null && !hasColumn)
      questions.push({ field: 'currency', text: 'In which currency are its amounts?' })
  }

  const missing = missingFields(source, given)
  if (missing.length > 0) questions.push({ field: 'columns', text: `Which columns hold: ${missing.join(', ')}?` })
  return {
    mapping: { ...given, timeZone, dateOrder: dateOrder ?? null, decimal: decimal ?? null, currency },
    missing,
    questions,
  }
}

function missingFields(source: Source, mapping: Mapping): string[] {
  return Object.entries(source.fields)
    .filter(([field, { required }]) => required === true && mapping.columns[field] === undefined)
    .map(([field]) => field)
}

/** Gives each field the best heading that means it and whose values fit; required fields choose first, and no heading serves twice. */
export function assignColumns(
  source: Source,
  headings: readonly Heading[],
  rows: readonly (readonly string[])[],
): Record<string, string> {
  const taken = new Set<number>()
  const columns: Record<string, string> = {}
  const fields = Object.entries(source.fields)
  const inOrder = [...fields.filter(([, f]) => f.required === true), ...fields.filter(([, f]) => f.required !== true)]
  const isGeneric = source.fingerprint.all.length === 0
  for (const [field, spec] of inOrder) {
    const heading = findHeading(spec, headings, taken, isGeneric, (h) => !isGeneric || fits(field, spec, h, rows))
    if (heading === undefined) continue
    taken.add(heading.index)
    columns[field] = heading.name
  }
  return columns
}

function findHeading(
  spec: Field,
  headings: readonly Heading[],
  taken: ReadonlySet<number>,
  isLoose: boolean,
  isFitting: (heading: Heading) => boolean,
): Heading | undefined {
  for (const name of spec.names) {
    for (const heading of headings) {
      if (taken.has(heading.index)) continue
      const meant =
        typeof name === 'string'
          ? heading.key === name || (isLoose && heading.plain === name)
          : name.test(heading.key) || (heading.label !== '' && name.test(heading.label))
      if (meant && isFitting(heading)) return heading
    }
  }
  return undefined
}

const fewWords = 12
const countedWords = new Set(['topic', 'team', 'channel', 'plan', 'segment', 'country'])

/** Do the values of a column look like what the field holds? Half of them are enough: the others become problems that say so. */
function fits(field: string, spec: Field, heading: Heading, rows: readonly (readonly string[])[]): boolean {
  const values = rows
    .slice(0, 300)
    .map((row) => row[heading.index] ?? '')
    .filter((text) => !isBlank(text))
  if (values.length === 0) return true
  const share = (test: (text: string) => boolean): number => values.filter(test).length / values.length
  switch (spec.type) {
    case 'time':
      return share(isTime) >= 0.5
    case 'amount':
    case 'number':
      return share((text) => readDecimal(text, '.') !== 'bad-number' || readDecimal(text, ',') !== 'bad-number') >= 0.5
    case 'duration':
      return share((text) => typeof readDuration(text, 'seconds', '.') === 'number') >= 0.5
    case 'flag':
      return share((text) => maybeFlag(text) !== undefined) >= 0.5
    case 'rating':
      return share((text) => maybeRating(text, 100, '.') !== undefined) >= 0.5
    case 'email':
      return share((text) => text.includes('@')) >= 0.5
    case 'currency':
      return share((text) => maybeCurrency(text) !== undefined) >= 0.5
    case 'id':
    case 'text':
      // What customers wrote, and addresses, are no word to count by.
      if (countedWords.has(field) && personalContent(values) !== null) return false
      // A column of free text or of names may be called like a field of words.
      if (field === 'handledBy') return share((text) => maybeHandledBy(text) !== undefined) >= 0.5
      // A few words that come again and again are words of the company's own; what they mean is asked.
      if (field === 'resolution') {
        const known = share((text) => maybeResolution(text) !== undefined)
        const distinct = new Set(values).size
        const areFew = distinct <= fewWords && (known > 0 || distinct <= values.length / 2)
        return areFew || known >= 0.5
      }
      return true
  }
}

const nowhere = {
  name: 'UTC',
  offsetAt: () => 0,
  instantOfLocal: (s: number) => s,
  dayOf: (s: number) => Math.floor(s / 86_400),
  startOfDay: (d: number) => d * 86_400,
}

function isTime(text: string): boolean {
  const read = readTime(text, { zone: nowhere, order: null })
  return typeof read === 'number' || read === 'ambiguous-date'
}

/** The order that values show; `YMD` when the question doesn't arise, `null` when they can be read both ways or contradict each other. */
export function decideOrder(values: readonly string[]): DateOrder | null {
  let dayFirst = 0
  let monthFirst = 0
  let both = 0
  for (const value of values) {
    const evidence = dateOrderEvidence(value)
    if (evidence === 'DMY') dayFirst += 1
    else if (evidence === 'MDY') monthFirst += 1
    else if (evidence === 'both') both += 1
  }
  if (dayFirst > 10 * monthFirst) return 'DMY'
  if (monthFirst > 10 * dayFirst) return 'MDY'
  return both > 0 || dayFirst > 0 ? null : 'YMD'
}

/** The decimal mark that values show, amounts first; `.` when the question doesn't arise, `null` when they can be read both ways. */
export function decideDecimal(amounts: readonly string[], others: readonly string[]): DecimalMark | null {
  let dots = 0
  let commas = 0
  let both = 0
  for (const value of amounts.length > 0 ? amounts : others) {
    const evidence = decimalEvidence(value)
    if (evidence === '.') dots += 1
    else if (evidence === ',') commas += 1
    else if (evidence === 'both') both += 1
  }
  if (dots > 10 * commas) return '.'
  if (commas > 10 * dots) return ','
  return both > 0 || dots > 0 ? null : '.'
}

/** The currency that a heading (`MRR (EUR)`, `amount_usd`) or a sign beside the amounts names. */
function currencyOf(headings: readonly Heading[], values: readonly string[]): string | null {
  for (const heading of headings) {
    const code = /(?:^|[ (])([a-z]{3})\)?$/.exec(heading.key)?.[1]
    const found = code === undefined || heading.key === code ? undefined : maybeCurrency(code)
    if (found !== undefined) return found
  }
  for (const value of values) {
    const sign = /([€£¥₹])|\b(EUR|USD|GBP|CHF|CAD|AUD|JPY)\b/.exec(value)
    const found = sign ? maybeCurrency(sign[0]) : undefined
    if (found !== undefined) return found
  }
  return null
}
