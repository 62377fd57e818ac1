/** What an entry of the log is about. */
export const logKinds = [
  'project',
  'import',
  'identity',
  'definition',
  'assumption',
  'cost',
  'money',
  'outcome-map',
  'hand-off',
  'story',
  'export',
  'sharing',
  'review',
  'sign-off',
  'backup',
  'upgrade',
  'erasure',
] as const
export type LogKind = (typeof logKinds)[number]

/** Is this something that an entry can be about? */
export const isLogKind = (word: unknown): word is LogKind => logKinds.some((kind) => kind === word)

/** One thing that changed: what it was and what it is, in words. `null` where there was or is nothing. */
export interface LogDetail {
  readonly about: string
  readonly before: string | null
  readonly after: string | null
}

/** What is told of a change, in plain words and without data about customers. */
export interface LogLine {
  readonly kind: LogKind
  /** What happened, in one sentence without a full stop. */
  readonly what: string
  readonly details: readonly LogDetail[]
}

/** A line as it stands in the log: its number from 1, when (seconds, UTC), who (empty when nobody gave a name) and the hash that ties it to the entry before. */
export interface LogEntry extends LogLine {
  readonly n: number
  readonly at: number
  readonly who: string
  readonly hash: string
}

/** The end of the log: how many entries there are, and the hash of the last; the hash is empty when there is none. */
export interface LogHead {
  readonly count: number
  readonly hash: string
}

/** A page of the log, newest first, and what there is as a whole. */
export interface LogReport {
  readonly total: number
  readonly entries: readonly LogEntry[]
  /** How many entries of each kind there are. */
  readonly kinds: Readonly<Partial<Record<LogKind, number>>>
  readonly head: LogHead
}

/** Which entries are wanted. */
export interface LogWanted {
  readonly kind?: LogKind
  /** Only entries in which some word holds these letters. */
  readonly search?: string
  readonly offset?: number
  readonly limit?: number
}
