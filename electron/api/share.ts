import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { Task } from '../../shared/contract.ts'
import type { SharedCopy, ShareReport, ShareWanted } from '../../shared/privacy/share.ts'
import { saveFile } from '../files/write-file.ts'
import { copyStore } from '../store/copy-store.ts'
import { contentStamp, ensureDerived } from '../store/facts/derive.ts'
import { appendLog } from '../store/log.ts'
import { openStoreInMemory } from '../store/open-store.ts'
import { mostSealedBytes, seal, shortestPassphrase } from '../store/seal.ts'
import { type MadeCopy, makeCopy, wholeReport } from '../store/share/make-copy.ts'
import { isOwnProject, tooLarge } from '../store/share/open-copy.ts'
import { maybeProjectKey, projectKey } from '../store/share/project-key.ts'
import { maybeWritable, type ReadStore, transact, type WriteStore } from '../store/store.ts'
import { countHeldBack } from './hide-small.ts'

/** What a copy would hold; writes nothing. A review copy is made to be counted, in memory. */
export async function previewShare(
  store: ReadStore,
  wanted: ShareWanted,
  task: Task,
  today: string,
): Promise<ShareReport> {
  return wanted.kind === 'whole'
    ? wholeReport(store)
    : await counted(
        store,
        await makeInMemory(store, wanted, maybeProjectKey(store) ?? randomBytes(32), task, today),
        task,
      )
}

/**
 * Writes a copy to give away, whole or not at all. With a passphrase it is locked before it reaches the disk. Refuses to write over a project of one's own.
 */
export async function shareProject(
  store: ReadStore,
  { file, passphrase, ...wanted }: ShareWanted & { readonly file: string; readonly passphrase?: string | undefined },
  task: Task,
  today: string,
): Promise<SharedCopy> {
  const name = basename(file)
  refusePlace(store, file, name)
  if (passphrase !== undefined && [...passphrase].length < shortestPassphrase)
    throw new Refusal(
      'bad-value',
      `a passphrase needs at least ${shortestPassphrase} characters`,
      'four or five unrelated words are easy to say and hard to guess',
    )
  const report = await writeCopy(store, { file, passphrase, wanted }, task, today)
  const { size } = await stat(file)
  const copy = { ...report, file, name, size, isLocked: passphrase !== undefined }
  const own = maybeWritable(store)
  if (own !== undefined) noteShared(own, copy, today)
  return copy
}

/** Remembers to whom a copy could go, and tells it in the log. */
function noteShared(
  store: WriteStore,
  { name, size, isLocked, label, hidden, withheld }: SharedCopy,
  today: string,
): void {
  transact(store, () => {
    store
      .sql('INSERT INTO shared_copies (at, file, body) VALUES (?, ?, ?)')
      .run(Math.floor(Date.parse(`${today}T00:00:00Z`) / 1000), name, JSON.stringify({ label, isLocked, size }))
    const groups = hidden.reduce((sum, one) => sum + one.groups, 0)
    appendLog(store, {
      kind: 'sharing',
      what: label === null ? 'Wrote a copy of the whole project' : 'Wrote a review copy',
      details: [
        { about: 'file', before: null, after: name },
        { about: 'names', before: null, after: label === null ? 'kept' : label.names },
        { about: 'locked with a passphrase', before: null, after: isLocked ? 'yes' : 'no' },
        ...(label === null ? [] : [{ about: 'groups not told', before: null, after: String(groups) }]),
        ...(withheld === null
          ? []
          : [
              {
                about: `numbers of ${withheld.quarter} not told`,
                before: null,
                after: `${withheld.heldBack} of ${withheld.numbers}`,
              },
            ]),
      ],
    })
  })
}

async function writeCopy(
  store: ReadStore,
  { file, passphrase, wanted }: { file: string; passphrase: string | undefined; wanted: ShareWanted },
  task: Task,
  today: string,
): Promise<ShareReport> {
  if (wanted.kind === 'whole' && passphrase === undefined) {
    task.report({ doing: 'Copying the project', done: null })
    // What was worked out from something since taken back must not travel either.
    ensureDerived(store)
    copyStore(store, file)
    return wholeReport(store)
  }
  const made = await makeInMemory(store, wanted, projectKey(store), task, today)
  const report = await counted(store, made, task)
  task.report({ doing: passphrase === undefined ? 'Writing the copy' : 'Locking the copy', done: 0.8 })
  await task.breathe()
  task.checkCancelled()
  await saveFile(file, passphrase === undefined ? made.bytes : await seal(made.bytes, passphrase))
  return report
}

/** What was counted last of a project: who looks first and then writes does not wait twice. */
const countedLast = new WeakMap<object, { readonly of: string; readonly withheld: ShareReport['withheld'] }>()

/** What a copy holds, with the numbers that it will not tell: counted in the copy itself. */
async function counted(store: ReadStore, { bytes, report }: MadeCopy, task: Task): Promise<ShareReport> {
  if (report.label === null || report.label.leastGroup <= 1) return { ...report, withheld: null }
  const of = JSON.stringify([report.label.leastGroup, contentStamp(store), report.holds])
  const last = countedLast.get(store.db)
  if (last?.of === of) return { ...report, withheld: last.withheld }
  task.report({ doing: 'Counting what is not told', done: 0.75 })
  await task.breathe()
  task.checkCancelled()
  const copy = openStoreInMemory(bytes, 'copy')
  try {
    const withheld = countHeldBack(copy, report.label)
    countedLast.set(store.db, { of, withheld })
    return { ...report, withheld }
  } finally {
    copy.close()
  }
}

async function makeInMemory(
  store: ReadStore,
  wanted: ShareWanted,
  key: Buffer,
  task: Task,
  today: string,
): Promise<MadeCopy> {
  ensureDerived(store)
  const pages = Number(store.db.pragma('page_count', { simple: true }))
  if (pages * Number(store.db.pragma('page_size', { simple: true })) > mostSealedBytes)
    throw tooLarge(basename(store.path))
  return makeCopy(store, wanted, { key, madeOn: today, task })
}

function refusePlace(store: ReadStore, file: string, name: string): void {
  if (resolve(file) !== resolve(store.path) && !isOwnProject(file)) return
  throw new Refusal(
    'already-exists',
    `${name} is a project of your own; a copy is not written over it`,
    'choose another name for the copy',
  )
}
