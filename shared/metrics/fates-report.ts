import type { Evidence } from '../base/evidence.ts'
import type { StackedExhibit } from '../deck/exhibit.ts'
import type { Fate } from './resolution.ts'

/** What became of the contacts that no person saw: the four fates, and those of whom it can't be known. */
export interface FatesReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly sentence: string
  /** Confirmed · silent and stayed · came back · silent and left · unknowable, in this order; shares of all contacts without a person, so that they sum to one. */
  readonly fates: readonly { readonly id: Fate; readonly words: string; readonly evidence: Evidence }[]
  /** (confirmed + stayed) ÷ those whose fate can be known. */
  readonly success: Evidence
  /** Silent and gone within 30, 60 and 90 days, each of those who could be followed so long. */
  readonly left: readonly { readonly days: 30 | 60 | 90; readonly evidence: Evidence }[]
  /** The same five shares for AI alone and for self-service. */
  readonly byHandler: readonly {
    readonly handler: string
    readonly fates: readonly { readonly id: Fate; readonly evidence: Evidence }[]
  }[]
  /** The five shares quarter by quarter. */
  readonly exhibit: StackedExhibit | null
}
