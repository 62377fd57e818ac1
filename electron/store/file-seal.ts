import type { Connection } from './database.ts'
import { sealVersion } from './migrations/index.ts'
import type { HeldFile } from './project-header.ts'
import { type SealState, sealedBytes, sealMark } from './seal-mark.ts'
import { transact, type WriteStore } from './store.ts'

/** What the seal says of a project. */
interface Seal {
  /** `sealMark`, SQLite's count of changes and the checksum of the file at the last proper close; `null` before the first. */
  readonly mark: Buffer | null
  readonly inLongStep: boolean
}

/**
 * Holds a project against its seal. Closed properly, every byte must be as it was then. Otherwise everything that can be checked from within is; without its journal, a long step that had begun may be
 * there by half. Of bytes that are known (`KnownBytes`) all of this was found before, and only the state is told. An older project is held to its seal before it is upgraded; the oldest had none, and
 * are checked from within.
 */
export function holdToSeal(
  db: Connection,
  file: HeldFile,
  { hadJournal, isKnown }: { readonly hadJournal: boolean; readonly isKnown: boolean },
): { readonly state: SealState; readonly fault: string | undefined } {
  if (file.header().version < sealVersion) return { state: 'new', fault: isKnown ? undefined : maybeFault(db) }
  const seal = readSeal(db)
  if (seal === undefined) return { state: 'changed', fault: 'its seal is missing' }
  const faultWithin = () => (isKnown ? undefined : maybeFault(db))
  if (seal.mark === null) return { state: 'new', fault: faultWithin() }
  const { changeCounter } = file.header()
  if (seal.mark.length === markBytes && seal.mark.readUInt32BE(sealMark.length) === changeCounter) {
    const isSame = isKnown || seal.mark.equals(markOf({ changeCounter, checksum: file.checksum() }))
    return { state: 'closed', fault: isSame ? undefined : 'it is not what it was when it was last closed' }
  }
  if (hadJournal) return { state: 'crashed', fault: faultWithin() }
  const fault = seal.inLongStep ? 'it was copied in the middle of a step, without the journal beside it' : faultWithin()
  return { state: 'changed', fault }
}

/** Everything that can be checked of a file from within itself. */
function maybeFault(db: Connection): string | undefined {
  const first = db.pragma('integrity_check(1)', { simple: true })
  if (first !== 'ok') return String(first)
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0)
    return 'rows of an import are left of which there is no receipt'
  const broken = db
    .prepare(
      "SELECT file FROM imports WHERE rows_in <> records + merged + excluded + problems OR sha256 LIKE 'open %' LIMIT 1",
    )
    .pluck()
    .get()
  return broken === undefined ? undefined : `the import of ${String(broken)} is there in part only`
}

/** Closes a sitting: with the change counter that the file has by this, and the checksum over all of it but these two. No transaction, and the file locked. */
export function closeSeal(db: Connection, file: HeldFile): void {
  const put = db.prepare('UPDATE seal SET mark = ?, in_long_step = 0 WHERE id = 1')
  // As long as the lock is held only a change of the first page counts, and a value in place of another of its size is none. Both numbers come in one step: a crash before it leaves a file that was not
  // closed, never one that seems damaged.
  put.run(markOf({ changeCounter: 0, checksum: 0 }))
  put.run(markOf({ changeCounter: file.header().changeCounter, checksum: file.checksum() }))
}

const markBytes = sealMark.length + sealedBytes

function markOf({ changeCounter, checksum }: { readonly changeCounter: number; readonly checksum: number }): Buffer {
  const mark = Buffer.alloc(markBytes)
  sealMark.copy(mark)
  mark.writeUInt32BE(changeCounter, sealMark.length)
  mark.writeUInt32BE(checksum, sealMark.length + 4)
  return mark
}

/** Changes that a connection has made since it was opened. */
export function totalChanges(db: Connection): number {
  return db.prepare('SELECT total_changes()').pluck().get() as number
}

/**
 * Notes that a long step begins, one that may write to the file before it is done, or that it has ended. Called before its transaction, and within it as its last act: a copy of the file taken in
 * between, without the journal, is known by it.
 */
export function markLongStep(store: WriteStore, isWithin: boolean): void {
  store.sql('UPDATE seal SET in_long_step = ? WHERE id = 1').run(isWithin ? 1 : 0)
}

/** Runs `work` whole or not at all, as `transact` does, for work that may change more than fits into memory. */
export function transactLong<T>(store: WriteStore, work: () => T): T {
  markLongStep(store, true)
  try {
    return transact(store, () => {
      const done = work()
      markLongStep(store, false)
      return done
    })
  } catch (error) {
    markLongStep(store, false)
    throw error
  }
}

function readSeal(db: Connection): Seal | undefined {
  const row = db.prepare('SELECT mark, in_long_step AS inLongStep FROM seal WHERE id = 1').get() as
    | { mark: Buffer | null; inLongStep: number }
    | undefined
  return row && { mark: row.mark, inLongStep: row.inLongStep !== 0 }
}
