import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Refusal, type ReplyError } from '../../shared/base/refusal.ts'
import type { CaseReport } from '../../shared/case/report.ts'
import type { ChangeKind, FileToImport, Handlers, ProjectInfo, Task, UnopenedProject } from '../../shared/contract.ts'
import type { Receipt } from '../../shared/import/report.ts'
import type { LogDetail } from '../../shared/log/entry.ts'
import { registry } from '../../shared/metrics/registry/index.ts'
import type { CopyLabel, OpenedCopy } from '../../shared/privacy/share.ts'
import { forgetBackups } from '../store/backups.ts'
import { beginLog } from '../store/begin-log.ts'
import { copyStore } from '../store/copy-store.ts'
import { listExports } from '../store/exports.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { readRestatements } from '../store/facts/restatements.ts'
import { fileRefusal } from '../store/file-refusals.ts'
import { knownBytesIn } from '../store/known-bytes.ts'
import { noteInLog, partedLogs, readLogHead, type Teller, tellAs } from '../store/log.ts'
import { isSameFile, openStore } from '../store/open-store.ts'
import { readRemembered } from '../store/remembered-mappings.ts'
import { readSettings } from '../store/settings.ts'
import { maybeOpenCopy } from '../store/share/open-copy.ts'
import { maybeWritable, type ReadStore, type WriteStore } from '../store/store.ts'
import type { Published } from '../store/working-copy.ts'
import { atRiskReport } from './at-risk.ts'
import { backUpNow, backupsOf, goBackTo } from './backups.ts'
import { bridgeReport, keepFinanceWord } from './bridge.ts'
import { assume, caseReport, goalReport, undoAssumption } from './case.ts'
import { chainsReport } from './chains.ts'
import { rememberChanges } from './changes.ts'
import { retentionReport } from './cohorts.ts'
import { costBy, costGrowth, customersServed, decideCost, undoCost } from './cost.ts'
import {
  answerImport,
  importFiles,
  listImports,
  listProblemGroups,
  listProblems,
  listSources,
  mappingOf,
  preview,
  previewAnswer,
  readMapping,
  recogniseFiles,
  redo,
  saveMapping,
  undo,
  undone,
} from './data.ts'
import { changesSinceExport, deckPlan, exportAgain, exportDeck } from './deck.ts'
import { openEvidence } from './evidence.ts'
import { fatesReport } from './fates.ts'
import { refuseDeck, refuseHeldBack, withoutSmallNumbers } from './hide-small.ts'
import { historyReport } from './history.ts'
import { decide, findCustomers, identityReport, undecide } from './identity.ts'
import { likeForLikeReport } from './like-for-like.ts'
import { readLink } from './link.ts'
import { logReport, saveLog } from './log.ts'
import { noteSeen, readNews } from './news.ts'
import { decideOutcome, readOutcomeMap } from './outcome-map.ts'
import { type OwnCopy, openOwn, sharedPlaceOf, type Unpublished } from './own-copy.ts'
import { dropKeptRows, eraseForGood, findPerson, peopleReport, previewErasure } from './people.ts'
import { keepPerson, readPerson } from './person.ts'
import { keepPilotPlan, pilotPlan, pilotReport } from './pilot.ts'
import { pnlReport } from './pnl.ts'
import { contentFaults, createProject, projectInfo, verifyProject } from './project.ts'
import { freezePromise, keepActual, promiseReport } from './promise.ts'
import { keptCost, keptLedger } from './quarter-facts.ts'
import { readReadiness } from './readiness.ts'
import { refuseInWords } from './refuse-in-words.ts'
import {
  handOver,
  lookAtReview,
  mergeReview,
  type ReviewDesk,
  reviewReport,
  say,
  settle,
  sign,
  startReview,
  withdraw,
} from './review.ts'
import { draftsIn } from './review-draft.ts'
import { rolesReport } from './roles.ts'
import { importSample } from './sample.ts'
import { saveList } from './save-list.ts'
import { savePicture } from './save-picture.ts'
import { saveRows } from './save-rows.ts'
import { metricsReport } from './scorecard.ts'
import { selfCheckReport } from './self-check.ts'
import { previewShare, shareProject } from './share.ts'
import { signableReport } from './sign-off.ts'
import { decideHandOff, signalsReport } from './signals.ts'
import { answersReport, decideStory, speakStory, storyReport, storyVersions, undoStory } from './story.ts'
import { tellChanges } from './tell-changes.ts'
import { verifyDeep } from './verify-deep.ts'
import { waterfallReport } from './waterfall.ts'
import { decideWindows, rulesReport } from './windows.ts'

/** What a core is given: the date that it takes for today, and a folder of its own for the sample project. */
export interface CoreOptions {
  readonly today: string
  readonly dataFolder: string
  /** The instant now, in seconds, for the log; the beginning of today when left out. */
  readonly clock?: () => number
  /** Where it is kept who works on this computer; `dataFolder` when left out. */
  readonly ownFolder?: string
}

/** Makes the core: what answers every channel, over one open project at a time. */
export function createCore(options: CoreOptions): {
  readonly handlers: Handlers
  /** Closes what is open. Gives what must be said when work could not be put back into a shared folder. */
  readonly close: () => Refusal | null
  /** The core before this one came to its end over this file. */
  readonly noteUnopened: (file: string, error: ReplyError) => void
} {
  let store: ReadStore | null = null
  const changes = rememberChanges()
  let copy: OpenedCopy | null = null
  let own: OwnCopy | null = null
  /** What came of the project that was closed last, until another is closed. */
  let unsaid: Unpublished | null = null
  let faults: readonly string[] = []
  /** The end of the log in the shared file that the project was copied from, or is put back into. */
  let sharedHead: string | null = null
  let unopened: Pick<UnopenedProject, 'file' | 'error'> | null = null
  const close = (): Refusal | null => {
    store?.close()
    const given = own?.giveBack() ?? null
    if (store !== null) unsaid = given
    store = null
    copy = null
    own = null
    faults = []
    sharedHead = null
    changes.forget()
    return given?.refusal ?? null
  }
  const infoOf = (opened: ReadStore) => {
    const notices = [
      ...(faults.length === 0 ? [] : [{ kind: 'not-as-written', faults } as const]),
      ...(own?.notices() ?? []),
      ...(own !== null && isAhead(opened) ? [{ kind: 'not-yet-shared', of: basename(opened.path) } as const] : []),
      ...(unsaid === null ? [] : [unsaid.notice]),
    ]
    const info = projectInfo(opened, join(options.dataFolder, 'projects'), notices)
    return copy === null ? info : { ...info, readOnly: true, copy }
  }
  /** Was anything done that the shared file does not have yet? Whatever is done stands in the log. */
  const isAhead = (opened: ReadStore): boolean => sharedHead === null || readLogHead(opened).hash !== sharedHead
  const project = (): ReadStore => {
    if (store === null) throw new Refusal('no-project', 'no project is open', 'open one, or make a new one')
    return store
  }
  const writable = (): WriteStore => {
    if (store !== null && copy !== null) throw unchangeable(copy)
    const found = maybeWritable(project())
    if (found === undefined)
      throw new Refusal(
        'read-only',
        'this project is open for reading only',
        'copy it to a folder of your own and open the copy',
      )
    return found
  }
  const settings = () => {
    const kept = store === null ? null : readSettings(store)
    return { timeZone: kept?.timeZone ?? null, currency: kept?.currency ?? null }
  }
  const remembered = () => (store === null ? [] : readRemembered(store))
  const now = () => Math.floor(Date.parse(`${options.today}T00:00:00Z`) / 1000)
  const ownFolder = options.ownFolder ?? options.dataFolder
  const known = knownBytesIn(ownFolder)
  const teller: Teller = { who: () => readPerson(ownFolder).name, at: options.clock ?? now }
  const desk: ReviewDesk = {
    drafts: draftsIn(join(ownFolder, 'reviews')),
    me: () => readPerson(ownFolder),
    mayWrite: (opened) => copy === null && !opened.readOnly,
    at: teller.at,
  }
  const use = (opened: ReadStore): ReadStore => {
    tellAs(opened, teller)
    beginLog(opened)
    return opened
  }
  /** A project that is being reviewed on this computer is open for reading only. */
  const asReviewed = (opened: ReadStore): ReadStore =>
    !opened.readOnly && desk.drafts.isWriting(opened) ? reopen(use(opened), true) : use(opened)
  const reopen = (opened: ReadStore, readOnly: boolean): ReadStore => {
    // Nothing can be derived while it is open for reading only.
    ensureDerived(opened)
    // A copy is open for reading whatever is done with it, and is saved nowhere.
    if (copy !== null) return opened
    const { path } = opened
    opened.close()
    return use(openStore(path, { readOnly, known, ...(own === null ? {} : { at: own.at }) }))
  }
  const openAt = (file: string) => openOwn(file, { folder: join(ownFolder, 'working'), today: options.today, known })
  /** Takes an opened project for the one that all questions are about. */
  const take = (opened: { readonly store: ReadStore; readonly own: OwnCopy | null }): ReadStore => {
    store = opened.store
    own = opened.own
    try {
      faults = contentFaults(opened.store)
      store = asReviewed(opened.store)
      noteShared(store)
    } catch (error) {
      close()
      throw error
    }
    return store
  }
  /** Opens a project, and remembers why not. */
  const opening = async (file: string, work: () => ProjectInfo | Promise<ProjectInfo>): Promise<ProjectInfo> => {
    try {
      const info = await work()
      if (unopened !== null && isSameFile(unopened.file, file)) unopened = null
      return info
    } catch (thrown) {
      const error = fileRefusal(thrown, file)
      if (error instanceof Refusal)
        unopened = { file, error: { code: error.code, message: error.message, hint: error.hint } }
      throw error
    }
  }
  /** Puts what was done so far into the shared folder that the project lies in, if it lies in one. */
  const publish = (): Published | null => {
    if (store === null || own === null) return null
    const { path, readOnly } = store
    store.close()
    try {
      const outcome = own.publish()
      return outcome
    } finally {
      store = use(openStore(path, { readOnly, known, at: own.at }))
      noteShared(store)
    }
  }
  /** Remembers how far the log goes in the shared file. */
  const noteShared = (now: ReadStore): void => {
    if (own?.isPublished()) sharedHead = readLogHead(now).hash
  }

  /** The open project, of which somebody else has put another version into the shared folder. */
  const contested = (): { readonly store: ReadStore; readonly own: OwnCopy } => {
    const opened = project()
    if (own === null || !own.isContested())
      throw new Refusal('no-data', 'nobody else has changed this project meanwhile', 'go on, or put it into its folder')
    return { store: opened, own }
  }

  /** Makes a change of decisions that Undo can take back. */
  const decided = <T>(
    kind: ChangeKind,
    subject: string | ((value: T) => string),
    work: (store: WriteStore) => T,
  ): T => {
    const open = writable()
    return changes.decided(
      open,
      (value: T) => ({ kind, subject: typeof subject === 'string' ? subject : subject(value) }),
      () => work(open),
    )
  }
  const imported = async (files: readonly FileToImport[], task: Task): Promise<Receipt[]> => {
    const open = writable()
    const before = new Set(listImports(open).map(({ id }) => id))
    try {
      return await importFiles(open, [...files], task, now())
    } finally {
      // A refused import may have brought in the files before the one that failed.
      changes.imported(listImports(open).filter(({ id }) => !before.has(id)))
      publish()
    }
  }

  /** Tells in the log that something left the project as a file, where it can be told. */
  const handedOut = (from: ReadStore, what: string, file: string, rows?: number): void => {
    const writes = copy === null ? maybeWritable(from) : undefined
    if (writes === undefined) return
    const details: LogDetail[] = [{ about: 'file', before: null, after: basename(file) }]
    if (rows !== undefined) details.push({ about: 'rows', before: null, after: String(rows) })
    noteInLog(writes, { kind: 'export', what, details })
  }

  const handlers: Handlers = {
    'project:current': () => (store === null ? null : infoOf(store)),
    'project:create': ({ file, ...wanted }) => {
      const made = createProject(file, wanted)
      close()
      if (sharedPlaceOf(file) !== undefined) {
        // The log begins in the file that is shared, so that all its copies have its beginning.
        use(made).close()
        return infoOf(take(openAt(file)))
      }
      store = use(made)
      return infoOf(made)
    },
    'project:open': ({ file, passphrase, forReview }) =>
      opening(file, async () => {
        // A project is nobody's twice: what is open is closed before it is opened again.
        if (store !== null && isSameFile(store.path, file)) close()
        const given = await maybeOpenCopy(file, passphrase)
        const opened = given === undefined ? openAt(file) : { store: given.store, own: null }
        close()
        copy = given?.opened ?? null
        take(opened)
        // Whoever reviews changes nothing of what is reviewed.
        if (forReview === true && copy === null && !project().readOnly) store = reopen(project(), true)
        return infoOf(project())
      }),
    'project:unopened': ({ forget }) => {
      if (forget === true) unopened = null
      return unopened && { ...unopened, name: basename(unopened.file), backups: backupsOf(unopened.file) }
    },
    'project:settings': async (wanted, task) => {
      const open = writable()
      await changes.settings(open, wanted, task, now())
      return infoOf(open)
    },
    'project:move': ({ file }) => {
      const from = writable()
      if (resolve(file) === resolve(from.path)) return infoOf(from)
      noteInLog(from, {
        kind: 'project',
        what: `Put the project where it is to be kept, as ${basename(file)}`,
        details: [],
      })
      copyStore(from, file)
      const moved = openAt(file)
      const before = own
      store = use(moved.store)
      own = moved.own
      from.close()
      // Somebody else's work that has come meanwhile stays where it is.
      const isOurs = before?.working.isSharedAsItWas() ?? true
      before?.working.release('done')
      if (isOurs) {
        rmSync(from.path, { force: true })
        forgetBackups(from.path)
      }
      return infoOf(moved.store)
    },
    'project:sample': async ({ again }, task) => {
      close()
      mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 })
      const path = join(options.dataFolder, 'Sample company.proofbook')
      if (again === true && existsSync(path)) return infoOf(take(openAt(path)))
      rmSync(path, { force: true })
      const made = createProject(path, {
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        name: 'Sample company',
        isSample: true,
      })
      try {
        use(made)
        await importSample(made, join(options.dataFolder, 'sample'), task, now())
      } catch (error) {
        made.close()
        rmSync(path, { force: true })
        throw error
      }
      store = made
      return infoOf(made)
    },
    'project:close': () => {
      const shared = own === null || store === null ? null : basename(store.path)
      close()
      const said = unsaid
      unsaid = null
      if (shared === null) return null
      return said?.notice ?? { kind: 'published', of: shared }
    },
    'project:compare': () => {
      const ours = contested().store
      const theirs = openStore(ours.path, { readOnly: true, known })
      try {
        const { last, one, other } = partedLogs(ours, theirs)
        const since = last === null ? null : new Date(last.at * 1000).toISOString()
        return { of: basename(ours.path), since, ours: one, theirs: other }
      } finally {
        theirs.close()
      }
    },
    'project:choose': ({ keep }) => {
      const { store: ours, own: mine } = contested()
      const { path, readOnly } = ours
      ours.close()
      let isOurs = true
      try {
        mine.settle(keep)
        isOurs = keep === 'ours'
      } finally {
        if (isOurs) {
          store = use(openStore(path, { readOnly, known, at: mine.at }))
          noteShared(store)
        }
      }
      if (isOurs) return infoOf(project())
      store = null
      own = null
      changes.forget()
      return infoOf(take(openAt(path)))
    },
    'project:verify': ({ deep }, task) => (deep === true ? verifyDeep(project(), task) : verifyProject(project())),
    'project:backups': ({ file }) => backupsOf(file ?? project().path),
    'project:back-up': () => backUpNow(project()),
    'project:restore': ({ file, name }) => {
      const path = file ?? project().path
      const isBroken =
        unopened !== null &&
        isSameFile(unopened.file, path) &&
        (unopened.error.code === 'too-slow' || unopened.error.code === 'damaged-project')
      return opening(path, () => {
        if (store !== null && isSameFile(store.path, path)) close()
        const line = goBackTo(path, name, { isBroken })
        const opened = openAt(path)
        close()
        copy = null
        const taken = take(opened)
        const writes = maybeWritable(taken)
        if (writes !== undefined) noteInLog(writes, line)
        return infoOf(taken)
      })
    },
    'log:entries': (wanted) => logReport(project(), wanted),
    'log:save': ({ file }) => saveLog(project(), file),
    'picture:save': savePicture,
    'log:me': () => readPerson(ownFolder),
    'log:call-me': (person) => keepPerson(ownFolder, person),
    'project:changes': () => changes.report(project()),
    'project:news': () => readNews(project(), ownFolder),
    'project:seen': ({ place }) => noteSeen(project(), ownFolder, place, options.today),
    'project:undo': (_arg, task) => changes.undo(writable(), task, now()),
    'project:redo': (_arg, task) => changes.redo(writable(), task, now()),
    'share:preview': (wanted, task) => previewShare(project(), wanted, task, options.today),
    'share:write': (arg, task) => shareProject(project(), arg, task, options.today),
    'people:report': () => peopleReport(project()),
    'people:find': ({ find }) => findPerson(project(), find),
    'people:preview': ({ who, also }) => previewErasure(writable(), who, now(), also),
    'people:drop-kept': ({ importId }) => {
      const dropped = dropKeptRows(writable(), importId)
      // What can be taken back is made again from the rows that were kept.
      changes.forget()
      publish()
      return dropped
    },
    'people:erase': (arg) => {
      const report = eraseForGood(writable(), arg, now())
      // What can be taken back would bring the person back.
      changes.forget()
      // Nor may the shared file hold the person any longer.
      const outcome = publish()
      return { ...report, heldBack: outcome?.kind === 'kept' ? outcome.because : null }
    },
    'project:publish': () => {
      if (own === null)
        throw new Refusal('no-project', 'this project lies in no shared folder', 'nothing has to be put anywhere')
      const outcome = publish()
      if (outcome?.kind === 'kept') throw outcome.why
      return infoOf(project())
    },

    'review:report': () => reviewReport(project(), desk),
    'review:start': async (by) => {
      const opened = project()
      ensureDerived(opened)
      await startReview(opened, desk, by)
      store = reopen(opened, true)
      return infoOf(store)
    },
    'review:end': () => {
      const opened = project()
      desk.drafts.end(opened)
      store = reopen(opened, false)
      return infoOf(store)
    },
    'review:say': (word) => say(project(), desk, word),
    'review:sign': (wanted) => sign(project(), desk, wanted),
    'review:withdraw': ({ entry }) => withdraw(project(), desk, entry),
    'review:signable': ({ quarter }) => signableReport(project(), quarter),
    'review:hand-over': ({ file }) => handOver(project(), desk, file),
    'review:look': ({ file }) => lookAtReview(project(), desk, file),
    'review:merge': ({ file }, task) => mergeReview(writable(), desk, file, task),
    'review:settle': (wanted) => settle(writable(), desk, wanted),

    'data:recognise': ({ files }) => recogniseFiles([...files], settings(), remembered()),
    'data:import': ({ files }, task) => imported(files, task),
    'data:imports': () => listImports(project()),
    'data:sources': () => listSources(),
    'data:preview': ({ file }) => preview(file, settings(), remembered()),
    'data:preview-again': (arg) => previewAnswer(project(), arg),
    'data:problem-groups': ({ importId }) => listProblemGroups(project(), importId),
    'data:save-mapping': ({ mapping, file }) => saveMapping(mapping, file),
    'data:read-mapping': ({ file }) => readMapping(file),
    'data:mapping': ({ importId }) => mappingOf(project(), importId),
    'data:answer': (arg, task) => {
      const open = writable()
      return changes.readAgain(open, arg.importId, () => answerImport(open, arg, task, now()))
    },
    'data:undo-import': ({ importId }) => {
      const taken = undo(writable(), importId)
      changes.takenBack(importId, taken.file)
      return taken
    },
    'data:redo-import': async (_arg, task) => {
      const receipt = await redo(writable(), task, now())
      changes.imported([receipt])
      return receipt
    },
    'data:undone': () => undone(project()),
    'data:problems': (arg) => listProblems(project(), arg),
    'data:link': async ({ crosswalk }, task) => {
      if (crosswalk !== undefined) await imported([{ file: crosswalk, source: 'crosswalk' }], task)
      return readLink(project())
    },
    'data:linked': () => readLink(project()),
    'data:identity': (page) => identityReport(project(), page),
    'data:decide': (arg) => decided('identity', '', (open) => decide(open, arg, now())),
    'data:undecide': ({ id }) => decided('identity', '', (open) => undecide(open, id)),
    'data:customers': ({ find }) => findCustomers(project(), find),
    'data:readiness': () => readReadiness(project()),

    'answers:three': ({ quarter }) => answersReport(project(), quarter),
    'scorecard:metrics': ({ quarter, by }) => metricsReport(project(), quarter, by),
    'scorecard:definitions': () => registry,
    'scorecard:at-risk': ({ quarter }) => atRiskReport(project(), quarter),
    'scorecard:decide': (arg) => decided('windows', '', (open) => decideWindows(open, arg)),
    'scorecard:rules': () => rulesReport(project()),
    'scorecard:outcome-map': () => readOutcomeMap(project()),
    'scorecard:map-outcome': (arg) => decided('outcome', arg.metric, (open) => decideOutcome(open, arg)),
    'scorecard:signals': ({ quarter }) => signalsReport(project(), quarter),
    'scorecard:self-check': ({ quarter }) => selfCheckReport(project(), quarter),
    'scorecard:save-list': async (arg) => {
      const open = project()
      const saved = await saveList(open, arg)
      handedOut(
        open,
        arg.list === 'at-risk' ? 'Handed out the list of customers at risk' : 'Handed out the list of signals',
        arg.file,
        saved.rows,
      )
      return saved
    },
    'scorecard:hand-off': (arg) => decided('hand-off', '', (open) => decideHandOff(open, arg, now())),
    'scorecard:waterfall': ({ quarter }) => waterfallReport(project(), quarter),
    'scorecard:fates': ({ quarter }) => fatesReport(project(), quarter),
    'scorecard:chains': ({ quarter }) => chainsReport(project(), quarter),
    'scorecard:roles': ({ quarter }) => rolesReport(project(), quarter),
    'scorecard:history': (arg) => historyReport(project(), arg),
    'scorecard:like-for-like': ({ quarter, against }) => likeForLikeReport(project(), quarter, against),
    'scorecard:restatements': () => readRestatements(project()),
    'cohorts:retention': ({ quarter, by }) => retentionReport(project(), quarter, by),
    'cost:outcomes': ({ quarter }) => keptCost(project(), quarter),
    'cost:by': ({ quarter, by }) => costBy(project(), quarter, by),
    'cost:growth': ({ quarter }) => costGrowth(project(), quarter),
    'cost:customers': ({ quarter }) => customersServed(project(), quarter),
    'cost:decide': ({ quarter, edit }) =>
      decided('cost', edit.kind === 'line' || edit.kind === 'spread' ? edit.about.account : '', (open) =>
        decideCost(open, quarter, edit, now(), keptCost),
      ),
    'cost:undo': ({ quarter }) => undoCost(writable(), quarter, keptCost),
    'ledger:movements': ({ quarter }) => keptLedger(project(), quarter),
    'ledger:bridge': ({ quarter }) => bridgeReport(project(), quarter),
    'ledger:finance': ({ quarter, ...word }) =>
      decided('finance', '', (open) => keepFinanceWord(open, quarter, word, now())),
    'ledger:pnl': ({ quarter }) => pnlReport(project(), quarter),
    'case:report': ({ quarter, edits }) => caseReport(project(), quarter, edits),
    'case:assume': ({ quarter, edit }) =>
      decided<CaseReport>(
        'assumption',
        (report) => report.assumptions.find(({ id }) => id === edit.id)?.title ?? edit.id,
        (open) => assume(open, quarter, edit, now()),
      ),
    'case:undo': ({ quarter }) => undoAssumption(writable(), quarter),
    'case:goal': ({ quarter, goal }) => goalReport(project(), quarter, goal),
    'case:pilot': ({ quarter, pilot }) => pilotPlan(project(), quarter, pilot),
    'case:plan-pilot': ({ quarter, pilot }) =>
      decided('pilot', '', (open) => keepPilotPlan(open, quarter, pilot, now())),
    'case:pilot-result': ({ quarter }) => pilotReport(project(), quarter),
    'case:promise': ({ quarter, name }) => promiseReport(project(), quarter, name),
    'case:freeze': ({ quarter, name, drop }) =>
      decided('promise', name, (open) =>
        freezePromise(open, quarter, drop === undefined ? { name } : { name, drop }, now()),
      ),
    'case:actual': (arg) => decided('actual', arg.promise, (open) => keepActual(open, arg, now())),
    'story:proof-points': ({ quarter }) => storyReport(project(), quarter),
    'story:decide': ({ quarter, edit }) => decided('story', '', (open) => decideStory(open, quarter, edit, now())),
    'story:undo': ({ quarter }) => undoStory(writable(), quarter),
    'story:language': ({ quarter, language }) => speakStory(writable(), quarter, language),
    'story:versions': ({ quarter, point }) => storyVersions(project(), quarter, point),
    'deck:plan': ({ quarter, length, language }) => deckPlan(project(), options.today, quarter, length, language),
    'deck:export': (arg, task) => {
      if (copy?.label != null) refuseDeck(copy.label)
      return exportDeck(project(), options.today, arg, task)
    },
    'deck:exports': () => listExports(project()),
    'deck:changes': ({ quarter }) => changesSinceExport(project(), options.today, quarter),
    'deck:again': async ({ id, kind, file }) => {
      const open = project()
      const again = await exportAgain(open, id, kind, file)
      handedOut(open, `Handed out the ${kind} of export ${id} again`, file)
      return again
    },
    'evidence:save': async (arg, task) => {
      const open = project()
      if (copy?.label != null) refuseHeldBack(open, copy.label, openEvidence(open, arg.id).evidence)
      const saved = await saveRows(open, arg, task)
      handedOut(open, `Handed out the rows behind ${arg.id}`, arg.file, saved.rows)
      return saved
    },
    'evidence:open': ({ id, rows }) => openEvidence(project(), id, rows),
  }
  const told = refuseInWords(tellChanges(handlers, writable), () => store?.path ?? 'the project')
  return {
    handlers: answering(told, () => (store === null ? null : { store, label: copy?.label ?? null })),
    close,
    noteUnopened: (file, error) => {
      unopened = { file, error }
    },
  }
}

/** Why a copy can't be changed, and what can be done instead. */
function unchangeable({ label }: OpenedCopy): Refusal {
  return label === null
    ? new Refusal(
        'read-only',
        'this project is locked and open for reading only',
        'share it again without a passphrase, and change that copy',
      )
    : new Refusal(
        'read-only',
        `this is a review copy of ${label.of}, made on ${label.madeOn}: nothing can be imported into it or decided in it`,
        'ask its owner to change the project itself',
      )
}

/** The same handlers, which hold back what a review copy doesn't tell. */
function answering(
  handlers: Handlers,
  open: () => { readonly store: ReadStore; readonly label: CopyLabel | null } | null,
): Handlers {
  const guarded = Object.entries(handlers).map(([channel, handler]) => [
    channel,
    async (arg: never, task: never) => {
      const answer: unknown = await (handler as (arg: never, task: never) => unknown)(arg, task)
      const now = open()
      return now?.label == null ? answer : withoutSmallNumbers(now.store, now.label, channel, answer)
    },
  ])
  return Object.fromEntries(guarded) as Handlers
}
