import type { Grade } from '../base/evidence.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import type { CfoQuestion } from './cfo-question.ts'
import type { Language } from './language/language.ts'
import type { ProofPoint } from './proof-point.ts'

export interface StoryReport {
  readonly quarter: string
  /** In which the story is told. */
  readonly language: Language
  readonly quarters: readonly string[]
  readonly proofPoints: readonly ProofPoint[]
  /** Left out by a person, with the reason. */
  readonly dropped: readonly { readonly point: ProofPoint; readonly reason: string }[]
  /** What else could be told. */
  readonly others: readonly ProofPoint[]
  /** Is there a decision about this quarter's story that can be taken back? */
  readonly canUndo: boolean
}

/** An earlier wording of a point. */
export interface StoryVersion {
  /** Instant, in seconds. */
  readonly at: number
  readonly title: string
  readonly text: string
  /** The same with locked numbers, to go back to. */
  readonly template: { readonly title: string; readonly text: string }
}

/** One of the three answers for the CFO. */
export interface Answer {
  readonly question: CfoQuestion
  readonly asked: string
  readonly claim: string
  readonly figure: string
  readonly figureNote: string
  readonly caveat: string
  /** `null` while there is no answer: nothing is claimed, so nothing is graded. */
  readonly grade: Grade | null
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
