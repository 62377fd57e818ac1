import type { Task } from '../../shared/contract.ts'
import type { Receipt } from '../../shared/import/report.ts'
import { hashFile } from '../files/input-file.ts'
import { openTable } from '../files/read-table.ts'
import { NotUtf8 } from '../files/read-text.ts'
import { beginImport, endImport, hasImportOfSize, keepProblem, maybeSameImport, readReceipt } from '../store/imports.ts'
import { makeRecordWriter } from '../store/records.ts'
import type { WriteStore } from '../store/store.ts'
import { canParseApart, parseApart } from './parse-apart.ts'
import { parseTable } from './parse-table.ts'
import type { Plan } from './plan-import.ts'
import { makeSteadyHeap } from './steady-heap.ts'

/** Smaller files are read before a thread of their own would have started. */
const worthAThread = 2 << 20

/** Imports one file, whole or not at all. The same file again, read the same way, changes nothing. */
export async function runImport(store: WriteStore, plan: Plan, task: Task, now: number): Promise<Receipt> {
  const { input } = plan.table
  // Most files are new, and need not be read twice to know it.
  if (hasImportOfSize(store, input.bytes)) {
    const same = maybeSameImport(store, await hashFile(input), plan.source.id, plan.mapping)
    if (same !== undefined) return readReceipt(store, same, true)
  }
  store.db.exec('BEGIN IMMEDIATE')
  try {
    const id = await writeImport(store, plan, task, now)
    task.checkCancelled()
    store.db.exec('COMMIT')
    return readReceipt(store, id)
  } catch (error) {
    if (store.db.inTransaction) store.db.exec('ROLLBACK')
    if (!(error instanceof NotUtf8)) throw error
    const { profile } = plan.table
    if (profile.format === 'xlsx') throw error
    const encoding = plan.mapping.encoding === 'utf-8' ? 'utf-8-damaged' : error.guess
    const table = await openTable(input, { ...profile, encoding })
    return runImport(store, { ...plan, table }, task, now)
  }
}

async function writeImport(store: WriteStore, plan: Plan, task: Task, now: number): Promise<number> {
  const { table, source, mapping, recognition } = plan
  const { input } = table
  const id = beginImport(store, {
    file: input.file,
    bytes: input.bytes,
    source: source.id,
    mapping,
    kinds: source.kinds,
    encoding: table.encoding,
    delimiter: table.delimiter,
    importedAt: now,
  })
  const writer = makeRecordWriter(store, { importId: id, system: source.system })
  const parsing = { source: source.id, mapping, headerAt: recognition.layout.headerAt }
  const pieces =
    canParseApart && input.bytes >= worthAThread
      ? parseApart({ path: input.path, entry: input.entry, profile: table.profile, plan: parsing }, input.file)
      : parseTable(table, parsing)
  const heap = makeSteadyHeap()
  try {
    for (;;) {
      const next = await pieces.next()
      if (next.done) {
        const { counts, sha256 } = next.value
        const written = writer.finish()
        endImport(store, id, { ...counts, ...written, sha256, merged: written.merged + counts.joined })
        return id
      }
      const { batches, problems, rows, done } = next.value
      for (const batch of batches) writer.write(batch)
      for (const { problem, cells } of problems) keepProblem(store, id, problem, cells)
      heap.hold()
      task.report({ doing: `Reading ${input.file}`, done, rows })
      await task.breathe()
      task.checkCancelled()
    }
  } finally {
    // Ends the reading thread also when writing was refused or cancelled.
    await pieces.return(undefined as never)
    heap.release()
  }
}
