import type { CanonicalRecord, Instant, RecordKind } from '../base/model.ts'
import type { ProblemCode } from '../base/problem.ts'
import type { DurationUnit } from './cells/read-duration.ts'
import type { DecimalMark } from './cells/read-number.ts'
import type { Heading } from './headings.ts'

/**
 * One export of one vendor, described: how to know it by its headings, which of its columns mean what, and how a row becomes a record.
 * Adding a vendor is one such file in `sources/`.
 */
export interface Source {
  readonly id: string
  readonly title: string
  /** The vendor account that ids belong to: a ticket from this vendor's CSV and from its JSON is one ticket. */
  readonly system: string
  readonly kinds: readonly RecordKind[]
  /** False when no real export with these headings has been seen: recognition then says "probably". */
  readonly verified: boolean
  readonly fingerprint: Fingerprint
  readonly fields: Fields
  /** Rows under the heading that explain it (Qualtrics has two), and the zone that they name. */
  readonly explain?: (below: readonly (readonly string[])[]) => {
    readonly rows: number
    readonly timeZone: string | null
  }
  /** Zone of times that carry none, by the vendor's documentation; without it the person is asked. */
  readonly timeZone?: string
  /** True when short rows are normal: the program leaves empty cells at the end out, or has group rows. */
  readonly allowsShortRows?: boolean
  /** Builds the reader of one file's rows: called once per file, the function it returns once per row. */
  readonly read: (columns: Columns) => RowReader
}

/** Headings (as keys) that must all be there, of which one must be there, and that must not be there. */
export interface Fingerprint {
  readonly all: readonly (string | RegExp)[]
  readonly any?: readonly (string | RegExp)[]
  readonly none?: readonly (string | RegExp)[]
  /** The table has no more columns than this. */
  readonly atMost?: number
}

export type FieldType =
  | 'id'
  | 'text'
  | 'email'
  | 'time'
  | 'amount'
  | 'number'
  | 'flag'
  | 'duration'
  | 'currency'
  | 'rating'

/** One canonical field: its type, and the headings (as keys, best first) that mean it. */
export interface Field {
  readonly type: FieldType
  readonly names: readonly (string | RegExp)[]
  /** Without this column the file can't be read. */
  readonly required?: boolean
  /** Unit of a bare number, when the heading doesn't name one. */
  readonly unit?: DurationUnit
}

export type Fields = Readonly<Record<string, Field>>

/** What one row came to. */
export type RowOutcome =
  | CanonicalRecord
  /** A record and others that the same row tells of (the customer of a subscription, the months of a budget line): the row counts once. */
  | { readonly record: CanonicalRecord; readonly also: readonly CanonicalRecord[] }
  /** Left out on purpose, by reason. */
  | { readonly excluded: string }
  /** It belongs to a record that was given already (a further line item). */
  | 'merged'
  /** Its record comes later, from `finish`. */
  | 'deferred'
  | { readonly problem: ProblemCode; readonly field: string }

export interface RowReader {
  readonly row: () => RowOutcome
  /** What deferred rows came to once all rows were read, with the line of the first: a record, or why it is none. */
  readonly finish?: () => readonly (
    | { readonly line: number; readonly record: CanonicalRecord; readonly also?: readonly CanonicalRecord[] }
    | { readonly line: number; readonly excluded: string }
  )[]
}

/** What a function that reads one cell of the current row gives: `null` when the column or the value isn't there or can't be read. */
export type Cell<T> = () => T | null

/** The columns of one file, by canonical field. A cell that can't be read is noted as a problem, and reads as `null`. */
export interface Columns {
  readonly has: (field: string) => boolean
  readonly id: (field: string) => Cell<string>
  readonly text: (field: string) => Cell<string>
  readonly email: (field: string) => Cell<string>
  readonly time: (field: string) => Cell<Instant>
  readonly number: (field: string) => Cell<number>
  /** Minor units of the currency of the row. */
  readonly amount: (field: string, currency: () => string) => Cell<number>
  readonly flag: (field: string) => Cell<boolean>
  readonly duration: (field: string) => Cell<number>
  /** The row's currency in upper case: its own column's, else the file's. */
  readonly currency: (field: string) => () => string
  /** Replaces a word by what the file's own word list says it means; other words stay. */
  readonly meaning: (field: string) => (text: string) => string
  /** Values of the field in the beginning of the file that aren't blank: they tell a rating's scale. */
  readonly sample: (field: string) => readonly string[]
  readonly decimal: DecimalMark | null
  /** The heading that stands for the field. */
  readonly heading: (field: string) => Heading | null
  readonly headings: readonly Heading[]
  /** All cells of the current row. */
  readonly cells: () => readonly string[]
  /** Rows at the beginning of the file, for what only several rows together tell. */
  readonly firstRows: () => readonly (readonly string[])[]
  /** The same columns, reading from other cells than the row's own: a report that fills a cell for several rows at once. */
  readonly withCells: (change: (cells: readonly string[]) => readonly string[]) => Columns
  readonly line: () => number
  /** Notes a problem with a cell of a row that is otherwise used. */
  readonly note: (field: string, code: ProblemCode) => void
}
