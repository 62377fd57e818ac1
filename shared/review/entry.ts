import type { LogHead } from '../log/entry.ts'

/** What a reviewer can say something about. */
export const thingKinds = ['number', 'assumption', 'definition', 'reconciliation', 'proof-point', 'project'] as const
export type ThingKind = (typeof thingKinds)[number]

/**
 * A thing by its kind and id: a number by its evidence id, an assumption by its id, a definition as `metric@version`, a reconciliation as `arr/2026Q3`, a proof point as `2026Q3/its-id`. The
 * project as a whole has the id `project`.
 */
export interface Thing {
  readonly kind: ThingKind
  readonly id: string
}

/** How a reviewer sees a thing. */
export const reviewMarks = ['agreed', 'challenged', 'open'] as const
export type ReviewMark = (typeof reviewMarks)[number]

/** What the owner of a project made of what reviewers said. */
export const settlementOutcomes = ['agreed', 'challenged', 'open', 'accepted', 'declined'] as const
export type SettlementOutcome = (typeof settlementOutcomes)[number]

/** One part of what was signed: its name, its version or value in words, and the hash of its whole text. */
export interface SignedPart {
  readonly name: string
  readonly version: string
  readonly hash: string
  /** The whole text of a definition as it was signed, as canonical JSON: the hash is its SHA-256. Older signatures have none. */
  readonly text?: string
}

/** Something said. A proposal's ends are `null` where only the value is proposed. */
export type Said =
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'mark'; readonly mark: ReviewMark; readonly text: string }
  | {
      readonly kind: 'proposal'
      readonly value: number
      readonly low: number | null
      readonly high: number | null
      readonly text: string
    }
  | {
      readonly kind: 'signature'
      readonly statement: string
      readonly signed: readonly SignedPart[]
      /** Only some of the definitions were signed, by choice. */
      readonly chosen?: true
      /** Why somebody signs a reconciliation that does not tie: they have seen that it differs. */
      readonly differs?: string
    }
  /** Taken back by whoever said it; it is shown as such and never gone. */
  | { readonly kind: 'withdrawal'; readonly entry: string }
  /** Only the owner of the project settles; `accepted` is the proposal that was taken. */
  | {
      readonly kind: 'settlement'
      readonly settles: readonly string[]
      readonly outcome: SettlementOutcome
      readonly accepted: string | null
      readonly text: string
    }

/** Something said, by whom (through its review), when (seconds) and about what. Its id is the SHA-256 of everything else in it. */
export type ReviewEntry = {
  readonly id: string
  readonly review: string
  readonly at: number
  readonly about: Thing
} & Said

/** Who reviews which state of which project. Its id is the SHA-256 of everything else in it. */
export interface ReviewHead {
  readonly id: string
  /** The id that the project file carries, whatever it is called. */
  readonly project: string
  readonly by: Reviewer
  readonly startedAt: number
  /** Hash of the content that was reviewed. */
  readonly content: string
  /** The end of the project's log as the reviewer saw it: a witness from outside the file. */
  readonly log: LogHead
}

export interface Reviewer {
  readonly name: string
  readonly role: string
}

/** A review as it travels. */
export interface ReviewFile {
  readonly format: 'proofbook-review'
  readonly version: 1
  readonly head: ReviewHead
  readonly entries: readonly ReviewEntry[]
}

/** The key of a thing, to look it up by. */
export const thingKey = ({ kind, id }: Thing): string => `${kind}:${id}`

/** The thing of a key; `undefined` for what is none. */
export function maybeThing(key: string): Thing | undefined {
  const at = key.indexOf(':')
  const kind = thingKinds.find((one) => one === key.slice(0, at))
  return kind === undefined || at === key.length - 1 ? undefined : { kind, id: key.slice(at + 1) }
}

/** The order in which things were said; by id where the instant is the same. */
export function bySaid(a: Pick<ReviewEntry, 'at' | 'id'>, b: Pick<ReviewEntry, 'at' | 'id'>): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
