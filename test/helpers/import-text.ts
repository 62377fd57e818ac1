import { mkdirSync, writeFileSync } from 'node:fs'
import { importFiles, listProblems } from '../../electron/api/data.ts'
import { contentHash } from '../../electron/store/content-hash.ts'
import { createStore } from '../../electron/store/open-store.ts'
import { writeSettings } from '../../electron/store/settings.ts'
import type { WriteStore } from '../../electron/store/store.ts'
import type { FileToImport, Task } from '../../shared/contract.ts'
import type { ProblemLine, Receipt } from '../../shared/import/report.ts'
import { scratchFolder } from './command-line.ts'

/** Long work that nobody watches and nobody stops. */
export const quietTask: Task = {
  report: () => undefined,
  checkCancelled: () => undefined,
  breathe: async () => undefined,
}

/** A project in a folder of its own, into which files can be written and imported. */
export interface ImportBench {
  readonly store: WriteStore
  /** Writes a file into the bench's folder and gives its path. */
  readonly write: (name: string, content: string | Uint8Array) => string
  readonly import: (paths: readonly string[], how?: Omit<FileToImport, 'file'>) => Promise<Receipt[]>
  /** Writes one file and imports it. */
  readonly importText: (
    content: string | Uint8Array,
    how?: Omit<FileToImport, 'file'> & { readonly name?: string },
  ) => Promise<Receipt>
  readonly problems: () => readonly ProblemLine[]
  readonly rows: <T = Record<string, unknown>>(sql: string) => T[]
  readonly hash: () => string
  readonly at: (...names: string[]) => string
  readonly remove: () => void
}

/** Opens a bench on an empty project. Project zone and currency can be chosen. */
export function importBench({ timeZone = 'Europe/Berlin', currency = 'EUR' } = {}): ImportBench {
  const folder = scratchFolder()
  const store = createStore(folder.at('test.proofbook'))
  writeSettings(store, { name: 'Test', currency, timeZone, fiscalYearStart: 1, isSample: false })
  mkdirSync(folder.at('files'))
  let count = 0
  const bench: ImportBench = {
    store,
    write: (name, content) => {
      const path = folder.at('files', name)
      writeFileSync(path, content)
      return path
    },
    import: (paths, how = {}) =>
      importFiles(
        store,
        paths.map((file) => ({ file, ...how })),
        quietTask,
        1_790_000_000,
      ),
    importText: async (content, { name, ...how } = {}) => {
      count += 1
      const [receipt] = await bench.import([bench.write(name ?? `file-${count}.csv`, content)], how)
      return receipt as Receipt
    },
    problems: () => listProblems(store, { limit: 100_000 }).problems,
    rows: <T>(sql: string) => store.db.prepare(sql).all() as T[],
    hash: () => contentHash(store),
    at: folder.at,
    remove: () => {
      store.close()
      folder.remove()
    },
  }
  return bench
}
