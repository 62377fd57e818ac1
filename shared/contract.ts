import type { Definition, Evidence } from './base/evidence.ts'
import type { NewsPlace, PlaceNews } from './base/news.ts'
import type { Reply, ReplyError } from './base/refusal.ts'
import type { AssumptionEdit } from './case/assumption.ts'
import type { GoalReport, GoalWanted } from './case/goal.ts'
import type { PilotPlan, PilotWanted } from './case/pilot.ts'
import type { PilotReport } from './case/pilot-report.ts'
import type { PromiseReport } from './case/promise.ts'
import type { CaseReport } from './case/report.ts'
import type { CohortReport } from './cohorts/report.ts'
import type { CostToServe } from './cost/cost-to-serve.ts'
import type { CostEdit } from './cost/edit.ts'
import type { CostBy, CostReport } from './cost/report.ts'
import type { Scaling } from './cost/scaling.ts'
import type { Deck } from './deck/deck.ts'
import type { DeckChange } from './deck/deck-changes.ts'
import type { DeckLength } from './deck/plan-deck.ts'
import type { CustomerLine, Decision, IdentityReport } from './import/identity.ts'
import type { Mapping } from './import/mapping.ts'
import type { ProblemGroup } from './import/problem-groups.ts'
import type {
  FileRecognition,
  LinkReport,
  MappingPreview,
  ProblemList,
  Readiness,
  Receipt,
  SourceChoice,
} from './import/report.ts'
import type { Told } from './import/told.ts'
import type { ArrBridge, NamedDifference } from './ledger/arr-bridge.ts'
import type { PnlReport } from './ledger/cx-pnl.ts'
import type { LedgerReport } from './ledger/report.ts'
import type { LogEntry, LogReport, LogWanted } from './log/entry.ts'
import type { AtRiskReport } from './metrics/at-risk.ts'
import type { ChainsReport } from './metrics/chains-report.ts'
import type { FatesReport } from './metrics/fates-report.ts'
import type { HistoryReport } from './metrics/history-report.ts'
import type { LikeForLikeReport } from './metrics/like-for-like-report.ts'
import type { BusinessOutcome, OutcomeMapping } from './metrics/outcome-map.ts'
import type { MetricsReport } from './metrics/report.ts'
import type { ResolutionRules } from './metrics/resolution.ts'
import type { Restatement } from './metrics/restatement.ts'
import type { RolesReport } from './metrics/roles-report.ts'
import type { SelfCheckReport } from './metrics/self-check.ts'
import type { SignalsReport } from './metrics/signals-report.ts'
import type { WaterfallReport } from './metrics/waterfall-report.ts'
import type { DroppedRows, ErasureReport, FoundPerson, PeopleReport } from './privacy/people.ts'
import type { OpenedCopy, SharedCopy, ShareReport, ShareWanted } from './privacy/share.ts'
import type { ReviewMark, SettlementOutcome, Thing } from './review/entry.ts'
import type { IncomingReview, ReviewReport, SignableReport } from './review/report.ts'
import type { StoryEdit } from './story/edits.ts'
import type { Language } from './story/language/language.ts'
import type { AnswersReport, StoryReport, StoryVersion } from './story/report.ts'

/**
 * Everything that a window, a browser tab or the command line may ask of the core, and what it answers: the table of contents of the app.
 * `accepts.ts` holds the run-time check of each argument.
 */
export interface Contract {
  'project:current': (arg: Nothing) => ProjectInfo | null
  'project:create': (arg: {
    readonly file: FileRef
    readonly currency?: string
    readonly timeZone?: string
    readonly fiscalYearStart?: number
    /** True when nobody chose these settings: they were read from files and this computer, and are shown to be confirmed. */
    readonly guessed?: boolean
  }) => ProjectInfo
  /** Opens a project, or a copy that was given away; a locked one needs its passphrase. */
  /** With `forReview` for reading only, as whoever reviews it needs it. */
  'project:open': (arg: {
    readonly file: FileRef
    readonly passphrase?: string
    readonly forReview?: boolean
  }) => ProjectInfo
  /** Changes what was decided about the project as a whole; files that were read by it are read again. An empty change confirms what was guessed. */
  'project:settings': (arg: SettingsWanted) => ProjectInfo
  /** Puts the project file elsewhere, under the name that it gets there: whole, or it stays. */
  'project:move': (arg: { readonly file: FileRef }) => ProjectInfo
  /** Writes the sample company's exports, imports them into a new project and opens it; with `again` opens the one that is there as it was left. */
  'project:sample': (arg: { readonly again?: boolean }) => ProjectInfo
  /** The project that could not be opened last, why, and its backups, so that one of them can be restored; `null` once it or another was opened, or it was let go of. */
  'project:unopened': (arg: { readonly forget?: boolean }) => UnopenedProject | null
  /** Closes the project. Of one in a shared folder it says whether what was done is there now; `null` of any other. */
  'project:close': (arg: Nothing) => ClosedProject | null
  /** What this copy and the project in its shared folder each have since they parted, when somebody else has changed it meanwhile. */
  'project:compare': (arg: Nothing) => SharedConflict
  /** Which of the two shall be in the shared folder; the other is kept among the backups, or beside it. */
  'project:choose': (arg: { readonly keep: 'ours' | 'theirs' | 'both' }) => ProjectInfo
  /** Puts what was done so far into the shared folder that the project lies in. Refuses where that can't be, and keeps it. */
  'project:publish': (arg: Nothing) => ProjectInfo
  /** With `deep`, every kept number is worked out again from the rows. */
  'project:verify': (arg: { readonly deep?: boolean }, task: Task) => VerifyReport
  /** Copies of a project as it was, newest first: of the open one, or of `file`, which may be damaged. */
  'project:backups': (arg: { readonly file?: FileRef }) => readonly BackupLine[]
  /** Makes one now. */
  'project:back-up': (arg: Nothing) => BackupLine
  /** Puts a backup in the place of its project (the open one, or `file`) and opens it. What stood there becomes a backup, so that this can be undone the same way. */
  'project:restore': (arg: { readonly file?: FileRef; readonly name: string }) => ProjectInfo
  /** What was done to the project, newest first. */
  'log:entries': (arg: LogWanted) => LogReport
  /** Writes the whole log as CSV. */
  'log:save': (arg: { readonly file: FileRef }) => SavedFile
  /** Writes a picture that the page drew: a PNG, in base64. */
  'picture:save': (arg: { readonly file: FileRef; readonly png: string }) => SavedFile
  /** Who works on this computer, as the log and reviews name them. */
  'log:me': (arg: Nothing) => Person
  /** Says who works on this computer; an empty name takes it back. */
  'log:call-me': (arg: Person) => Person
  /** What Undo and Redo would do now. */
  'project:changes': (arg: Nothing) => ChangesReport
  /** What has changed at each place since whoever works on this computer last looked there. */
  'project:news': (arg: Nothing) => readonly PlaceNews[]
  /** Notes that a place was looked at as it is now. */
  'project:seen': (arg: { readonly place: NewsPlace }) => null
  /** Takes the newest change back, whatever kind it is, and says which it was. */
  'project:undo': (arg: Nothing) => ChangeLine
  /** Makes the change that was taken back last again. */
  'project:redo': (arg: Nothing) => ChangeLine

  /** Everything that was said of the project, by thing and by person. */
  'review:report': (arg: Nothing) => ReviewReport
  /** Begins a review: from now on the project is open for reading only, and what is said is written beside it. */
  'review:start': (arg: Person) => ProjectInfo
  /** Ends the review that is being written; its words stay in a file of the app's own. */
  'review:end': (arg: Nothing) => ProjectInfo
  'review:say': (arg: ReviewWord) => ReviewReport
  /** Signs the definitions (`project`) or a reconciliation that ties. */
  'review:sign': (arg: {
    readonly about: Thing
    /** Names of definitions; all when left out. */
    readonly only?: readonly string[]
    /** Why a reconciliation is signed as seen that does not tie. */
    readonly differs?: string
  }) => ReviewReport
  /** Takes back what one has said oneself; it stays to be read. */
  'review:withdraw': (arg: { readonly entry: string }) => ReviewReport
  /** What can be signed in a quarter. */
  'review:signable': (arg: InQuarter) => SignableReport
  /** Writes the review as one small file. */
  'review:hand-over': (arg: { readonly file: FileRef }) => SavedFile
  /** What a review that came back would bring; changes nothing. */
  'review:look': (arg: { readonly file: FileRef }) => IncomingReview
  /** Takes a review in; the same one again changes nothing. */
  'review:merge': (arg: { readonly file: FileRef }, task: Task) => MergedReview
  /** The owner says what holds, with a reason; taking a proposed value changes the assumption. */
  'review:settle': (
    arg: InQuarter & {
      readonly about: Thing
      readonly outcome: SettlementOutcome
      readonly accepted?: string
      readonly text: string
    },
  ) => ReviewReport
  /** What a copy to give away would hold; writes nothing. */
  'share:preview': (arg: ShareWanted) => ShareReport
  /** Writes a copy to give away, locked when a passphrase is given. */
  'share:write': (arg: ShareWanted & { readonly file: FileRef; readonly passphrase?: string }) => SharedCopy

  /** What the project holds about people. */
  'people:report': (arg: Nothing) => PeopleReport
  /** Whom an address, an id, a company or a pseudonym of a copy may mean. */
  'people:find': (arg: { readonly find: string }) => readonly FoundPerson[]
  /** What erasing somebody would take out; changes nothing. */
  'people:preview': (arg: { readonly who: string; readonly also?: readonly string[] }) => ErasureReport
  /** Erases somebody everywhere in the project, with its backups unless they are to be kept. It can't be undone. */
  'people:erase': (arg: {
    readonly who: string
    readonly keepBackups?: boolean
    /** Names and phones under which people may have written of the person. */
    readonly also?: readonly string[]
  }) => ErasureReport
  /** Lets go of the rows of files that are kept to read them again: of one import, or of all. */
  'people:drop-kept': (arg: { readonly importId?: number }) => DroppedRows

  'data:recognise': (arg: { readonly files: readonly FileRef[] }) => readonly FileRecognition[]
  'data:import': (arg: { readonly files: readonly FileToImport[] }) => readonly Receipt[]
  'data:imports': (arg: Nothing) => readonly Receipt[]
  /** Every source that a file can be read as. */
  'data:sources': (arg: Nothing) => readonly SourceChoice[]
  /** How a file would be read with what is told of it; changes nothing. */
  'data:preview': (arg: { readonly file: FileToImport }) => MappingPreview
  /** The same for an imported file, from the rows that the project kept or from the file. */
  'data:preview-again': (arg: {
    readonly importId: number
    readonly told: Told
    readonly file?: FileRef
  }) => MappingPreview
  /** Problems by their cause, each with the answer that would make it go away. */
  'data:problem-groups': (arg: { readonly importId?: number }) => readonly ProblemGroup[]
  /** Writes a mapping as a small file that can be shared. */
  'data:save-mapping': (arg: { readonly mapping: Mapping; readonly file: FileRef }) => SavedMapping
  'data:read-mapping': (arg: { readonly file: FileRef }) => Mapping
  /** The mapping of an imported file. */
  'data:mapping': (arg: { readonly importId: number }) => Mapping
  /** Reads an imported file again with more that was told of it, in the place where it was. Without `file` from what the project kept. */
  'data:answer': (arg: { readonly importId: number; readonly told: Told; readonly file?: FileRef }) => Receipt
  /** Takes an import back, as if it had never been made. */
  'data:undo-import': (arg: { readonly importId: number }) => UndoneImport
  /** Makes the import that was taken back last again. */
  'data:redo-import': (arg: Nothing) => Receipt
  /** The import that can be made again, if any. */
  'data:undone': (arg: Nothing) => UndoneImport | null
  'data:problems': (arg: {
    readonly importId?: number
    readonly offset?: number
    readonly limit?: number
  }) => ProblemList
  'data:link': (arg: { readonly crosswalk?: FileRef }) => LinkReport
  /** The same without linking again: for looking. */
  'data:linked': (arg: Nothing) => LinkReport
  /** The questions about who is who with their answers, page by page, and what was decided. */
  'data:identity': (arg: { readonly offset?: number; readonly limit?: number }) => IdentityReport
  /** Decides who is who; what rests on it is made anew. */
  'data:decide': (arg: { readonly decisions: readonly Decision[]; readonly note?: string }) => IdentityReport
  /** Takes a decision about who is who back: the newest, unless one is named. */
  'data:undecide': (arg: { readonly id?: number }) => IdentityReport
  'data:customers': (arg: { readonly find: string }) => readonly CustomerLine[]
  'data:readiness': (arg: Nothing) => Readiness

  'answers:three': (arg: InQuarter) => AnswersReport
  'scorecard:metrics': (arg: InQuarter & { readonly by?: string }) => MetricsReport
  'scorecard:definitions': (arg: Nothing) => readonly Definition[]
  /** Customers at risk now, and which signs came before losses. */
  'scorecard:at-risk': (arg: InQuarter) => AtRiskReport
  /** Decides on other windows; what was told under the earlier ones stays beside. */
  'scorecard:decide': (arg: {
    readonly effectiveFrom: string
    readonly reason: string
    readonly holdHours: number
    readonly topics?: Readonly<Record<string, number>>
  }) => ResolutionRules
  /** Every version of the windows that this project has had, the newest last, and the topics that may have their own. */
  'scorecard:rules': (arg: Nothing) => RulesReport
  /** Which business outcome each team metric answers to, and who owns it. */
  'scorecard:outcome-map': (arg: Nothing) => readonly OutcomeMapping[]
  /** Decides on one line of the outcome map. */
  'scorecard:map-outcome': (arg: {
    readonly metric: string
    readonly outcome: BusinessOutcome
    readonly owner: string
  }) => readonly OutcomeMapping[]
  /** The way from signal to won, and the list for the revenue team. */
  'scorecard:signals': (arg: InQuarter) => SignalsReport
  /** Decides who takes a signal on, and on which date. */
  'scorecard:hand-off': (
    arg: InQuarter & { readonly signal: string; readonly owner: string; readonly on: string; readonly note?: string },
  ) => SignalsReport
  /** The five signs of a measurement model that holds the team back. */
  'scorecard:self-check': (arg: InQuarter) => SelfCheckReport
  /** Writes a list as CSV in the columns in which it can be imported again once its status is filled in. */
  'scorecard:save-list': (arg: InQuarter & { readonly list: SavedList; readonly file: FileRef }) => SavedListReport
  /** From what the AI vendor counts to what stayed resolved, whole and by topic. */
  'scorecard:waterfall': (arg: InQuarter) => WaterfallReport
  /** What became of the contacts that no person saw. */
  'scorecard:fates': (arg: InQuarter) => FatesReport
  /** How issues went on after AI tried them, and what each way cost. */
  'scorecard:chains': (arg: InQuarter) => ChainsReport
  /** A scorecard for each role, with the quarter before beside it. */
  'scorecard:roles': (arg: InQuarter) => RolesReport
  /** One metric over every quarter, with earlier definitions, breaks and restatements. */
  'scorecard:history': (arg: {
    readonly metric: string
    readonly by?: string
    readonly slice?: string
  }) => HistoryReport
  /** A quarter held against an earlier one: as many days of each, and the same customers. */
  'scorecard:like-for-like': (
    arg: InQuarter & { readonly against?: 'quarter-before' | 'year-before' },
  ) => LikeForLikeReport
  /** Numbers that were told and are told differently now. */
  'scorecard:restatements': (arg: Nothing) => readonly Restatement[]
  'cohorts:retention': (arg: InQuarter & { readonly by?: string }) => CohortReport
  'cost:outcomes': (arg: InQuarter) => CostReport
  /** Cost per contact and per kept resolution for every channel, handler, topic, team, segment or month. */
  'cost:by': (arg: InQuarter & { readonly by: string }) => CostBy
  /** How cost and headcount moved with contacts and revenue. */
  'cost:growth': (arg: InQuarter) => Scaling
  /** What customers cost to serve, and what they bring. */
  'cost:customers': (arg: InQuarter) => CostToServe
  /** Keeps a decision about cost and answers with the cost as it is then. */
  'cost:decide': (arg: InQuarter & { readonly edit: CostEdit }) => CostReport
  /** Takes the newest decision about cost back. */
  'cost:undo': (arg: InQuarter) => CostReport
  'ledger:movements': (arg: InQuarter) => LedgerReport
  /** From the billing data's annual recurring revenue to finance's. */
  'ledger:bridge': (arg: InQuarter) => ArrBridge
  /** What a person says about finance's figure: what it is, or a difference that has a name; answers with the bridge as it is then. */
  'ledger:finance': (
    arg: InQuarter & {
      readonly figure?: { readonly amountMinor: number; readonly currency?: string; readonly on?: string } | null
      readonly difference?: NamedDifference
      readonly drop?: string
    },
  ) => ArrBridge
  'ledger:pnl': (arg: InQuarter) => PnlReport
  /** The case; `edits` are tried out and not kept. */
  'case:report': (arg: InQuarter & { readonly edits?: readonly AssumptionEdit[] }) => CaseReport
  /** Changes an assumption for good and answers with the case as it is then. */
  'case:assume': (arg: InQuarter & { readonly edit: AssumptionEdit }) => CaseReport
  /** Takes the newest change of an assumption back. */
  'case:undo': (arg: InQuarter) => CaseReport
  'case:goal': (arg: InQuarter & { readonly goal: GoalWanted }) => GoalReport
  'case:pilot': (arg: InQuarter & { readonly pilot: PilotWanted }) => PilotPlan
  /** Keeps a pilot's plan before it begins and answers with what is known of the pilot. */
  'case:plan-pilot': (arg: InQuarter & { readonly pilot: PilotWanted }) => PilotReport
  /** What a pilot whose arms were imported came to, against the plan that was kept. */
  'case:pilot-result': (arg: InQuarter) => PilotReport
  /** Promised against realised, for the promise of this name or the newest. */
  'case:promise': (arg: InQuarter & { readonly name?: string }) => PromiseReport
  /** Freezes the case as it stands under a name, or takes that promise back. */
  'case:freeze': (arg: InQuarter & { readonly name: string; readonly drop?: boolean }) => PromiseReport
  /** What a line of a promise came to as a person knows it; `null` lets the data speak again. */
  'case:actual': (arg: {
    readonly promise: string
    readonly quarter: string
    readonly line: string
    readonly amountMinor: number | null
    readonly note: string
  }) => PromiseReport
  'story:proof-points': (arg: InQuarter) => StoryReport
  /** Rewrites, picks, drops or orders proof points; numbers in templates are fields of evidence. */
  'story:decide': (arg: InQuarter & { readonly edit: StoryEdit }) => StoryReport
  /** Takes the newest decision about the quarter's story back. */
  'story:undo': (arg: InQuarter) => StoryReport
  /** Chooses the language in which the project's stories, decks, workbooks and briefs are told from now on. */
  'story:language': (arg: InQuarter & { readonly language: Language }) => StoryReport
  'story:versions': (arg: InQuarter & { readonly point: string }) => readonly StoryVersion[]
  'deck:plan': (arg: InQuarter & { readonly length?: DeckLength; readonly language?: Language }) => Deck
  'deck:export': (
    arg: InQuarter & {
      readonly length?: DeckLength
      /** Another than the project's. */
      readonly language?: Language
      /** A .potx or .pptx whose colours, faces and logo the deck takes. */
      readonly template?: FileRef
      readonly deck?: FileRef
      readonly workbook?: FileRef
      /** The brief as Markdown. */
      readonly brief?: FileRef
      /** The brief as PDF. */
      readonly pdf?: FileRef
    },
  ) => ExportReport
  /** What was exported, newest first; the files are kept as they were handed out. */
  'deck:exports': (arg: Nothing) => readonly ExportLine[]
  /** What would be said differently now than in the newest export of the quarter; `null` when there is none. */
  'deck:changes': (arg: InQuarter) => DeckChanges | null
  /** Writes a file again as it was handed out. */
  'deck:again': (arg: { readonly id: number; readonly kind: ExportKind; readonly file: FileRef }) => {
    readonly bytes: number
  }
  /** Writes every row behind a number as CSV. */
  'evidence:save': (
    arg: { readonly id: string; readonly file: FileRef } & Pick<RowsWanted, 'search' | 'sort'>,
  ) => SavedListReport
  'evidence:open': (arg: { readonly id: string; readonly rows?: RowsWanted }) => EvidenceDetail
}

export type Channel = keyof Contract
export type Argument<C extends Channel> = Parameters<Contract[C]>[0]
export type Answer<C extends Channel> = ReturnType<Contract[C]>
export type Nothing = Readonly<Record<string, never>>

/** What stands behind each channel. */
export type Handlers = { readonly [C in Channel]: (arg: Argument<C>, task: Task) => Promise<Answer<C>> | Answer<C> }

/** How a screen asks: a promise of a reply, never an exception. */
export type Ask = <C extends Channel>(
  channel: C,
  arg: Argument<C>,
  options?: { readonly task?: string },
) => Promise<Reply<Answer<C>>>

/**
 * A file that a person chose. In a window it is a token that only its shell can turn into a path; on the command line it is the path.
 * Handlers always get the path.
 */
export type FileRef = string & { readonly fileRef?: never }

export interface InQuarter {
  /** A fiscal quarter such as `2026Q3`; the last one with a full set of data when left out. */
  readonly quarter?: string
}

/** A page of the rows behind a number; searched and sorted as a whole before it is cut. */
export interface RowsWanted {
  readonly offset: number
  readonly limit: number
  /** Only rows in which some cell holds these letters. */
  readonly search?: string
  /** By which column (its place from 0). */
  readonly sort?: { readonly column: number; readonly descending: boolean }
}

/** Lists that are worked on outside and come back as signals. */
export type SavedList = 'at-risk' | 'hand-off'

export interface SavedListReport {
  readonly file: FileRef
  readonly name: string
  readonly rows: number
}

export interface RulesReport {
  readonly versions: readonly ResolutionRules[]
  readonly topics: readonly { readonly topic: string; readonly contacts: number }[]
}

/** A small file that was written. */
export interface SavedFile {
  readonly file: FileRef
  readonly name: string
  readonly bytes: number
}

export type SavedMapping = SavedFile

/** Somebody by name and role; empty when nobody said. */
export interface Person {
  readonly name: string
  readonly role: string
}

/** An import that was taken back. */
export interface UndoneImport {
  readonly importId: number
  readonly file: string
  readonly title: string
}

/** Something that is said about a thing. */
export interface ReviewWord {
  readonly about: Thing
  readonly said:
    | { readonly kind: 'comment'; readonly text: string }
    | { readonly kind: 'mark'; readonly mark: ReviewMark; readonly text: string }
    | {
        readonly kind: 'proposal'
        readonly value: number
        readonly low?: number
        readonly high?: number
        readonly text: string
      }
}

/** A review that was taken in: how much of it was new, what it brought, and where everybody stands now. */
export interface MergedReview {
  readonly merged: number
  readonly incoming: IncomingReview
  readonly report: ReviewReport
}

/** A file, and what a person says of it. */
export interface FileToImport extends Told {
  readonly file: FileRef
}

/** One piece of long work: it says how far it is and can be told to stop, after which the project is as it was. */
export interface Task {
  readonly report: (progress: Progress) => void
  /** Throws a `cancelled` refusal when the person asked to stop. Long work calls it between pieces and awaits `breathe` so that the wish can arrive. */
  readonly checkCancelled: () => void
  readonly breathe: () => Promise<void>
}

export interface Progress {
  /** What is happening, in words: "Reading tickets.csv". */
  readonly doing: string
  /** 0..1, or `null` when it can't be told. */
  readonly done: number | null
  /** Rows so far, where rows are counted. */
  readonly rows?: number
}

/** Settings to be changed; what is left out stays. */
export interface SettingsWanted {
  readonly currency?: string
  readonly timeZone?: string
  readonly fiscalYearStart?: number
}

export interface ProjectInfo {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly fiscalYearStart: number
  readonly readOnly: boolean
  readonly notices: readonly ProjectNotice[]
  readonly isSample: boolean
  /** A copy that was given away: nothing in it can be changed. */
  readonly copy?: OpenedCopy
  /** Nobody has confirmed currency, time zone and fiscal year yet: they were guessed. */
  readonly isGuessed: boolean
  /** Its file lies in Proofbook’s own folder, because nobody has said where it shall be. */
  readonly isKeptHere: boolean
  readonly imports: number
  readonly dataFrom: string | null
  readonly dataThrough: string | null
  readonly quarters: readonly string[]
  /** The quarter that screens show unless told otherwise. */
  readonly quarter: string | null
}

/** How a project was found when it was opened, where that is not as always. */
export type ProjectNotice =
  | { readonly kind: 'read-only'; readonly because: 'file' | 'folder' }
  /** The last sitting ended without being closed; everything confirmed is there. */
  | { readonly kind: 'crashed' }
  /** Something else than Proofbook wrote to it, or it was copied while it was open; all that can be checked is whole. */
  | { readonly kind: 'changed' }
  /** After either of these it was gone through: these parts are not as they were written. */
  | { readonly kind: 'not-as-written'; readonly faults: readonly string[] }
  /** Brought up to this version of Proofbook, with a backup from before. */
  | { readonly kind: 'upgraded' }
  /** It lies on a network drive, or where a program copies it to other computers. */
  | { readonly kind: 'shared-place'; readonly place: string }
  /** It lies in such a place: a copy on this computer is worked in, and put back after imports and at the close. `published` is when that last happened, from whatever computer; ISO 8601, UTC; `null` when the file is away. */
  | { readonly kind: 'working-copy'; readonly place: string; readonly published: string | null }
  /** Work in `of` is on this computer only: an earlier sitting left it there, the shared file is away, or somebody else has changed it, or it could not be written. */
  | { readonly kind: 'unpublished'; readonly of: string; readonly because: 'found' | 'away' | 'changed' | 'failed' }
  /** What was done since is on this computer only, until it is put back. */
  | { readonly kind: 'not-yet-shared'; readonly of: string }
  /** Somebody else had changed `of`, so the work was saved beside it under a name of its own. */
  | { readonly kind: 'conflict-saved'; readonly of: string; readonly name: string }
  /** Somebody on another computer seems to work on it too. */
  | { readonly kind: 'also-open'; readonly user: string; readonly host: string; readonly since: string }
  /** Two computers changed it at once, and the copying program kept both. */
  | { readonly kind: 'conflicted-copies'; readonly names: readonly string[] }

/** What became of work in a shared project when it was closed: it is in its folder, or why not. */
export type ClosedProject = { readonly kind: 'published'; readonly of: string } | ProjectNotice

/** Two versions of one project, by what was done in each, as their logs tell it. */
export interface SharedConflict {
  readonly of: string
  /** When they were last the same, ISO 8601, UTC; `null` when they never were. */
  readonly since: string | null
  readonly ours: readonly LogEntry[]
  readonly theirs: readonly LogEntry[]
}

/** A project that could not be opened. */
export interface UnopenedProject {
  readonly file: FileRef
  readonly name: string
  readonly error: ReplyError
  /** Newest first. */
  readonly backups: readonly BackupLine[]
}

/** A copy of the project as it was. */
export interface BackupLine {
  readonly name: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Before what it was made. */
  readonly why: 'upgrade' | 'import' | 'restore' | 'asked'
  readonly bytes: number
}

export interface VerifyReport {
  readonly ok: boolean
  /** Hash over everything that was imported or decided; the same content always has the same hash. */
  readonly contentHash: string
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[]
}

/** What a person changed in a project. */
export type ChangeKind =
  | 'import'
  | 'take-back'
  | 'reading'
  | 'identity'
  | 'windows'
  | 'outcome'
  | 'hand-off'
  | 'cost'
  | 'finance'
  | 'assumption'
  | 'pilot'
  | 'promise'
  | 'actual'
  | 'story'
  | 'settings'

/** A change, and what it was about: a file, an assumption, a signal; nothing where the kind says it all. */
export interface ChangeLine {
  readonly kind: ChangeKind
  readonly subject: string
}

/** The newest change that can be taken back, and the newest one taken back that can be made again. */
export interface ChangesReport {
  readonly undo: ChangeLine | null
  readonly redo: ChangeLine | null
}

/** What an export writes: the deck, the workbook, the brief as Markdown and as PDF. */
export type ExportKind = 'deck' | 'workbook' | 'brief' | 'pdf'

/** An export that is kept in the project. */
export interface ExportLine {
  readonly id: number
  readonly quarter: string
  readonly length: DeckLength
  readonly date: string
  /** Instant, in seconds. */
  readonly at: number
  readonly files: readonly {
    readonly kind: ExportKind
    readonly name: string
    readonly sha256: string
    readonly size: number
  }[]
}

export interface DeckChanges {
  readonly since: { readonly id: number; readonly date: string; readonly at: number }
  readonly changes: readonly DeckChange[]
}

export interface ExportReport {
  readonly files: readonly {
    readonly kind: ExportKind
    readonly file: FileRef
    readonly name: string
    readonly bytes: number
  }[]
  readonly slides: readonly { readonly title: string; readonly grade: string; readonly evidence: readonly string[] }[]
}

export interface EvidenceDetail {
  readonly evidence: Evidence
  readonly definition: Definition | null
  readonly rows: {
    /** As many as there are after searching. */
    readonly total: number
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
  } | null
}

/** What a window is given by its shell, whichever it is: to ask, to hear of progress, and to let a person choose files. It can name no path. */
export interface Bridge {
  readonly shell: 'electron' | 'browser'
  readonly ask: Ask
  readonly onProgress: (listener: (task: string, progress: Progress) => void) => () => void
  readonly cancel: (task: string) => void
  /** Hears of what a person asks for outside the page; returns how to stop listening. */
  readonly onCommand: (listener: (command: ShellCommand) => void) => () => void
  /** The projects opened lately on this computer. */
  readonly recent: {
    readonly list: () => Promise<readonly RecentProject[]>
    /** Takes one off the list, or all of them; the files stay. */
    readonly forget: (file?: FileRef) => Promise<void>
  }
  readonly appearance: {
    /** What was chosen, now or when Proofbook ran last. */
    readonly kept: () => Promise<Appearance>
    readonly keep: (appearance: Appearance) => Promise<void>
  }
  /** Says what would be lost if the window were closed now, so that closing asks first; `null` when nothing would. */
  readonly holdOpen: (what: Unsaved | null) => void
  readonly files: {
    /** Lets the person choose existing files; empty when they change their mind. */
    readonly pick: (
      what: 'exports' | 'project' | 'crosswalk' | 'mapping' | 'template' | 'review',
    ) => Promise<readonly PickedFile[]>
    /** Files that the person dropped on the window; for a folder those directly in it. */
    readonly drop: (files: readonly File[]) => Promise<readonly PickedFile[]>
    /** A place for a new project in Proofbook’s own folder, without asking; the name is made free. */
    readonly place: (suggestedName: string) => Promise<PickedFile>
    /** Lets the person say where to write; `null` when they change their mind. */
    readonly saveAs: (what: SaveKind, suggestedName: string) => Promise<PickedFile | null>
    /** Lets the person say once where files that belong together go: the first is asked for, the others get its name and lie beside it, over nothing that is there. `null` when they change their mind. */
    readonly saveTogether: (
      wanted: readonly { readonly what: SaveKind; readonly suggestedName: string }[],
    ) => Promise<readonly PickedFile[] | null>
    /** Hands a written file over: shows it in its folder, or downloads it in a browser. */
    readonly deliver: (file: FileRef) => Promise<void>
  }
}

/** What a person asked for outside the page: in the native menu, or by opening a project in the file manager. */
export type ShellCommand =
  | { readonly do: 'new' }
  | { readonly do: 'open' }
  /** Opens a project for reading only, at its review. */
  | { readonly do: 'open-for-review' }
  | { readonly do: 'import' }
  | { readonly do: 'export' }
  | { readonly do: 'print' }
  | { readonly do: 'close' }
  | { readonly do: 'find' }
  | { readonly do: 'back' }
  | { readonly do: 'forward' }
  | { readonly do: 'definitions' }
  /** A place of the rail, the first one being 1. */
  | { readonly do: 'go'; readonly place: number }
  | { readonly do: 'appearance'; readonly to: Appearance }
  | { readonly do: 'open-file'; readonly file: PickedFile }

/** Light, dark, or as the system says. */
export type Appearance = 'system' | 'light' | 'dark'

/** What would be lost if the window were closed: work that is still going on, or a text that was not saved. */
export type Unsaved = 'work' | 'text'

/** A project that was opened lately. */
export interface RecentProject extends PickedFile {
  /** What the file is called: a project keeps its own name when its file is renamed. */
  readonly fileName: string
  /** The name of the folder that it lies in, which tells projects of one name apart. */
  readonly folder: string
  /** The day on which it was opened last. */
  readonly day: string
  /** Whether it is not where it was. */
  readonly isMissing: boolean
}

export type SaveKind = 'project' | 'copy' | ExportKind | 'csv' | 'mapping' | 'review' | 'picture'

export interface PickedFile {
  readonly file: FileRef
  readonly name: string
}

/** The browser's `File`, named here so that the contract needs no browser types. */
export interface File {
  readonly name: string
  readonly size: number
}
