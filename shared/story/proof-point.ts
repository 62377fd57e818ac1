import type { Grade } from '../base/evidence.ts'
import type { CfoQuestion } from './cfo-question.ts'
import type { Language } from './language/language.ts'

/** Why a rewritten point must be looked at before it is shown to anyone. */
export interface StoryFlag {
  readonly kind: 'says-more' | 'loose-number' | 'no-longer-known'
  readonly text: string
}

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
