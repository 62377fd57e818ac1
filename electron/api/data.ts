import type { FileToImport, Task } from '../../shared/contract.ts'
import type { ImportSettings } from '../../shared/import/mapping.ts'
import type { FileRecognition, ProblemList, Receipt } from '../../shared/import/report.ts'
import { planImports } from '../import/plan-import.ts'
import { recogniseEach } from '../import/recognise-files.ts'
import { runImport } from '../import/run-import.ts'
import { readProblems, readReceipts } from '../store/imports.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'

/** Says of each file (and of each file in a folder) which export it is and how its columns would be read. Changes nothing. */
export function recogniseFiles(paths: readonly string[], settings: ImportSettings): Promise<FileRecognition[]> {
  return recogniseEach(paths, settings)
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
  const plans = await planImports(files, readSettings(store), task)
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
