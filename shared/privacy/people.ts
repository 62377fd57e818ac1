import type { ShareCount } from './share.ts'

/** Somebody in the project: a person of a helpdesk, shop or survey, or a billing account. */
export interface FoundPerson {
  /** `person:zendesk/id:123` or `account:stripe/cus_1`. */
  readonly who: string
  readonly system: string
  /** Address and ids under which the files know them. */
  readonly names: readonly string[]
  /** What review copies call them; `null` while none was made. */
  readonly pseudonym: string | null
  readonly contacts: number
  readonly subscriptions: number
}

/** Words that somebody typed and that name a person. */
export interface FoundWords {
  /** `the story`, `entry 5 of the log`. */
  readonly where: string
  readonly text: string
}

/** What an erasure takes out, counted before it is done or as it was done. */
export interface ErasureReport {
  /** Addresses and ids that are one person. */
  readonly names: readonly string[]
  readonly rows: readonly ShareCount[]
  /** Files in which rows are now left out, with how many. */
  readonly files: readonly { readonly file: string; readonly rows: number }[]
  /** Accounts of companies or of several people: they stay, without this person's address. */
  readonly accountsKept: number
  /** Texts that somebody wrote and that name the person, in decisions, the story, reviews and the log: the name goes, the text stays. */
  readonly texts: number
  /** The first of them, as they were before. */
  readonly words: readonly FoundWords[]
  /** Decks, workbooks and briefs that were handed out and name the person: they stay as they were. */
  readonly exports: readonly string[]
  /** Backups of the project that may hold the person. */
  readonly backups: number
  /** Copies that were given away and may hold the person: what is given away can't be taken back from here. */
  readonly copies: readonly string[]
  /** Why the project in its shared folder still holds the person: the folder is away, somebody else has changed the project there, or it could not be written. `null` where it holds the person no longer, or the project lies in none. */
  readonly heldBack: 'away' | 'changed' | 'failed' | null
}

/** One kind of data about people in the project. */
export interface PersonalData {
  readonly what: string
  readonly count: number
  /** Files that it came from. */
  readonly files: readonly string[]
  /** What it is needed for. */
  readonly why: string
}

/** Of one file: which columns about people were read, and which were left out. */
export interface FileColumns {
  readonly importId: number
  readonly file: string
  readonly read: readonly string[]
  readonly leftOut: readonly string[]
  /** Rows kept in the project as they stood, the columns that were left out blanked; 0 when none are. */
  readonly keptRows: number
}

/** What the project holds about people. */
export interface PeopleReport {
  readonly people: number
  readonly accounts: number
  readonly data: readonly PersonalData[]
  readonly files: readonly FileColumns[]
  /** Days of the first and the last contact; `null` without any. */
  readonly from: string | null
  readonly through: string | null
  readonly erasures: readonly { readonly on: string; readonly rows: number }[]
  readonly copies: readonly {
    readonly on: string
    readonly file: string
    readonly isReview: boolean
    readonly isLocked: boolean
  }[]
}

/** Files of which the kept rows were dropped, with how many. */
export interface DroppedRows {
  readonly files: readonly { readonly file: string; readonly rows: number }[]
}

/** Why rows of a receipt are left out after an erasure. */
export const erasedReason = 'erased on request'
