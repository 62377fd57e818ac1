import { Refusal } from '../../shared/base/refusal.ts'
import type { ChangeKind, ChangeLine, ChangesReport, SettingsWanted, Task } from '../../shared/contract.ts'
import type { Told } from '../../shared/import/told.ts'
import type { LogKind } from '../../shared/log/entry.ts'
import { changedRows, putBack, type RowChange, readDecidedRows, reversed, stands } from '../store/decided-rows.ts'
import { forgetUnsuperseded } from '../store/facts/superseded.ts'
import { hasImport, readReceipt } from '../store/imports.ts'
import { keepTold, maybeKeptFile, maybeUndone } from '../store/kept-files.ts'
import { appendLog } from '../store/log.ts'
import { readSettings, type Settings } from '../store/settings.ts'
import { type ReadStore, transact, type WriteStore } from '../store/store.ts'
import { answerImport, redo as makeAgain, undo as takeOut } from './data.ts'
import { changeSettings } from './settings.ts'

/** A change that can be taken back, or one that was and can be made again. */
interface Step {
  readonly line: ChangeLine
  /** Whether everything still stands as the change left it; one that something else was decided over, or that was taken back where it stands, is passed over. */
  readonly stands: (store: ReadStore) => boolean
  /** Takes it back; what comes of it is the step that makes it again. */
  readonly back: (store: WriteStore, task: Task, now: number) => Promise<Step> | Step
}

/** The changes of the open project since it was opened, the newest last. */
export interface Changes {
  /** Makes a change of decisions and remembers how to take it back. */
  readonly decided: <T>(store: WriteStore, lineOf: (value: T) => ChangeLine, work: () => T) => T
  /** Makes imports and remembers them, each by itself. */
  readonly imported: <T extends { readonly id: number; readonly file: string; readonly alreadyImported?: boolean }>(
    receipts: readonly T[],
  ) => void
  /** Remembers that an import was taken back. */
  readonly takenBack: (importId: number, file: string) => void
  /** Reads a file again with more told of it, and remembers what had been told. */
  readonly readAgain: <T>(store: WriteStore, importId: number, work: () => Promise<T>) => Promise<T>
  /** Changes settings and remembers what they were. */
  readonly settings: (store: WriteStore, wanted: SettingsWanted, task: Task, now: number) => Promise<void>
  readonly report: (store: ReadStore) => ChangesReport
  readonly undo: (store: WriteStore, task: Task, now: number) => Promise<ChangeLine>
  readonly redo: (store: WriteStore, task: Task, now: number) => Promise<ChangeLine>
  /** Another project is open. */
  readonly forget: () => void
}

/** As many changes as anyone will take back one after another. */
const most = 200

/**
 * Remembers what was changed while a project is open, whatever kind of change it was, so that one Undo takes the newest back. It is gone with the process, as it is in a text or a
 * spreadsheet; what was changed earlier is taken back where it stands.
 */
export function rememberChanges(): Changes {
  let done: Step[] = []
  let undone: Step[] = []
  const add = (step: Step) => {
    done = [...done.slice(1 - most), step]
    undone = []
  }
  const newest = (store: ReadStore, steps: Step[]): Step | undefined => {
    while (steps.length > 0 && steps.at(-1)?.stands(store) === false) steps.pop()
    return steps.at(-1)
  }
  const move = async (from: Step[], to: Step[], store: WriteStore, task: Task, now: number, none: string) => {
    const step = newest(store, from)
    if (step === undefined) throw new Refusal('no-data', none, 'older changes are taken back where they stand')
    to.push(await step.back(store, task, now))
    from.pop()
    return step.line
  }
  return {
    decided: (store, lineOf, work) => {
      const before = readDecidedRows(store)
      const value = work()
      const changes = changedRows(before, readDecidedRows(store))
      if (changes.length > 0) add(decisionStep(lineOf(value), changes))
      return value
    },
    imported: (receipts) => {
      for (const { id, file, alreadyImported } of receipts)
        if (alreadyImported !== true) add(importStep(id, { kind: 'import', subject: file }))
    },
    takenBack: (importId, file) => add(takenOutStep(importId, { kind: 'take-back', subject: file })),
    readAgain: async (store, importId, work) => {
      const before = toldOf(store, importId)
      const value = await work()
      const line = { kind: 'reading', subject: readReceipt(store, importId).file } as const
      add(readingStep(importId, line, before, toldOf(store, importId)))
      return value
    },
    settings: async (store, wanted, task, now) => {
      const before = await changeSettings(store, wanted, task, now)
      const after = readSettings(store)
      if (!isSameSettings(before, after)) add(settingsStep(before, after))
    },
    report: (store) => ({
      undo: newest(store, done)?.line ?? null,
      redo: newest(store, undone)?.line ?? null,
    }),
    undo: (store, task, now) =>
      move(done, undone, store, task, now, 'nothing was changed since the project was opened'),
    redo: (store, task, now) => move(undone, done, store, task, now, 'nothing was taken back'),
    forget: () => {
      done = []
      undone = []
    },
  }
}

/** How a change is named in the log: what it was about, and the kind of entry. Who is who and signals name customers, and so no more than their kind. */
const told: Readonly<Record<ChangeKind, readonly [LogKind, string]>> = {
  import: ['import', 'an import'],
  'take-back': ['import', 'an import'],
  reading: ['import', 'how a file is read'],
  identity: ['identity', 'a decision about who is who'],
  windows: ['definition', 'a decision about windows'],
  outcome: ['outcome-map', 'a line of the outcome map'],
  'hand-off': ['hand-off', 'who takes a signal on'],
  cost: ['cost', 'a decision about cost'],
  finance: ['money', 'what finance said of its figure'],
  assumption: ['assumption', 'the change of an assumption'],
  pilot: ['money', 'the plan of a pilot'],
  promise: ['money', 'a promise'],
  actual: ['money', 'what a promise came to'],
  story: ['story', 'a change of the story'],
  settings: ['project', 'the settings of the project'],
}

function decisionStep(line: ChangeLine, changes: readonly RowChange[], isBack = true): Step {
  return {
    line,
    stands: (store) => stands(store, changes),
    back: (store) => {
      const [kind, what] = told[line.kind]
      transact(store, () => {
        putBack(store, changes)
        if (changes.some(({ table }) => table === 'resolution_rules')) forgetUnsuperseded(store)
        appendLog(store, {
          kind,
          what: isBack ? `Took ${what} back` : `Made ${what} again`,
          details: line.subject === '' ? [] : [{ about: line.subject, before: null, after: null }],
        })
      })
      return decisionStep(line, reversed(changes), !isBack)
    },
  }
}

function importStep(importId: number, line: ChangeLine): Step {
  return {
    line,
    stands: (store) => hasImport(store, importId) && maybeKeptFile(store, importId) !== undefined,
    back: (store) => {
      transact(store, () => {
        const { file } = takeOut(store, importId)
        appendLog(store, { kind: 'import', what: `Took the import of ${file} back`, details: [] })
      })
      return takenOutStep(importId, line)
    },
  }
}

function takenOutStep(importId: number, line: ChangeLine): Step {
  return {
    line,
    stands: (store) => maybeUndone(store)?.importId === importId,
    back: async (store, task, now) => {
      await makeAgain(store, task, now)
      return importStep(importId, line)
    },
  }
}

function isSameSettings(a: Settings, b: Settings): boolean {
  return a.currency === b.currency && a.timeZone === b.timeZone && a.fiscalYearStart === b.fiscalYearStart
}

function settingsStep(before: Settings, after: Settings): Step {
  return {
    line: { kind: 'settings', subject: '' },
    stands: (store) => isSameSettings(readSettings(store), after),
    back: async (store, task, now) => {
      const { currency, timeZone, fiscalYearStart } = before
      await changeSettings(store, { currency, timeZone, fiscalYearStart }, task, now)
      return settingsStep(after, before)
    },
  }
}

const toldOf = (store: ReadStore, importId: number): Told => maybeKeptFile(store, importId)?.told ?? {}

function readingStep(importId: number, line: ChangeLine, before: Told, after: Told): Step {
  return {
    line,
    stands: (store) => hasImport(store, importId) && JSON.stringify(toldOf(store, importId)) === JSON.stringify(after),
    back: async (store, task, now) => {
      keepTold(store, importId, before)
      try {
        await answerImport(store, { importId, told: {} }, task, now)
      } catch (error) {
        keepTold(store, importId, after)
        throw error
      }
      return readingStep(importId, line, after, before)
    },
  }
}
