import type { Grade } from '../base/evidence.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import type { StoryFlag } from './edits.ts'
import type { Language } from './language/language.ts'

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
  /** The same words with their numbers locked, as an editor takes them. */
  readonly template?: { readonly title: string; readonly text: string }
  /** In which it is told; English where it doesn't say. */
  readonly language?: Language
  /** Rewritten by a person; `own` are then the app's words. */
  readonly edited?: boolean
  readonly own?: { readonly title: string; readonly text: string }
  /** Why it must be looked at before it is shown to anyone; a deck with such a point is refused. */
  readonly flags?: readonly StoryFlag[]
  /** What the same point said a quarter before. */
  readonly before?: { readonly quarter: string; readonly title: string; readonly text: string } | null
}

export type CfoQuestion = 'cost' | 'customers' | 'revenue'

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
