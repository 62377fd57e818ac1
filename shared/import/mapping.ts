import { isTimeZone } from '../base/zone.ts'
import { maybeCurrency } from './cells/read-currency.ts'
import { type TextEncoding, textEncodings } from './encoding.ts'
import type { Heading } from './headings.ts'
import type { Source } from './source.ts'

/** How to read the columns of one file: saved beside a source, shared as a small JSON file. */
export interface Mapping {
  /** Id of the source whose rules the columns are read by (`zendesk-tickets`, `generic-contacts`). */
  readonly source: string
  /** Canonical field → the file's heading. A heading that occurs twice is named `Source (2)`. */
  readonly columns: Readonly<Record<string, string>>
  /** Zone of local times in the file; `null` when every time carries its own or the header does. */
  readonly timeZone: string | null
  readonly dateOrder: 'YMD' | 'DMY' | 'MDY' | null
  readonly decimal: '.' | ',' | null
  readonly currency: string | null
  /** Headings of columns that a person left out: nothing is read from them, and none of their values are kept. */
  readonly leftOut?: readonly string[]
  /** How the file writes its letters, when a person had to say it; otherwise its bytes show it. */
  readonly encoding?: TextEncoding
  /** What the file's own words mean, per canonical field: `{ resolution: { 'Assumed resolved': 'contained' } }`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What a reader still has to be told about a file. */
export interface Question {
  readonly field: 'source' | 'timeZone' | 'dateOrder' | 'decimal' | 'currency' | 'encoding' | 'columns'
  readonly text: string
}

/** What is wrong with a mapping for this table, one sentence each: columns that aren't there, a zone or currency that doesn't exist. */
export function checkMapping(source: Source, mapping: Mapping, headings: readonly Heading[]): string[] {
  const names = new Set(headings.map((heading) => heading.name))
  const faults: string[] = []
  for (const [field, name] of Object.entries(mapping.columns)) {
    if (!(field in source.fields)) faults.push(`${source.id} has no field “${field}”`)
    else if (!names.has(name)) faults.push(`the file has no column “${name}”`)
  }
  if (mapping.timeZone !== null && !isTimeZone(mapping.timeZone))
    faults.push(`“${mapping.timeZone}” is not a time zone`)
  if (mapping.currency !== null && maybeCurrency(mapping.currency) === undefined)
    faults.push(`“${mapping.currency}” is not a currency`)
  // Money comes in one of several columns, none of which is required by itself. A list of customers may leave it out: what they pay stands elsewhere.
  const money = Object.entries(source.fields).filter(([, field]) => field.type === 'amount')
  const [kind] = source.kinds
  const needsMoney = kind === 'subscription' || kind === 'order' || kind === 'cost'
  if (needsMoney && money.length > 0 && !money.some(([field]) => mapping.columns[field] !== undefined)) {
    faults.push(`no column is named for the amount (${money.map(([field]) => field).join(', ')})`)
  }
  return faults
}

/** Reads a mapping file that a person saved or wrote; says what is wrong with it. */
export function parseMapping(json: unknown): Mapping | string {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'it is not a JSON object'
  const given = json as Record<string, unknown>
  const isWords = (value: unknown): value is Record<string, string> =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((v) => typeof v === 'string')
  const optional = (key: string): string | null | undefined => {
    const value = given[key] ?? null
    return value === null || (typeof value === 'string' && value !== '') ? value : undefined
  }
  if (typeof given.source !== 'string') return '“source” must name a source'
  if (!isWords(given.columns)) return '“columns” must map fields to headings'
  const words = given.words ?? {}
  if (typeof words !== 'object' || words === null || !Object.values(words).every(isWords))
    return '“words” must map fields to word lists'
  const { leftOut } = given
  if (leftOut !== undefined && !(Array.isArray(leftOut) && leftOut.every((name) => typeof name === 'string')))
    return '“leftOut” must be a list of headings'
  const timeZone = optional('timeZone')
  const dateOrder = optional('dateOrder')
  const decimal = optional('decimal')
  const currency = optional('currency')
  const encoding = textEncodings.find((one) => one === given.encoding)
  if (encoding === undefined && given.encoding !== undefined)
    return `“encoding” must be one of ${textEncodings.join(', ')}`
  if (timeZone === undefined || currency === undefined) return '“timeZone” and “currency” must be text or null'
  if (dateOrder !== null && dateOrder !== 'YMD' && dateOrder !== 'DMY' && dateOrder !== 'MDY')
    return '“dateOrder” must be YMD, DMY, MDY or null'
  if (decimal !== null && decimal !== '.' && decimal !== ',') return '“decimal” must be "." or "," or null'
  return {
    source: given.source,
    columns: Object.fromEntries(
      Object.entries(given.columns).filter(([, name]) => name !== '' && !(leftOut ?? []).includes(name)),
    ),
    timeZone,
    dateOrder,
    decimal,
    currency,
    ...(encoding === undefined ? {} : { encoding }),
    ...(leftOut === undefined || leftOut.length === 0 ? {} : { leftOut: leftOut as string[] }),
    words: words as Mapping['words'],
  }
}
