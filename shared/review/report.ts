import type { ReviewEntry, Reviewer, ReviewMark, SignedPart, Thing } from './entry.ts'

/** Something that was said, as it is shown. */
export interface SaidLine {
  readonly id: string
  readonly kind: ReviewEntry['kind']
  readonly by: Reviewer
  /** Instant, in seconds. */
  readonly at: number
  readonly text: string
  readonly mark: ReviewMark | null
  /** A proposed value in words, such as `65 %`. */
  readonly value: string | null
  readonly isWithdrawn: boolean
  /** Settled by the owner: what became of it. */
  readonly settled: string | null
  /** Written on this computer and not yet part of the project. */
  readonly isDraft: boolean
  /** Whoever looks may take it back. */
  readonly isMine: boolean
}

/** Where people stand on a thing. `conflict`: they contradict one another, and the owner has not said what holds. */
export interface ReviewedThing {
  readonly about: Thing
  readonly title: string
  /** False when this project has nothing of this id: the words are kept all the same. */
  readonly isKnown: boolean
  readonly state: ReviewMark | null
  readonly conflict: 'marks' | 'proposals' | null
  /** Ids of proposals that wait for an answer. */
  readonly pending: readonly string[]
  /** Ids of marks that the owner has not settled. */
  readonly unsettled: readonly string[]
  readonly said: readonly SaidLine[]
}

/** Somebody's review, and how much they said in it. */
export interface ReviewerLine {
  readonly review: string
  readonly by: Reviewer
  readonly startedAt: number
  readonly comments: number
  readonly marks: number
  readonly proposals: number
  readonly signatures: number
  readonly isDraft: boolean
}

/** One part of what was signed, in words. */
export interface SignedLine {
  readonly title: string
  readonly version: string
  /** What each part of a definition said, by its name; empty for a figure. */
  readonly says: readonly { readonly name: string; readonly text: string }[]
}

/** A sign-off, and what has moved since. */
export interface SignatureLine {
  readonly id: string
  readonly by: Reviewer
  readonly at: number
  readonly about: Thing
  readonly title: string
  readonly statement: string
  /** What was signed, part by part, with the words of each definition as they were. */
  readonly parts: readonly SignedLine[]
  /** Why it was signed although it does not tie; `null` where it does. */
  readonly differs: string | null
  /** What was signed and is different now, in words; empty while it is as it was signed. */
  readonly changed: readonly string[]
  readonly isWithdrawn: boolean
  readonly isDraft: boolean
  readonly isMine: boolean
}

/** Everything said of a project, by thing and by person. */
export interface ReviewReport {
  /** Where something new would be written: into a review on this computer, into the project, or nowhere because it is open for reading only. */
  readonly writes: 'review' | 'project' | 'nowhere'
  /** The review that is being written on this computer. */
  readonly draft: { readonly by: Reviewer; readonly startedAt: number; readonly entries: number } | null
  readonly things: readonly ReviewedThing[]
  readonly people: readonly ReviewerLine[]
  readonly signatures: readonly SignatureLine[]
  readonly open: number
  readonly challenged: number
  readonly conflicts: number
}

/** What would be signed, or a tie that can be. */
export interface SignableReport {
  readonly definitions: readonly (SignedPart & { readonly title: string })[]
  readonly reconciliations: readonly Reconciliation[]
}

/** Two sides of money that have to tie, with the figures that a signature stands for. */
export interface Reconciliation {
  readonly id: string
  readonly title: string
  readonly ties: boolean
  readonly figures: readonly { readonly name: string; readonly value: string }[]
}

/** What a review brings, before it is taken in. */
export interface IncomingReview {
  readonly by: Reviewer
  readonly startedAt: number
  readonly comments: number
  readonly marks: number
  readonly proposals: number
  readonly signatures: number
  readonly withdrawals: number
  /** Entries that the project has already. */
  readonly already: number
  /** Entries about things that this project doesn't have. */
  readonly strange: number
  /** The things that something new is said of, as they would stand afterwards. */
  readonly things: readonly ReviewedThing[]
  readonly newConflicts: number
  /** The project has changed since it was reviewed. */
  readonly isOfOtherContent: boolean
  /** The project's log holds the entry that the reviewer saw last. */
  readonly logIsTheSame: boolean
}
