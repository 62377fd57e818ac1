import type { Grade } from '../base/evidence.ts'
import type { Language } from '../story/language/language.ts'
import type { Exhibit } from './exhibit.ts'

/** A remark beside the picture; `honest` marks the one that says what the picture can't. */
export interface Remark {
  readonly text: string
  readonly honest: boolean
}

/** The parts of the appendix: definitions, sources, reconciliations, method, assumptions, scenarios, restatements. */
export type AppendixLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G'

/** One slide: a claim as its title, one picture, two or three remarks, and what stands behind it. Still no PowerPoint. */
export interface Slide {
  readonly id: string
  /** Set on a page of the appendix. */
  readonly appendix?: AppendixLetter
  /** A full sentence with a number, at most two lines. */
  readonly title: string
  /** One line under the title: what is measured, for whom, when. */
  readonly subtitle: string
  readonly exhibit: Exhibit | null
  /** The one number of the slide, in words, with what it is under it. */
  readonly figure: { readonly value: string; readonly unit: string } | null
  readonly remarks: readonly Remark[]
  readonly grade: Grade
  /** Footer: metric and version, n, sources, data-through date. */
  readonly footer: string
  /** Speaker notes: the evidence and the likely question. */
  readonly notes: string
  /** Ids of every number on the slide. */
  readonly evidence: readonly string[]
}

/** A deck as it will be written. */
export interface Deck {
  /** In which everything on it is said. */
  readonly language: Language
  readonly title: string
  readonly subject: string
  readonly company: string
  readonly quarter: string
  /** Document date as `2026-11-22`; nothing in a file depends on the clock. */
  readonly date: string
  readonly slides: readonly Slide[]
}

/** One cell of the workbook: words, a number in its unit, or a formula with the value it must give. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean }
  | {
      readonly kind: 'number'
      readonly value: number
      readonly format: CellFormat
      readonly strong?: boolean
      /** A name for the cell, such as `case_npv`, unique in the workbook. */
      readonly name?: string
    }
  | {
      readonly kind: 'formula'
      readonly formula: string
      readonly value: number
      readonly format: CellFormat
      readonly strong?: boolean
      readonly name?: string
    }
  | null

/** How a number looks in the workbook; money is written in major units with the currency's decimals. */
export type CellFormat = 'count' | 'share' | 'decimal' | 'days' | { readonly money: string }

export interface Sheet {
  readonly name: string
  /** Column widths in characters. */
  readonly widths: readonly number[]
  /** Rows that stay in view at the top. */
  readonly frozenRows: number
  readonly rows: readonly (readonly Cell[])[]
}

export interface Workbook {
  readonly title: string
  readonly date: string
  readonly sheets: readonly Sheet[]
}
