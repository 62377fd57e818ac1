import type { PlaceNews } from '../../shared/base/news.ts'
import type {
  Answer,
  Appearance,
  Argument,
  Ask,
  Bridge,
  Channel,
  Person,
  Progress,
  ProjectInfo,
  RecentProject,
  RulesReport,
  UndoneImport,
} from '../../shared/contract.ts'
import { decisionWords } from '../../shared/import/identity.ts'
import type { OutcomeMapping } from '../../shared/metrics/outcome-map.ts'
import type { ResolutionRules } from '../../shared/metrics/resolution.ts'
import type { SignalsReport } from '../../shared/metrics/signals-report.ts'
import { editStory, type StoryEdit } from '../../shared/story/edits.ts'
import { renderFields } from '../../shared/story/fields.ts'
import type { ProofPoint } from '../../shared/story/proof-point.ts'
import type { StoryReport } from '../../shared/story/report.ts'
import * as inventedData from './invented-data.ts'
import { inventedLog } from './invented-log.ts'
import * as invented from './invented-reports.ts'
import { inventedReviews } from './invented-reviews.ts'
import * as inventedScorecard from './invented-scorecard.ts'

/** Which of the invented situations the window finds itself in. */
export interface Situation {
  readonly project: 'none' | 'empty' | 'full'
  /** The passphrase of every project that is opened. */
  readonly locked?: string
  /** Channels that answer with a refusal. */
  readonly refuse?: readonly Channel[]
  /** A story with a wording that says more than its evidence carries. */
  readonly story?: 'flagged'
  /** `false` when no deck was ever exported. */
  readonly exported?: false
  /** Projects opened lately. */
  readonly recent?: readonly RecentProject[]
  readonly news?: readonly PlaceNews[]
  /** How long an import takes, in milliseconds. */
  readonly importTakes?: number
}

/** A bridge that answers with invented reports: for looking at the screens alone, without a core. */
export function fakeBridge(situation: Situation): Bridge {
  const listeners = new Set<(task: string, progress: Progress) => void>()
  const cancelled = new Set<string>()
  const empty: ProjectInfo = {
    ...invented.project,
    imports: 0,
    dataFrom: null,
    dataThrough: null,
    quarters: [],
    quarter: null,
  }
  let open: ProjectInfo | null =
    situation.project === 'none' ? null : situation.project === 'empty' ? empty : invented.project

  let undone: UndoneImport | null = null
  let signals: SignalsReport = inventedScorecard.signals
  let rules: RulesReport = inventedScorecard.rules
  let outcomeMap: readonly OutcomeMapping[] = inventedScorecard.outcomeMap

  let storyEdits: readonly StoryEdit[] = [
    ...invented.storyEdits,
    ...(situation.story === 'flagged' ? [invented.flaggedEdit] : []),
  ]
  const story = (): StoryReport => {
    const edited = editStory(invented.findings, invented.toldFirst, storyEdits, invented.allEvidence(), 'en')
    const withBefore = (point: ProofPoint): ProofPoint => ({
      ...point,
      before: point.id === 'kept-cost' ? invented.saidBefore['kept-cost'] : null,
    })
    return {
      quarter: '2026Q3',
      language: 'en',
      quarters: invented.quarters,
      proofPoints: edited.told.map(withBefore),
      dropped: edited.dropped,
      others: edited.others,
      canUndo: storyEdits.length > 0,
    }
  }

  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

  async function pretendToWork(task: string | undefined, doing: string, rows: number): Promise<boolean> {
    const steps = 20
    for (let step = 1; step <= steps; step += 1) {
      await wait((situation.importTakes ?? 40) / steps)
      if (task === undefined) continue
      if (cancelled.has(task)) return false
      for (const listener of listeners)
        listener(task, { doing, done: step / steps, rows: Math.round((rows * step) / steps) })
    }
    return true
  }

  let identity = invented.identity
  let person: Person = { name: '', role: '' }
  const reviews = inventedReviews()
  const handlers: { readonly [C in Channel]: (arg: Argument<C>, task?: string) => Promise<Answer<C> | undefined> } = {
    'project:current': async () => open,
    'project:create': async () => {
      open = empty
      return empty
    },
    'project:settings': async () => {
      open = { ...(open ?? empty), isGuessed: false }
      return open
    },
    'project:move': async () => open ?? empty,
    'project:open': async () => {
      const label = invented.shareReport({ kind: 'review' }).label
      open =
        situation.locked === undefined
          ? invented.project
          : { ...invented.project, readOnly: true, copy: { isLocked: true, label } }
      return open
    },
    'project:sample': async (_arg, task) => {
      if (!(await pretendToWork(task, 'Reading zendesk-tickets.csv', 41204))) return undefined
      open = { ...invented.project, isSample: true }
      return open
    },
    'people:report': async () => invented.peopleReport,
    'people:find': async ({ find }) => (find.trim() === '' ? [] : invented.foundPeople),
    'people:preview': async () => invented.erasure,
    'people:erase': async () => invented.erasure,
    'people:drop-kept': async () => ({ files: [{ file: 'tickets.csv', rows: 100 }] }),
    'share:preview': async (wanted) => invented.shareReport(wanted),
    'share:write': async (arg) => ({
      ...invented.shareReport(arg),
      file: arg.file,
      name: 'northwind for review.proofbook',
      size: 4_194_304,
      isLocked: arg.passphrase !== undefined,
    }),
    'project:close': async () => {
      open = null
      return null
    },
    'project:changes': async () => ({
      undo: undone === null ? null : { kind: 'take-back', subject: undone.file },
      redo: null,
    }),
    'project:news': async () => situation.news ?? [],
    'project:seen': async () => null,
    'project:undo': async () => {
      const subject = undone?.file ?? ''
      undone = null
      return { kind: 'take-back', subject }
    },
    'project:redo': async () => ({ kind: 'take-back', subject: '' }),
    'project:unopened': async () => null,
    'project:publish': async () => open ?? empty,
    'project:compare': async () => ({ of: 'acme.proofbook', since: null, ours: [], theirs: [] }),
    'project:choose': async () => open ?? empty,
    'project:backups': async () => [
      {
        name: '2026-11-29 101205 before import.proofbook',
        at: '2026-11-29T10:12:05.000Z',
        why: 'import',
        bytes: 4_300_000,
      },
    ],
    'project:back-up': async () => ({
      name: '2026-11-29 111205 before asked.proofbook',
      at: '2026-11-29T11:12:05.000Z',
      why: 'asked',
      bytes: 4_300_000,
    }),
    'project:restore': async () => invented.project,
    'project:verify': async () => ({ ok: true, contentHash: 'none', checks: [] }),
    'log:entries': async ({ kind, search = '', offset = 0, limit = 200 }) => {
      const found = inventedLog.entries.filter(
        (entry) =>
          (kind === undefined || entry.kind === kind) &&
          JSON.stringify(entry).toLowerCase().includes(search.toLowerCase()),
      )
      return { ...inventedLog, total: found.length, entries: found.slice(offset, offset + limit) }
    },
    'picture:save': async ({ file, png }) => ({ file, name: 'picture.png', bytes: png.length }),
    'log:save': async ({ file }) => ({ file, name: 'log.csv', bytes: 4000 }),
    'review:report': async () => reviews.report(),
    'review:start': async (by) => {
      reviews.start(by)
      open = { ...(open ?? invented.project), readOnly: true }
      return open
    },
    'review:end': async () => {
      reviews.end()
      open = { ...(open ?? invented.project), readOnly: false }
      return open
    },
    'review:say': async (word) => reviews.say(word),
    'review:sign': async (wanted) => reviews.sign(wanted),
    'review:withdraw': async ({ entry }) => reviews.withdraw(entry),
    'review:signable': async () => reviews.signable,
    'review:hand-over': async ({ file }) => ({ file, name: 'review.review', bytes: 2000 }),
    'review:look': async () => reviews.incoming(),
    'review:merge': async () => reviews.merge(),
    'review:settle': async (wanted) => reviews.settle(wanted),
    'log:me': async () => person,
    'log:call-me': async (called) => {
      person = called
      return person
    },
    'data:recognise': async ({ files }) => invented.recognitions.slice(0, files.length),
    'data:import': async (_arg, task) => {
      if (!(await pretendToWork(task, 'Reading freshdesk-tickets.csv', 61204))) return undefined
      open = invented.project
      return invented.receipts.slice(0, 1)
    },
    'data:imports': async () => (open?.imports ? invented.receipts : []),
    'data:problems': async () => invented.problems,
    'data:sources': async () => inventedData.sources,
    'data:preview': async ({ file }) => ({
      ...inventedData.preview,
      differences: null,
      questions: (invented.recognitions.find(({ path }) => path === file.file)?.questions ?? []).filter(
        ({ field }) => !(field in file) && field !== 'source',
      ),
    }),
    'data:preview-again': async () => inventedData.preview,
    'data:problem-groups': async () => (open?.imports ? inventedData.problemGroups : []),
    'data:save-mapping': async ({ file }) => ({ file, name: 'mapping.json', bytes: 400 }),
    'data:read-mapping': async () => inventedData.preview.mapping,
    'data:mapping': async () => inventedData.preview.mapping,
    'data:answer': async () => invented.receipts[0],
    'data:undo-import': async ({ importId }) => {
      const receipt = invented.receipts.find(({ id }) => id === importId) ?? invented.receipts[0]
      undone = { importId, file: receipt?.file ?? '', title: receipt?.title ?? '' }
      return undone
    },
    'data:redo-import': async () => {
      undone = null
      return invented.receipts[0]
    },
    'data:undone': async () => undone,
    'data:link': async () => invented.link,
    'data:linked': async () => invented.link,
    'data:identity': async () => identity,
    'data:decide': async ({ decisions, note }) => {
      identity = {
        ...identity,
        open: identity.open - 1,
        total: identity.total - 1,
        conflicts: identity.conflicts.filter(
          (one) => !one.choices.some((choice) => JSON.stringify(choice.decisions) === JSON.stringify(decisions)),
        ),
        decisions: [
          ...decisions.map((decision, i) => ({
            id: 10 + i,
            decision,
            words: decisionWords(decision),
            note: note ?? '',
            on: '2026-11-22',
            waits: false,
          })),
          ...identity.decisions,
        ],
      }
      return identity
    },
    'data:undecide': async ({ id }) => {
      identity = { ...identity, decisions: identity.decisions.filter((one) => one.id !== id) }
      return identity
    },
    'data:customers': async ({ find }) =>
      invented.identity.conflicts
        .flatMap((one) => one.customers)
        .filter((one, i, all) => all.indexOf(one) === i && one.name?.toLowerCase().includes(find.toLowerCase())),
    'data:readiness': async () =>
      open?.imports
        ? invented.readiness
        : {
            ...invented.readiness,
            monthsJoined: 0,
            monthsPartly: 0,
            coverage: { months: [], lines: [] },
            gaps: [],
            breaks: [],
            duplicates: [],
            next: 'Import contacts from your helpdesk or AI agent: it answers how many contacts stay resolved',
            from: null,
            through: null,
            quarters: [],
            missing: [
              {
                what: 'contacts from your helpdesk or AI agent',
                answers: 'how many contacts stay resolved, and who handled them',
                question: null,
                how: 'in Zendesk Admin → Reports → Export',
              },
              {
                what: 'subscriptions with their ends',
                answers: 'who left, and whether service goes with it',
                question: 2,
                how: 'in Stripe Billing → Subscriptions → Export',
              },
              {
                what: 'a ledger with the cost of support',
                answers: 'what a kept resolution costs',
                question: 1,
                how: 'from accounting',
              },
            ],
          },
    'answers:three': async () => invented.answers,
    'scorecard:metrics': async ({ by }) => invented.scorecard(by ?? null),
    'scorecard:definitions': async () => invented.definitions,
    'scorecard:at-risk': async () => inventedScorecard.atRisk,
    'scorecard:decide': async ({ effectiveFrom, reason, holdHours }) => {
      const decided = {
        ...inventedScorecard.rules.versions[1],
        version: 3,
        effectiveFrom,
        reason,
        hold: holdHours * 3600,
      }
      rules = { ...rules, versions: [...rules.versions, decided as ResolutionRules] }
      return decided as ResolutionRules
    },
    'scorecard:rules': async () => rules,
    'scorecard:outcome-map': async () => outcomeMap,
    'scorecard:map-outcome': async (changed) => {
      outcomeMap = outcomeMap.map((one) =>
        one.metric === changed.metric ? { ...one, ...changed, decided: true } : one,
      )
      return outcomeMap
    },
    'scorecard:signals': async () => signals,
    'scorecard:self-check': async () => inventedScorecard.selfCheck,
    'scorecard:save-list': async ({ file, list }) => ({ file, name: `${list}.csv`, rows: 3 }),
    'scorecard:hand-off': async ({ signal, owner, on }) => {
      signals = {
        ...signals,
        handOff: signals.handOff.map((one) => (one.id === signal ? { ...one, owner, due: on, isDecided: true } : one)),
      }
      return signals
    },
    'scorecard:waterfall': async () => inventedScorecard.waterfall,
    'scorecard:fates': async () => inventedScorecard.fates,
    'scorecard:chains': async () => inventedScorecard.chains,
    'scorecard:roles': async () => inventedScorecard.roles,
    'scorecard:history': async () => inventedScorecard.history,
    'scorecard:like-for-like': async () => inventedScorecard.likeForLike,
    'scorecard:restatements': async () => inventedScorecard.restatements,
    'cohorts:retention': async () => invented.cohorts,
    'cost:outcomes': async () => invented.cost,
    'cost:by': async ({ by }) => invented.costSplit(by),
    'cost:growth': async () => invented.growth,
    'cost:customers': async () => invented.served,
    'cost:decide': async ({ edit }) => ({
      ...invented.cost,
      canUndo: true,
      accounts: invented.cost.accounts.map((line) =>
        edit.kind === 'line' && edit.about.account === line.account
          ? {
              ...line,
              decided: true,
              inScope: edit.inScope ?? line.inScope,
              costClass: edit.costClass ?? line.costClass,
              driver: edit.driver ?? line.driver,
              reason: edit.reason ?? line.reason,
            }
          : line,
      ),
      sentence:
        edit.kind === 'line'
          ? 'A resolution that was kept costs €6.10 after what was decided.'
          : invented.cost.sentence,
    }),
    'cost:undo': async () => ({ ...invented.cost, canUndo: false }),
    'ledger:movements': async () => invented.ledger,
    'ledger:bridge': async () => invented.bridgeReport,
    'ledger:finance': async () => invented.bridgeReport,
    'ledger:pnl': async () => invented.pnlReport,
    'case:report': async () => invented.caseReport,
    'case:assume': async () => invented.caseReport,
    'case:undo': async () => invented.caseReport,
    'case:goal': async () => invented.goalReport,
    'case:pilot': async () => invented.pilotPlan,
    'case:plan-pilot': async () => invented.pilotReport,
    'case:pilot-result': async () => invented.pilotReport,
    'case:promise': async () => invented.promiseReport,
    'case:freeze': async () => invented.promiseReport,
    'case:actual': async () => invented.promiseReport,
    'story:proof-points': async () => story(),
    'story:decide': async ({ edit }) => {
      storyEdits = [...storyEdits, edit]
      return story()
    },
    'story:undo': async () => {
      storyEdits = storyEdits.slice(0, -1)
      return story()
    },
    'story:language': async () => story(),
    'story:versions': async ({ point }) => {
      const known = new Map(invented.allEvidence().map((one) => [one.id, one]))
      return storyEdits
        .flatMap((edit) =>
          edit.kind === 'words' && edit.point === point
            ? [
                {
                  at: 1791795600,
                  title: renderFields(edit.title, known, 'en').text,
                  text: renderFields(edit.text, known, 'en').text,
                  template: { title: edit.title, text: edit.text },
                },
              ]
            : [],
        )
        .reverse()
    },
    'deck:plan': async ({ length }) => (length === 'full' ? invented.fullDeck : invented.deck),
    'deck:exports': async () => (situation.exported === false ? [] : invented.exportLines),
    'deck:changes': async () => (situation.exported === false ? null : invented.deckChanges),
    'deck:again': async () => ({ bytes: 1 }),
    'deck:export': async ({ deck, workbook, brief, pdf }, task) => {
      if (!(await pretendToWork(task, 'Writing slide 4 of 9', 9))) return undefined
      return {
        files: [
          ...(deck ? [{ kind: 'deck' as const, file: deck, name: 'northwind-home-2026q3.pptx', bytes: 68_204 }] : []),
          ...(workbook
            ? [{ kind: 'workbook' as const, file: workbook, name: 'northwind-home-2026q3.xlsx', bytes: 41_120 }]
            : []),
          ...(brief ? [{ kind: 'brief' as const, file: brief, name: 'northwind-home-2026q3.md', bytes: 9_204 }] : []),
          ...(pdf ? [{ kind: 'pdf' as const, file: pdf, name: 'northwind-home-2026q3.pdf', bytes: 48_310 }] : []),
        ],
        slides: [],
      }
    },
    'evidence:save': async ({ file }) => ({ file, name: 'rows.csv', rows: 412 }),
    'evidence:open': async ({ id, rows }) => invented.evidenceDetail(id, rows),
  }

  const ask: Ask = async (channel, arg, options) => {
    await wait(1)
    if (situation.refuse?.includes(channel))
      return {
        ok: false,
        error: {
          code: 'damaged-project',
          message: 'page 12 of Northwind Home.proofbook can’t be read',
          hint: 'open the copy that was kept beside it before the last import',
        },
      }
    const { passphrase } = arg as { readonly passphrase?: string }
    if (channel === 'project:open' && situation.locked !== undefined && passphrase !== situation.locked)
      return {
        ok: false,
        error: {
          code: passphrase === undefined ? 'passphrase-needed' : 'wrong-passphrase',
          message: 'a.proofbook is locked with a passphrase',
          hint: 'ask for it whoever sent the file',
        },
      }
    const value = await handlers[channel](arg, options?.task)
    if (value === undefined)
      return options?.task !== undefined && cancelled.has(options.task)
        ? { ok: false, error: { code: 'cancelled', message: 'stopped', hint: 'nothing was changed' } }
        : { ok: false, error: { code: 'unknown-evidence', message: 'there is no such evidence', hint: 'go back' } }
    return { ok: true, value }
  }

  const picked = (names: readonly string[]) => names.map((name) => ({ file: name, name }))
  return {
    shell: 'browser',
    ask,
    onProgress: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    cancel: (task) => {
      cancelled.add(task)
    },
    onCommand: () => () => {},
    appearance: {
      kept: async () => (localStorage.getItem('appearance') as Appearance | null) ?? 'system',
      keep: async (appearance) => localStorage.setItem('appearance', appearance),
    },
    holdOpen: (what) => {
      document.documentElement.dataset.held = what ?? 'nothing'
    },
    recent: { list: async () => situation.recent ?? [], forget: async () => {} },
    files: {
      pick: async (what) =>
        picked(
          what === 'exports'
            ? invented.recognitions.map((one) => one.file)
            : what === 'project'
              ? ['a.proofbook']
              : what === 'template'
                ? ['northwind.potx']
                : ['crosswalk.csv'],
        ),
      drop: async (files) => picked(files.map((file) => file.name)),
      place: async (name) => ({ file: name, name }),
      saveAs: async (what, suggestedName) => ({ file: `${what}:${suggestedName}`, name: suggestedName }),
      saveTogether: async (wanted) =>
        wanted.map(({ what, suggestedName }) => ({ file: `${what}:${suggestedName}`, name: suggestedName })),
      deliver: async () => {},
    },
  }
}
