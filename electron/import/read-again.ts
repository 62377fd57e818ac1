import { homedir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { FileRef, Task, UndoneImport } from '../../shared/contract.ts'
import type { ImportSettings } from '../../shared/import/propose-mapping.ts'
import type { MappingPreview, Receipt } from '../../shared/import/report.ts'
import { sourceTitle } from '../../shared/import/sources/index.ts'
import { type Told, tellMore } from '../../shared/import/told.ts'
import { usedColumns } from '../../shared/import/used-columns.ts'
import { hashFile, type InputFile, openInputs, reopenInput } from '../files/input-file.ts'
import { type InputTable, openTable } from '../files/read-table.ts'
import { transactLong } from '../store/file-seal.ts'
import { hasImport, readReceipt } from '../store/imports.ts'
import { forgetUndone, type KeptFile, keepUndone, maybeKeptFile, maybeUndone } from '../store/kept-files.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { takeOutImport } from '../store/take-out-import.ts'
import { type KeptImport, keptTable } from './kept-table.ts'
import { type Plan, planTable, refuseUnknownColumns } from './plan-import.ts'
import { previewTable } from './preview-import.ts'
import { notThatFile, runImport } from './run-import.ts'

/**
 * Reads an imported file again with more that was told of it, whole or not at all. Everything ends as if it had been told from the start. The rows that the project
 * kept are read; where they don't suffice (other letters, a column that was left out, a file too large to keep), the file itself, from where it was or as `file`.
 */
export async function readAgain(
  store: WriteStore,
  {
    importId,
    told: more,
    file,
  }: { readonly importId: number; readonly told: Told; readonly file?: FileRef | undefined },
  settings: ImportSettings,
  task: Task,
  now: number,
): Promise<Receipt> {
  refuseUnknown(store, importId)
  const receipt = readReceipt(store, importId)
  const kept = keptOf(store, importId, receipt.file)
  const told = tellMore(kept.told, more)
  const { bytes, sha256 } = receipt
  const changed = changesLetters(more)
  if (!changed) refuseUnknownColumns(more, kept.shape.headings)
  const plan = await planAgain(
    store,
    { importId, file: receipt.file, bytes, sha256 },
    { ...kept, told: { source: receipt.source, ...told } },
    settings,
    { file, changed },
  )
  return runImport(store, { ...plan, told, kept: told }, task, now, { id: importId, sha256 })
}

/** Takes an import back, as if it had never been made. Until something else is imported or taken back it can be made again. */
export function undoImport(store: WriteStore, importId: number): UndoneImport {
  refuseUnknown(store, importId)
  const { file, source, sha256 } = readReceipt(store, importId)
  keptOf(store, importId, file)
  transactLong(store, () => {
    forgetUndone(store)
    takeOutImport(store, importId)
    keepUndone(store, { importId, file, source, sha256 })
  })
  return { importId, file, title: sourceTitle(source) }
}

/** Makes the import that was taken back last again, in its old place. */
export async function redoImport(
  store: WriteStore,
  settings: ImportSettings,
  task: Task,
  now: number,
): Promise<Receipt> {
  const undone = maybeUndone(store)
  if (undone === undefined) {
    throw new Refusal(
      'not-found',
      'there is no import that could be made again',
      'import the file itself; only the one taken back last is kept, until the next import',
    )
  }
  const { importId, file, sha256 } = undone
  const kept = keptOf(store, importId, file)
  const plan = await planAgain(
    store,
    { importId, file, sha256, bytes: kept.shape.bytes },
    { ...kept, told: { source: undone.source, ...kept.told } },
    settings,
    { file: undefined, changed: false },
  )
  return runImport(store, { ...plan, told: kept.told, kept: kept.told }, task, now, { id: importId, sha256 })
}

function refuseUnknown(store: ReadStore, importId: number): void {
  if (hasImport(store, importId)) return
  throw new Refusal('not-found', `there is no import ${importId}`, 'the numbers stand on the receipts')
}

function keptOf(store: ReadStore, importId: number, file: string): KeptFile {
  const kept = maybeKeptFile(store, importId)
  if (kept !== undefined) return kept
  throw new Refusal(
    'file-needed',
    `${file} was imported by an older version, which kept no notes on it`,
    'import it into a new project to be able to take it back or read it again',
  )
}

interface Again {
  readonly file: FileRef | undefined
  /** True when other letters are asked for, which the rows that were kept don't tell. */
  readonly changed: boolean
}

async function planAgain(
  store: ReadStore,
  known: KeptImport,
  kept: KeptFile,
  settings: ImportSettings,
  again: Again,
): Promise<Plan> {
  const { told } = kept
  const own = ownSettings(told, settings)
  if (kept.packs !== null && !again.changed && again.file === undefined) {
    const plan = await planTable(keptTable(store, known, kept), told, own)
    const { headings } = plan.recognition.layout
    const used = usedColumns(plan.source, plan.mapping, headings)
    const read = headings.filter(({ index }) => used.has(index)).map(({ name }) => name)
    if (isKeptWhole(kept, read)) return plan
  }
  return planTable(await openAgain(known, kept, again.file), told, own)
}

/** How an imported file would be read with more that is told of it. The file is opened when the rows that were kept don't suffice. */
export async function previewAgain(
  store: ReadStore,
  {
    importId,
    told: more,
    file,
  }: { readonly importId: number; readonly told: Told; readonly file?: FileRef | undefined },
  settings: ImportSettings,
): Promise<MappingPreview> {
  refuseUnknown(store, importId)
  const receipt = readReceipt(store, importId)
  const before = keptOf(store, importId, receipt.file)
  const told = { source: receipt.source, ...tellMore(before.told, more) }
  const kept = { ...before, told }
  const known = { importId, file: receipt.file, bytes: receipt.bytes, sha256: receipt.sha256 }
  const own = ownSettings(told, settings)
  const columns = Object.values({ ...told.mapping?.columns, ...told.columns })
  // The file itself shows also what was left out; without it the rows that were kept do.
  try {
    return previewTable(await openAgain(known, kept, file), told, own, [])
  } catch (error) {
    const isMissing = error instanceof Refusal && error.code === 'file-needed'
    if (!isMissing || kept.packs === null || changesLetters(more) || !isKeptWhole(kept, columns)) throw error
    return previewTable(keptTable(store, known, kept), told, own, [])
  }
}

const changesLetters = (told: Told): boolean => told.encoding !== undefined || told.mapping?.encoding !== undefined

function ownSettings(told: Told, settings: ImportSettings): ImportSettings {
  return { timeZone: told.timeZone ?? settings.timeZone, currency: told.currency ?? settings.currency }
}

function isKeptWhole({ shape }: KeptFile, headings: readonly string[]): boolean {
  const there = new Set(shape.columns.map((i) => shape.headings[i]))
  return headings.every((heading) => heading === '' || there.has(heading))
}

async function openAgain(known: KeptImport, kept: KeptFile, file: FileRef | undefined): Promise<InputTable> {
  const { told } = kept
  const input = file === undefined ? await inputThere(kept, known) : await inputGiven(file, known)
  return openTable(input, undefined, told.encoding ?? told.mapping?.encoding)
}

/** The file where it was, if it is still the same. */
async function inputThere({ path, entry }: KeptFile, { file, sha256, bytes }: KeptImport): Promise<InputFile> {
  const where = path.startsWith('~/') ? join(homedir(), path.slice(2)) : path
  try {
    const input = await reopenInput({ path: where, entry })
    if (input.bytes === bytes && (await hashFile(input)) === sha256) return input
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  throw new Refusal(
    'file-needed',
    `this needs the file itself, and ${file} is no longer where it was`,
    'choose the file again (on the command line: --file)',
  )
}

async function inputGiven(path: string, { file, sha256, bytes }: KeptImport): Promise<InputFile> {
  for (const input of (await openInputs(path)).inputs)
    if (input.bytes === bytes && (await hashFile(input)) === sha256) return input
  throw notThatFile(file)
}
