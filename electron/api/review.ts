import { formatQuarter, plural } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { type AssumptionEdit, type AssumptionId, assumptionIds } from '../../shared/case/assumption.ts'
import { assumptionsFrom } from '../../shared/case/register.ts'
import type { MergedReview, ReviewWord, SavedFile, Task } from '../../shared/contract.ts'
import type { LogLine } from '../../shared/log/entry.ts'
import { maybeDefinition } from '../../shared/metrics/registry/index.ts'
import {
  type ReviewEntry,
  type Reviewer,
  type ReviewFile,
  type ReviewHead,
  type Said,
  type SettlementOutcome,
  type Thing,
  thingKey,
} from '../../shared/review/entry.ts'
import type { IncomingReview, ReviewReport } from '../../shared/review/report.ts'
import {
  incomingReview,
  reviewReport as makeReviewReport,
  type ReviewGround,
} from '../../shared/review/review-report.ts'
import { saveFile } from '../files/write-file.ts'
import { contentHash } from '../store/content-hash.ts'
import { maybeEvidence } from '../store/evidence.ts'
import { maybeSuperseded } from '../store/facts/superseded.ts'
import { appendLog } from '../store/log.ts'
import {
  holdsLogHead,
  idOfSaid,
  keepReviewEntries,
  projectIdOf,
  readReviewEntries,
  readReviewHeads,
} from '../store/reviews.ts'
import { readSettings } from '../store/settings.ts'
import { maybeWritable, type ReadStore, transact, type WriteStore } from '../store/store.ts'
import { assume, readAssumptions } from './case.ts'
import { quartersOf } from './periods.ts'
import { type Drafts, ownContent, ownHead } from './review-draft.ts'
import { readReviewFile, reviewBytes } from './review-file.ts'
import { changedSinceSigned, maybeReconciliation, partsToSign, signedLines, type ToSign } from './sign-off.ts'
import { assumptionWords, tellAssumption } from './tellings.ts'

/** Who speaks, when, and where drafts are. */
export interface ReviewDesk {
  readonly drafts: Drafts
  readonly me: () => Reviewer
  /** May the open project itself be written to? */
  readonly mayWrite: (store: ReadStore) => boolean
  readonly at: () => number
}

/** Everything that was said of the project, in it and in the review that is being written on this computer. */
export function reviewReport(store: ReadStore, desk: ReviewDesk): ReviewReport {
  return makeReviewReport(groundOf(store, desk))
}

function groundOf(store: ReadStore, { drafts, me, mayWrite }: ReviewDesk): ReviewGround {
  const draft = drafts.maybeRead(store)
  const had = readReviewEntries(store)
  const known = new Set(had.map(({ id }) => id))
  return {
    heads: readReviewHeads(store),
    entries: [...had, ...(draft?.entries ?? []).filter(({ id }) => !known.has(id))],
    draft: draft?.head ?? null,
    writes: draft !== undefined ? 'review' : mayWrite(store) ? 'project' : 'nowhere',
    me: me(),
    titleOf: (about) => titleOf(about),
    isKnown: (about) => isKnown(store, about),
    valueOf: (about, value) => valueWords(store, about, value),
    changedSince: (entry) => changedSinceSigned(store, entry),
    signedLines,
  }
}

// The register's own titles and units are the same whatever the data say.
const plainRegister = assumptionsFrom({
  quarter: '2026Q1',
  currency: 'EUR',
  dataThrough: null,
  cost: null,
  ledger: null,
})

const isAssumption = (id: string): id is AssumptionId => assumptionIds.some((one) => one === id)

function titleOf({ kind, id }: Thing): string {
  switch (kind) {
    case 'number': {
      const [metric = '', period = '', slice] = id.split('/')
      const definition = maybeDefinition(metric.split('@')[0] ?? '')
      if (definition === undefined) return id
      const when = /^\d{4}Q[1-4]$/.test(period) ? formatQuarter(period) : period
      return [definition.title, when, slice?.replaceAll('=', ' ')].filter(Boolean).join(', ')
    }
    case 'assumption':
      return isAssumption(id) ? plainRegister[id].title : id
    case 'definition':
      return maybeDefinition(id.split('@')[0] ?? '')?.title ?? id
    case 'reconciliation': {
      const [what = '', quarter = ''] = id.split('/')
      const of: Readonly<Record<string, string>> = {
        movements: 'Movements of recurring revenue',
        arr: 'Recurring revenue, ours and finance’s',
        cost: 'Cost and what was shared out',
      }
      const title = Object.hasOwn(of, what) ? of[what] : undefined
      return title === undefined || !/^\d{4}Q[1-4]$/.test(quarter) ? id : `${title}, ${formatQuarter(quarter)}`
    }
    case 'proof-point':
      return id.replace(/^(\d{4}Q[1-4])\//, (_, quarter: string) => `${formatQuarter(quarter)}: `).replaceAll('-', ' ')
    case 'project':
      return 'The project as a whole'
  }
}

function isKnown(store: ReadStore, { kind, id }: Thing): boolean {
  switch (kind) {
    case 'number':
      return (
        maybeDefinition(id.split('@')[0] ?? '') !== undefined ||
        maybeEvidence(store, id) !== undefined ||
        maybeSuperseded(store, id) !== undefined
      )
    case 'assumption':
      return isAssumption(id)
    case 'definition':
      return maybeDefinition(id.split('@')[0] ?? '') !== undefined
    case 'reconciliation':
      return maybeReconciliation(store, id) !== undefined
    case 'proof-point':
      return quartersOf(store).some(({ name }) => id.startsWith(`${name}/`))
    case 'project':
      return id === 'project'
  }
}

function valueWords(store: ReadStore, { kind, id }: Thing, value: number): string {
  return kind === 'assumption' && isAssumption(id)
    ? assumptionWords(plainRegister[id], value, readSettings(store).currency)
    : String(value)
}

/** Says something about a thing: into the review that is being written, else into the project itself. */
export async function say(store: ReadStore, desk: ReviewDesk, word: ReviewWord): Promise<ReviewReport> {
  await keep(store, desk, word.about, checked(word))
  return reviewReport(store, desk)
}

function checked({ about, said }: ReviewWord): Said {
  const text = said.text.trim()
  if (said.kind === 'comment' && text === '')
    throw new Refusal('bad-value', 'a comment needs words', 'write what you want to say')
  if (said.kind === 'mark' && said.mark === 'challenged' && text === '')
    throw new Refusal('bad-value', 'a challenge needs its reason', 'say in a few words what is doubtful')
  if (said.kind === 'comment') return { kind: 'comment', text }
  if (said.kind === 'mark') return { kind: 'mark', mark: said.mark, text }
  if (about.kind !== 'assumption' || !isAssumption(about.id))
    throw new Refusal(
      'bad-value',
      'another value is proposed for an assumption',
      'comment on it, or mark it as challenged',
    )
  if (text === '')
    throw new Refusal('bad-value', 'a proposed value needs its reason', 'say in a few words where it comes from')
  const [low, high] = [said.low ?? null, said.high ?? null]
  if ((low !== null && low > said.value) || (high !== null && high < said.value))
    throw new Refusal('bad-value', 'low, value and high are not in order', 'give them in order')
  if (plainRegister[about.id].unit === 'share' && Math.max(said.value, high ?? 0) > 1)
    throw new Refusal('bad-value', 'a share can’t be more than 100 %', 'give a value between 0 and 1')
  return { kind: 'proposal', value: said.value, low, high, text }
}

/** Signs definitions, or a reconciliation, by name and role. */
export async function sign(store: ReadStore, desk: ReviewDesk, wanted: ToSign): Promise<ReviewReport> {
  const by = desk.drafts.maybeRead(store)?.head.by ?? desk.me()
  if (by.name === '' || by.role === '')
    throw new Refusal(
      'bad-value',
      'a signature needs a name and a role',
      'say who you are first (on the command line: me --name --role)',
    )
  await keep(store, desk, wanted.about, { kind: 'signature', ...partsToSign(store, wanted) })
  return reviewReport(store, desk)
}

/** Takes something back that whoever asks has said. It stays to be read. */
export async function withdraw(store: ReadStore, desk: ReviewDesk, entry: string): Promise<ReviewReport> {
  const { things, signatures } = reviewReport(store, desk)
  const found =
    things.flatMap(({ about, said }) => said.map((one) => ({ ...one, about }))).find(({ id }) => id === entry) ??
    signatures.find(({ id }) => id === entry)
  if (found === undefined || !found.isMine)
    throw new Refusal('not-found', 'this was not said by you', 'only whoever said it can take it back')
  if (!found.isWithdrawn) await keep(store, desk, found.about, { kind: 'withdrawal', entry })
  return reviewReport(store, desk)
}

async function keep(store: ReadStore, desk: ReviewDesk, about: Thing, said: Said): Promise<void> {
  const draft = desk.drafts.maybeRead(store)
  if (draft !== undefined) {
    await desk.drafts.add(store, entryOf(draft.head, desk.at(), about, said))
    return
  }
  const writable = desk.mayWrite(store) ? maybeWritable(store) : undefined
  if (writable === undefined)
    throw new Refusal(
      'read-only',
      'this project is open for reading only',
      'start a review to write your remarks beside it',
    )
  keepOwn(writable, desk, about, said)
}

/** The owner's own words go straight into the project. */
function keepOwn(store: WriteStore, desk: ReviewDesk, about: Thing, said: Said): ReviewEntry {
  const by = desk.me()
  const own = readReviewHeads(store).find(
    (head) => head.by.name === by.name && head.by.role === by.role && head.content === ownContent,
  )
  const head = own ?? ownHead(store, by, desk.at())
  const entry = entryOf(head, desk.at(), about, said)
  keepReviewEntries(store, head, [entry], () => lineOf(about, said))
  return entry
}

function entryOf(head: ReviewHead, at: number, about: Thing, said: Said): ReviewEntry {
  const entry = { review: head.id, at, about, ...said }
  return { id: idOfSaid(entry), ...entry }
}

/** What was said may name a customer: the log tells that it was said, and its hash. */
function lineOf(about: Thing, said: Said): LogLine {
  const title = titleOf(about)
  const line = (what: string, kind: LogLine['kind'] = 'review'): LogLine => ({ kind, what, details: [] })
  switch (said.kind) {
    case 'comment':
      return line(`Commented on “${title}”`)
    case 'mark':
      return line(`Marked “${title}” as ${said.mark}`)
    case 'proposal':
      return line(`Proposed another value for “${title}”`)
    case 'signature':
      return line(
        about.kind === 'project'
          ? `Signed ${plural(said.signed.length, 'definition')}`
          : `Signed “${title}”${said.differs === undefined ? '' : ' as seen, though it does not tie'}`,
        'sign-off',
      )
    case 'withdrawal':
      return line(`Took something back that was said of “${title}”`)
    case 'settlement':
      return line(`Settled “${title}”: ${said.outcome}`)
  }
}

/** Begins a review of the project as it is. Refuses to begin another while one is being written. */
export async function startReview(store: ReadStore, desk: ReviewDesk, by: Reviewer): Promise<void> {
  if (by.name.trim() === '')
    throw new Refusal('bad-value', 'a review needs a name', 'say who reviews, so that the others know whom to ask')
  if (desk.drafts.maybeRead(store) !== undefined)
    throw new Refusal('already-exists', 'a review is being written already', 'hand it over, or end it first')
  await desk.drafts.start(store, { name: by.name.trim(), role: by.role.trim() }, desk.at())
}

/** Writes the review as one small file that finds its way back to this project. */
export async function handOver(store: ReadStore, desk: ReviewDesk, file: string): Promise<SavedFile> {
  const draft = desk.drafts.maybeRead(store)
  if (draft === undefined)
    throw new Refusal('no-data', 'no review of this project is being written here', 'start one first')
  const bytes = reviewBytes(draft)
  await saveFile(file, bytes)
  return { file, name: file.split(/[\\/]/).at(-1) ?? file, bytes: bytes.length }
}

/** What a review that came back would bring; changes nothing. */
export function lookAtReview(store: ReadStore, desk: ReviewDesk, file: string): IncomingReview {
  return incomingOf(store, desk, readOwnReview(store, file))
}

function incomingOf(store: ReadStore, desk: ReviewDesk, review: ReviewFile): IncomingReview {
  return incomingReview(groundOf(store, desk), review, {
    // A review copy has other content by its nature, and names none.
    isOfOtherContent: review.head.content !== '' && review.head.content !== contentHash(store, { reviews: false }),
    logIsTheSame: holdsLogHead(store, review.head.log),
  })
}

function readOwnReview(store: ReadStore, file: string): ReviewFile {
  const review = readReviewFile(file)
  if (review.head.project !== projectIdOf(store))
    throw new Refusal(
      'review-invalid',
      'this is a review of another project',
      'open the project that was reviewed, then take it in there',
    )
  return review
}

/** Takes a review in, whole or not at all: a union, so that the same review twice changes nothing and the order of several doesn't matter. */
export async function mergeReview(
  store: WriteStore,
  desk: ReviewDesk,
  file: string,
  task: Task,
): Promise<MergedReview> {
  const step = async (doing: string, done: number): Promise<void> => {
    task.report({ doing, done })
    await task.breathe()
    task.checkCancelled()
  }
  await step('Reading the review', 0)
  const review = readOwnReview(store, file)
  await step(`Comparing ${plural(review.entries.length, 'remark')}`, 0.2)
  const incoming = incomingOf(store, desk, review)
  await step('Taking the review in', 0.6)
  const { by } = review.head
  const merged = keepReviewEntries(store, review.head, review.entries, (fresh) => ({
    kind: fresh.some(({ kind }) => kind === 'signature') ? 'sign-off' : 'review',
    what: `Took in the review of ${by.name}${by.role === '' ? '' : ` (${by.role})`}: ${mergedWords(incoming)}`,
    details: [{ about: 'what had been said of the project', before: null, after: String(review.entries.length) }],
  }))
  task.report({ doing: 'Looking at what was said', done: 0.9 })
  return { merged, incoming, report: reviewReport(store, desk) }
}

function mergedWords({ comments, marks, proposals, signatures, withdrawals }: IncomingReview): string {
  const said = [
    comments > 0 ? plural(comments, 'comment') : '',
    marks > 0 ? plural(marks, 'mark') : '',
    proposals > 0 ? plural(proposals, 'proposed value') : '',
    signatures > 0 ? plural(signatures, 'signature') : '',
    withdrawals > 0 ? `${withdrawals} taken back` : '',
  ].filter((words) => words !== '')
  return said.length === 0 ? 'nothing new' : said.join(', ')
}

/**
 * The owner says what holds: a mark, or which proposed value is taken, or that none is. Taking a value changes the assumption by the ordinary decision, which can be taken back; marking an
 * assumption changes what finance is held to say of it. Always with a reason, and everything that was said stays.
 */
export function settle(
  store: WriteStore,
  desk: ReviewDesk,
  wanted: {
    readonly about: Thing
    readonly outcome: SettlementOutcome
    readonly accepted?: string
    readonly text: string
    readonly quarter?: string
  },
): ReviewReport {
  const { about, outcome } = wanted
  const text = wanted.text.trim()
  if (text === '') throw new Refusal('bad-value', 'what is settled needs its reason', 'say in a few words why it holds')
  const { things } = reviewReport(store, desk)
  const thing = things.find((one) => thingKey(one.about) === thingKey(about))
  if (thing === undefined)
    throw new Refusal('not-found', `nothing was said of “${about.id}”`, 'choose something that was')
  const isOfProposals = outcome === 'accepted' || outcome === 'declined'
  const accepted = outcome === 'accepted' ? wanted.accepted : undefined
  if (outcome === 'accepted' && (accepted === undefined || !thing.pending.includes(accepted)))
    throw new Refusal('bad-value', 'there is no such proposal', 'choose one of those that wait for an answer')
  transact(store, () => {
    const edit = editOf(store, about, outcome, accepted)
    if (edit !== undefined) change(store, wanted.quarter, edit, desk.at())
    keepOwn(store, desk, about, {
      kind: 'settlement',
      settles: isOfProposals ? thing.pending : thing.unsettled,
      outcome,
      accepted: accepted ?? null,
      text,
    })
  })
  return reviewReport(store, desk)
}

/** The ordinary decision about an assumption, with its own entry in the log. */
function change(store: WriteStore, quarter: string | undefined, edit: AssumptionEdit, at: number): void {
  const was = readAssumptions(store, quarter)[edit.id]
  const { assumptions, currency } = assume(store, quarter, edit, at)
  const line = tellAssumption(
    was,
    assumptions.find(({ id }) => id === edit.id),
    currency,
  )
  if (line !== null) appendLog(store, line)
}

function editOf(
  store: ReadStore,
  about: Thing,
  outcome: SettlementOutcome,
  accepted: string | undefined,
): AssumptionEdit | undefined {
  if (about.kind !== 'assumption' || !isAssumption(about.id)) return undefined
  if (outcome === 'declined') return undefined
  if (outcome !== 'accepted') return { id: about.id, status: outcome }
  const proposal = readReviewEntries(store).find(({ id }) => id === accepted)
  if (proposal?.kind !== 'proposal') return undefined
  const by = readReviewHeads(store).find(({ id }) => id === proposal.review)?.by
  return {
    id: about.id,
    value: proposal.value,
    ...(proposal.low !== null && { low: proposal.low }),
    ...(proposal.high !== null && { high: proposal.high }),
    source: `proposed by ${by?.name ?? 'a reviewer'}: ${proposal.text}`.slice(0, 1000),
  }
}
