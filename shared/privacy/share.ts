/** How a project is given to somebody else: whole, or as a copy for review. */
export interface ShareWanted {
  readonly kind: 'whole' | 'review'
  /** Leaves names, addresses and ids as they are. A whole copy always does. */
  readonly keepNames?: boolean
  /** Groups of fewer customers, and numbers that tell of fewer, are not told; 1 tells all. */
  readonly leastGroup?: number
  /** Takes along the decks, workbooks and briefs that were handed out. */
  readonly withExports?: boolean
}

/** What a copy says of itself when it is opened. */
export interface CopyLabel {
  readonly kind: 'review'
  /** Name of the project that it was made of. */
  readonly of: string
  /** ISO 8601 date. */
  readonly madeOn: string
  readonly names: 'replaced' | 'kept'
  readonly leastGroup: number
}

/** What a copy holds, counted in the copy itself before it is written. */
export interface ShareReport {
  /** `null` for a whole copy, which is a project like the one that it was made of. */
  readonly label: CopyLabel | null
  /** Bytes of the file without a lock. */
  readonly bytes: number
  /** Rows that travel, by what they are, the most first. */
  readonly holds: readonly ShareCount[]
  /** Values for which a pseudonym stands. */
  readonly replaced: readonly ShareCount[]
  /** What stays behind. */
  readonly leftOut: readonly ShareCount[]
  /** Groups that are not told by name, nor by number. */
  readonly hidden: readonly HiddenGroups[]
  /** Numbers that are not told, however large their group is; `null` where there are none to tell. */
  readonly withheld: WithheldNumbers | null
  /** Decks, workbooks and briefs that were handed out: they are as they were then, with every name and group. */
  readonly exports: { readonly kept: number; readonly taken: boolean }
}

export interface ShareCount {
  readonly what: string
  readonly count: number
}

/** Numbers of the last quarter that a copy holds back, by every way of grouping: those that tell of few by their own count, and those from which one could be worked out. */
export interface WithheldNumbers {
  readonly quarter: string
  readonly numbers: number
  readonly heldBack: number
}

export interface HiddenGroups {
  /** `topic`, `segment`. */
  readonly by: string
  readonly groups: number
  /** Groups that are still told. */
  readonly told: number
}

/** A group of this many customers or more is told unless something else is asked for. */
export const usualLeastGroup = 10

/** What the name of a group that is not told begins with. */
export const hiddenGroupName = 'small group'

/** A copy that was written. */
export interface SharedCopy extends ShareReport {
  readonly file: string
  readonly name: string
  /** Bytes of the file as it was written. */
  readonly size: number
  readonly isLocked: boolean
}

/** How a project was opened that is held in memory and saved nowhere. */
export interface OpenedCopy {
  readonly label: CopyLabel | null
  readonly isLocked: boolean
}
