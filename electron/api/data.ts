import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { FileRef, FileToImport, SavedMapping, Task, UndoneImport } from '../../shared/contract.ts'
import type { Mapping } from '../../shared/import/mapping.ts'
import { parseMapping } from '../../shared/import/mapping.ts'
import type { ProblemGroup } from '../../shared/import/problem-groups.ts'
import type { ImportSettings } from '../../shared/import/propose-mapping.ts'
import type { RememberedMapping } from '../../shared/import/recall-mapping.ts'
import type { FileRecognition, MappingPreview, ProblemList, Receipt, SourceChoice } from '../../shared/import/report.ts'
import { sources, sourceTitle } from '../../shared/import/sources/index.ts'
import type { Told } from '../../shared/import/told.ts'
import { saveFile } from '../files/write-file.ts'
import { planImports } from '../import/plan-import.ts'
import { previewFile } from '../import/preview-import.ts'
import { previewAgain, readAgain, redoImport, undoImport } from '../import/read-again.ts'
import { recogniseEach } from '../import/recognise-files.ts'
import { runImport } from '../import/run-import.ts'
import { readMappingOf, readProblemGroups, readProblems, readReceipts } from '../store/imports.ts'
import { maybeUndone } from '../store/kept-files.ts'
import { readRemembered } from '../store/remembered-mappings.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { backUpBefore } from './backups.ts'

/** Says of each file (and of each file in a folder) which export it is and how its columns would be read. Changes nothing. */
export function recogniseFiles(
  paths: readonly string[],
  settings: ImportSettings,
  remembered: readonly RememberedMapping[] = [],
): Promise<FileRecognition[]> {
  return recogniseEach(paths, settings, remembered)
}

/** Every source that a file can be read as. */
export function listSources(): SourceChoice[] {
  return sources.map(({ id, title, kinds, fingerprint, verified }) => ({
    id,
    title,
    kinds,
    isGeneric: fingerprint.all.length === 0,
    verified,
  }))
}

/** How a file would be read with what is told of it; changes nothing. */
export function preview(
  file: FileToImport,
  settings: ImportSettings,
  remembered: readonly RememberedMapping[],
): Promise<MappingPreview> {
  return previewFile(file, settings, remembered)
}

/** Writes a mapping as a small file that can be shared. */
export async function saveMapping(mapping: Mapping, file: FileRef): Promise<SavedMapping> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(mapping, null, 2)}\n`)
  await saveFile(file, bytes)
  return { file, name: basename(file), bytes: bytes.length }
}

/** Reads a mapping file that somebody saved or wrote. */
export function readMapping(file: FileRef): Mapping {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Refusal('not-found', `there is no mapping file at ${file}`, 'check the name')
  }
  const hint = 'start from a mapping that recognise prints or saves'
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new Refusal('mapping-invalid', `${basename(file)} is not valid JSON`, hint)
  }
  const mapping = parseMapping(json)
  if (typeof mapping === 'string')
    throw new Refusal('mapping-invalid', `${basename(file)} is no mapping: ${mapping}`, hint)
  return mapping
}

/**
 * Imports files, each whole or not at all. Every file is opened and recognised before anything is written, so that one that can't be read
 * refuses the call; in a folder such files are passed over. The same file again changes nothing.
 */
export async function importFiles(
  store: WriteStore,
  files: readonly FileToImport[],
  task: Task,
  now: number,
): Promise<Receipt[]> {
  const plans = await planImports(files, readSettings(store), task, readRemembered(store))
  if (plans.length > 0) backUpBefore(store, now)
  const receipts: Receipt[] = []
  for (const plan of plans) receipts.push(await runImport(store, plan, task, now))
  return receipts
}

/** The receipts of everything imported so far. */
export function listImports(store: ReadStore): Receipt[] {
  return readReceipts(store)
}

/** What could not be used and why, page by page. */
export function listProblems(
  store: ReadStore,
  page: {
    readonly importId?: number | undefined
    readonly offset?: number | undefined
    readonly limit?: number | undefined
  },
): ProblemList {
  return readProblems(store, { importId: page.importId, offset: page.offset ?? 0, limit: page.limit ?? 200 })
}

/** Reads an imported file again with more that was told of it; everything ends as if it had been told from the start. */
export function answerImport(
  store: WriteStore,
  answer: { readonly importId: number; readonly told: Told; readonly file?: FileRef | undefined },
  task: Task,
  now: number,
): Promise<Receipt> {
  return readAgain(store, answer, readSettings(store), task, now)
}

/** Takes an import back, as if it had never been made. */
export function undo(store: WriteStore, importId: number): UndoneImport {
  return undoImport(store, importId)
}

/** Makes the import that was taken back last again. */
export function redo(store: WriteStore, task: Task, now: number): Promise<Receipt> {
  return redoImport(store, readSettings(store), task, now)
}

/** The import that can be made again. */
export function undone(store: ReadStore): UndoneImport | null {
  const found = maybeUndone(store)
  return found === undefined ? null : { importId: found.importId, file: found.file, title: sourceTitle(found.source) }
}

/** How an imported file would be read with more that is told of it. */
export function previewAnswer(
  store: ReadStore,
  answer: { readonly importId: number; readonly told: Told; readonly file?: FileRef | undefined },
): Promise<MappingPreview> {
  return previewAgain(store, answer, readSettings(store))
}

/** Problems by their cause. */
export function listProblemGroups(store: ReadStore, importId: number | undefined): ProblemGroup[] {
  return readProblemGroups(store, importId ?? null)
}

/** The mapping of an imported file. */
export function mappingOf(store: ReadStore, importId: number): Mapping {
  const mapping = readMappingOf(store, importId)
  if (mapping !== undefined) return mapping
  throw new Refusal('not-found', `there is no import ${importId}`, 'the numbers stand on the receipts')
}
