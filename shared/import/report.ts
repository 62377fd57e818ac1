import type { RecordKind } from '../base/model.ts'
import type { Problem } from '../base/problem.ts'
import type { EncodingChoice } from './encoding.ts'
import type { Mapping, Question } from './mapping.ts'
import type { ReadingPreview } from './preview.ts'
import type { HeadingDifferences } from './recall-mapping.ts'

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
  readonly questions: readonly Question[]
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
  readonly questions: readonly Question[]
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
  /** Which came first in its dates, the day or the month; `null` where the question didn’t arise. */
  readonly dateOrder: 'DMY' | 'MDY' | null
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
  readonly people: { readonly total: number; readonly matched: number }
  /** Monthly recurring revenue now, in the project's currency; other currencies are not added up. */
  readonly mrr: { readonly currency: string; readonly totalMinor: number; readonly matchedMinor: number }
  /** What each method matched and added, in the order tried. Methods that matched nobody are left out. */
  readonly methods: readonly LinkMethodReport[]
  /** Why contacts stay unmatched, most contacts first. */
  readonly unmatched: readonly { readonly why: UnmatchedWhy; readonly people: number; readonly contacts: number }[]
  /** Customers for whom several people write, and the one for whom most do. */
  readonly accounts: {
    readonly withSeveralPeople: number
    readonly most: { readonly customer: string; readonly people: number; readonly contacts: number } | null
  }
  /** Billing accounts that are counted as another one. */
  readonly mergedAccounts: number
  /** Decisions of people that stand. */
  readonly decisions: number
  /** People whose keys point at more than one customer; left unmatched. */
  readonly conflicts: number
}

export interface LinkMethodReport {
  readonly method: LinkMethod
  readonly people: number
  readonly contacts: number
  readonly customers: number
  /** Customers whom no method before this one reached, and their MRR. */
  readonly added: { readonly contacts: number; readonly customers: number; readonly mrrMinor: number }
  /** Shares 0..1 reached with this method and all before it. */
  readonly reached: { readonly contacts: number | null; readonly customers: number | null; readonly mrr: number | null }
}

/** Why a contact stays without a customer. */
export type UnmatchedWhy =
  | 'nobody-named'
  | 'decided'
  | 'fits-several'
  | 'domain-of-several'
  | 'shared-mailbox'
  | 'name-is-like'
  | 'free-mail'
  | 'no-such-customer'

/** Why contacts stay unmatched, as a clause. */
export const unmatchedWords: Readonly<Record<UnmatchedWhy, string>> = {
  'nobody-named': 'the export names nobody',
  decided: 'decided to belong to no customer',
  'fits-several': 'their keys fit several customers',
  'domain-of-several': 'several customers share their domain',
  'shared-mailbox': 'they write from a shared mailbox',
  'name-is-like': 'only their organisation’s name is like a customer’s',
  'free-mail': 'they write from free mail and no customer has the address',
  'no-such-customer': 'no customer has any of their keys',
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

/** What kinds of data there are a picture of: one line per kind, and per system where several speak of one kind. */
export type CoverageKind = 'joined' | 'contacts' | 'subscriptions' | 'costs' | 'surveys' | 'orders' | 'signals'

export type CoverageState = 'full' | 'partial' | 'none'

/** One line of the picture of months. */
export interface CoverageLine {
  readonly kind: CoverageKind
  readonly title: string
  /** One for each month of the picture. `rows` are contacts, postings … of the month; of subscriptions, those known at its end. */
  readonly cells: readonly { readonly state: CoverageState; readonly rows: number }[]
}

/** Something to look at before the numbers are believed. */
export interface ReadinessNote {
  /** What was found. */
  readonly text: string
  /** What to do about it. */
  readonly todo: string
}

/** A stretch of time about which a kind of data says nothing, or far less than usual. Calendar dates, both included. */
export interface CoverageGap extends ReadinessNote {
  readonly kind: CoverageKind
  readonly what: 'hole' | 'thin' | 'ends-early'
  readonly from: string
  readonly through: string
}

/** A day on which something began to be counted differently. */
export interface ReadinessBreak extends ReadinessNote {
  readonly on: string
  /** Announced by the vendor, or seen in the words of the data. */
  readonly known: 'announced' | 'seen'
}

/** The same things, imported from two systems. */
export interface Duplicate extends ReadinessNote {
  readonly kind: 'contacts' | 'subscriptions'
  readonly systems: readonly [string, string]
  readonly count: number
  /** Share 0..1 of the smaller system’s rows that were looked at. */
  readonly share: number
}

/** Something to import, and what it would answer. */
export interface MissingData {
  readonly what: string
  readonly answers: string
  /** Which of the three questions it opens: 1 what an outcome costs, 2 who left, 3 where the revenue is; `null` for all. */
  readonly question: 1 | 2 | 3 | null
  /** Where to get it. */
  readonly how: string
}

/** How ready the data is to carry a case. */
export interface Readiness {
  /** Whole months in which contacts and revenue are both known. */
  readonly monthsJoined: number
  readonly monthsNeeded: number
  /** Further months of which a part is known. */
  readonly monthsPartly: number
  readonly from: string | null
  readonly through: string | null
  readonly quarters: readonly string[]
  readonly coverage: { readonly months: readonly string[]; readonly lines: readonly CoverageLine[] }
  readonly gaps: readonly CoverageGap[]
  readonly breaks: readonly ReadinessBreak[]
  readonly duplicates: readonly Duplicate[]
  /** What to import next and what it would answer, in order of worth. */
  readonly missing: readonly MissingData[]
  /** The one thing to do next; `null` when nothing is missing. */
  readonly next: string | null
}
