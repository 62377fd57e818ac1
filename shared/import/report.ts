import type { RecordKind } from '../base/model.ts'
import type { Problem } from '../base/problem.ts'
import type { EncodingChoice, TextEncoding } from './encoding.ts'
import type { ReadingPreview } from './preview.ts'
import type { HeadingDifferences } from './recall-mapping.ts'

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
  /** How the file writes its letters, when a person had to say it; otherwise its bytes show it. */
  readonly encoding?: TextEncoding
  /** What the file's own words mean, per canonical field: `{ resolution: { 'Assumed resolved': 'contained' } }`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What a file seems to be. */
export interface FileRecognition {
  readonly path: string
  readonly file: string
  /** Source id, or `null` when the file is none that is known. */
  readonly source: string | null
  readonly title: string | null
  /** 0..1. */
  readonly confidence: number
  readonly encoding: string
  /** How its letters would read in each encoding that can hold them; only where its bytes leave a doubt. */
  readonly encodings?: readonly EncodingChoice[]
  readonly delimiter: string
  readonly headerRows: number
  readonly bytes: number
  readonly mapping: Mapping | null
  /** What the reader still has to be told before it can import: empty when it can go ahead. */
  readonly questions: readonly {
    readonly field: 'source' | 'timeZone' | 'dateOrder' | 'decimal' | 'currency' | 'encoding' | 'columns'
    readonly text: string
  }[]
  /** A few rows as they stand, for the eye. */
  readonly preview: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** How its headings differ from those of the file like it that was imported before. */
  readonly differences?: HeadingDifferences
  /** True when it is read as a file like it was read before. */
  readonly isRemembered?: boolean
  /** Why it can't be read, when it can't. */
  readonly refusal: { readonly code: string; readonly message: string; readonly hint: string } | null
}

/** How a file would be read with what is told of it so far. */
export interface MappingPreview {
  readonly source: string
  readonly title: string
  readonly mapping: Mapping
  /** What is still open. */
  readonly questions: FileRecognition['questions']
  /** What is wrong with the mapping for this file, one sentence each. */
  readonly faults: readonly string[]
  readonly differences: HeadingDifferences | null
  readonly encoding: string
  readonly encodings: readonly EncodingChoice[]
  readonly reading: ReadingPreview
}

/** A source that a file can be read as. */
export interface SourceChoice {
  readonly id: string
  readonly title: string
  readonly kinds: readonly RecordKind[]
  /** True for tables of no known vendor. */
  readonly isGeneric: boolean
  /** False when no real export with these headings has been seen. */
  readonly verified: boolean
}

/** What became of a file: `rowsIn = records + merged + excluded + problems`, always. */
export interface Receipt {
  readonly id: number
  readonly file: string
  readonly source: string
  readonly title: string
  readonly kinds: readonly RecordKind[]
  readonly rowsIn: number
  /** Rows that became a new record. */
  readonly records: number
  /** Rows that completed or updated a record that was there already, or belong to one (line items). */
  readonly merged: number
  /** Rows left out on purpose (spam, test, totals), by reason. */
  readonly excluded: number
  readonly exclusions: Readonly<Record<string, number>>
  /** Rows that could not be used. */
  readonly problems: number
  readonly dataFrom: string | null
  readonly dataThrough: string | null
  readonly sha256: string
  readonly bytes: number
  readonly encoding: string
  readonly delimiter: string
  readonly timeZone: string | null
  readonly currency: string | null
  /** True when this very file was imported before and nothing was done. */
  readonly alreadyImported: boolean
}

/** A problem with its file and its words. */
export interface ProblemLine extends Problem {
  readonly importId: number
  readonly file: string
  readonly message: string
  readonly hint: string
}

export interface ProblemList {
  readonly total: number
  readonly problems: readonly ProblemLine[]
}

/** How contacts were matched to paying customers. */
export interface LinkReport {
  /** Shares 0..1: of contacts matched, of customers with any contact key matched, of MRR held by matchable customers. */
  readonly matchRate: {
    readonly contacts: number | null
    readonly customers: number | null
    readonly mrr: number | null
  }
  readonly contacts: { readonly total: number; readonly matched: number }
  readonly customers: { readonly total: number; readonly withContact: number }
  /** What each method added, in the order tried. */
  readonly methods: readonly {
    readonly method: LinkMethod
    readonly people: number
    readonly contacts: number
    readonly customers: number
  }[]
  /** People whose keys point at more than one customer; left unmatched. */
  readonly conflicts: number
}

/** In the order of trust: each is tried only for people whom the ones before left unmatched. */
export type LinkMethod = 'decision' | 'crosswalk' | 'external-id' | 'email' | 'mailbox' | 'company-id' | 'domain'
export const linkMethods: readonly LinkMethod[] = [
  'decision',
  'crosswalk',
  'external-id',
  'email',
  'mailbox',
  'company-id',
  'domain',
]

/** How ready the data is to carry a case. */
export interface Readiness {
  readonly monthsJoined: number
  readonly monthsNeeded: number
  readonly from: string | null
  readonly through: string | null
  readonly quarters: readonly string[]
  /** What to import next and what it would answer, in order of worth. */
  readonly missing: readonly { readonly what: string; readonly answers: string }[]
}
