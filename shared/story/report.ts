import type { Grade } from '../base/evidence.ts'
import type { Exhibit } from '../deck/exhibit.ts'

/** A claim built only from evidence. */
export interface ProofPoint {
  readonly id: string
  /** The claim as one sentence with its number. */
  readonly title: string
  /** Comparator, size with interval and n, since when, money with its rung, what would change this. */
  readonly text: string
  readonly grade: Grade
  /** Did it work? The quarter's story holds at least one that did not, when there is one. */
  readonly worked: boolean
  readonly question: CfoQuestion
  readonly evidence: readonly string[]
}

export type CfoQuestion = 'cost' | 'customers' | 'revenue'

export interface StoryReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly proofPoints: readonly ProofPoint[]
}

/** One of the three answers for the CFO. */
export interface Answer {
  readonly question: CfoQuestion
  readonly asked: string
  readonly claim: string
  readonly figure: string
  readonly figureNote: string
  readonly caveat: string
  readonly grade: Grade
  readonly exhibit: Exhibit | null
  readonly evidence: readonly string[]
}

export interface AnswersReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly lead: string
  readonly answers: readonly Answer[]
  /** What still stands in the way of the deck. */
  readonly todo: readonly { readonly text: string; readonly where: string }[]
}
