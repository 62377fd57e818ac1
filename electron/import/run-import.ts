import { homedir } from 'node:os'
import { sep } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { Task } from '../../shared/contract.ts'
import type { Mapping } from '../../shared/import/mapping.ts'
import { personalKind } from '../../shared/import/personal-columns.ts'
import type { Receipt } from '../../shared/import/report.ts'
import { usedColumns } from '../../shared/import/used-columns.ts'
import { hashFile } from '../files/input-file.ts'
import { openTable } from '../files/read-table.ts'
import { NotUtf8 } from '../files/read-text.ts'
import { maybeErased } from '../store/erase/erased.ts'
import { markLongStep } from '../store/file-seal.ts'
import {
  beginImport,
  endImport,
  hasImport,
  hasImportOfSize,
  keepProblem,
  maybeOtherReading,
  maybeSameImport,
  readReceipt,
} from '../store/imports.ts'
import {
  endKeeping,
  forgetUndone,
  type KeptFile,
  type KeptShape,
  keepFile,
  keepPack,
  keepTold,
  maybeKeptFile,
} from '../store/kept-files.ts'
import { appendLog } from '../store/log.ts'
import { makeRecordWriter } from '../store/records.ts'
import { rememberMapping } from '../store/remembered-mappings.ts'
import type { WriteStore } from '../store/store.ts'
import { takeOutImport } from '../store/take-out-import.ts'
import { mostKeptBytes } from './keep-rows.ts'
import { canParseApart, parseApart } from './parse-apart.ts'
import { parseTable } from './parse-table.ts'
import type { Plan } from './plan-import.ts'
import { makeSteadyHeap } from './steady-heap.ts'
import { type ColumnsTold, importLine } from './tell-import.ts'

/** Smaller files are read before a thread of their own would have started; a workbook's size says nothing of what it unpacks to. */
const worthAThread = 2 << 20

/** Where an import goes: to the end, or into the place of an import that is made anew. */
export interface Place {
  readonly id: number
  /** Hash that the file must have, when it isn't read from rows that were kept. */
  readonly sha256: string
}

/**
 * Imports one file, whole or not at all. The same file again, read the same way, changes nothing; read in another way it takes the place of what was read before.
 * With `place`, that import is taken out first and everything ends as if it had been made like this from the start.
 */
export async function runImport(
  store: WriteStore,
  plan: Plan,
  task: Task,
  now: number,
  place?: Place,
): Promise<Receipt> {
  const { input } = plan.table
  // Most files are new, and need not be read twice to know it.
  if (place === undefined && hasImportOfSize(store, input.bytes)) {
    const sha256 = await hashFile(input)
    const same = maybeSameImport(store, sha256, plan.source.id, plan.mapping)
    if (same !== undefined) return readReceipt(store, same, true)
    const other = maybeOtherReading(store, sha256, plan.source.id)
    if (other !== undefined && saysNothing(plan.told)) return readReceipt(store, other, true)
    if (other !== undefined) return runImport(store, plan, task, now, { id: other, sha256 })
  }
  markLongStep(store, true)
  store.db.exec('BEGIN IMMEDIATE')
  try {
    const was = place !== undefined && hasImport(store, place.id) ? readReceipt(store, place.id) : null
    forgetUndone(store, place?.id)
    if (place !== undefined) takeOutImport(store, place.id)
    const id = await writeImport(store, plan, task, now, place)
    task.checkCancelled()
    appendLog(store, importLine(was, readReceipt(store, id), place !== undefined, columnsTold(plan)))
    markLongStep(store, false)
    store.db.exec('COMMIT')
    return readReceipt(store, id)
  } catch (error) {
    if (store.db.inTransaction) store.db.exec('ROLLBACK')
    markLongStep(store, false)
    if (!(error instanceof NotUtf8)) throw error
    const { profile } = plan.table
    if (profile.format === 'xlsx') throw error
    const encoding = plan.mapping.encoding === 'utf-8' ? 'utf-8-damaged' : error.guess
    const table = await openTable(input, { ...profile, encoding })
    return runImport(store, { ...plan, table }, task, now, place)
  }
}

async function writeImport(
  store: WriteStore,
  plan: Plan,
  task: Task,
  now: number,
  place: Place | undefined,
): Promise<number> {
  const { table, source, mapping, recognition } = plan
  const { input } = table
  const isKept = table.sha256 !== undefined
  const id = beginImport(store, {
    file: input.file,
    bytes: input.bytes,
    source: source.id,
    mapping,
    kinds: source.kinds,
    encoding: table.encoding,
    delimiter: table.delimiter,
    importedAt: now,
    ...(place === undefined ? {} : { id: place.id }),
  })
  if (isKept) keepTold(store, id, plan.kept)
  else keepFile(store, id, { path: homeless(input.path), entry: input.entry, told: plan.kept, shape: shapeOf(plan) })
  // Rows that were kept with a column that is left out now are kept anew without it.
  const isNarrower = isKept && keepsLeftOut(store, id, mapping)
  const keeps = isNarrower || (!isKept && input.bytes <= mostKeptBytes)
  const narrower: Uint8Array[] = []
  let packs = 0
  const writer = makeRecordWriter(store, { importId: id, system: source.system })
  const erased = maybeErased(store)
  const parsing = {
    source: source.id,
    mapping,
    headerAt: recognition.layout.headerAt,
    keeps,
    ...(erased === undefined ? {} : { erased }),
  }
  const pieces =
    canParseApart && !isKept && (input.bytes >= worthAThread || table.profile.format === 'xlsx')
      ? parseApart({ path: input.path, entry: input.entry, profile: table.profile, plan: parsing }, input.file)
      : parseTable(table, parsing)
  const heap = makeSteadyHeap()
  // Half of what reports have: rows arrive in order, and memory is shared with the thread that reads.
  store.db.pragma('cache_size = -32768')
  try {
    for (;;) {
      const next = await pieces.next()
      if (next.done) {
        const { counts, sha256, keptAll } = next.value
        if (place !== undefined && place.sha256 !== sha256) throw notThatFile(input.file)
        const written = writer.finish()
        const headings = recognition.layout.headings.map(({ name }) => name)
        rememberMapping(store, { file: input.file, headings, mapping, corrected: plan.told.corrected ?? {} })
        if (isNarrower) {
          keepFile(store, id, {
            ...keptAs(store, id),
            told: plan.kept,
            shape: narrowed(keptAs(store, id).shape, mapping),
          })
          for (const pack of narrower) keepPack(store, id, packs++, pack)
        }
        if (!isKept || isNarrower) endKeeping(store, id, keptAll ? packs : null)
        endImport(store, id, { ...counts, ...written, sha256, merged: written.merged + counts.joined })
        return id
      }
      const { batches, problems, kept, rows, done } = next.value
      for (const batch of batches) writer.write(batch)
      // While they are read the packs of before must stay.
      if (isNarrower) narrower.push(...kept)
      else for (const pack of kept) keepPack(store, id, packs++, pack)
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
    store.db.pragma('cache_size = -65536')
  }
}

/** A heading says what a column is about, never what stands in it. */
function columnsTold({ source, mapping, recognition }: Plan): ColumnsTold {
  const { headings } = recognition.layout
  const used = usedColumns(source, mapping, headings)
  const leftOut = new Set(mapping.leftOut)
  const names = headings.map(({ name }) => name)
  return {
    leftOut: names.filter((name) => leftOut.has(name)),
    notRead: names.filter((name, i) => !used.has(i) && !leftOut.has(name) && personalKind(name) !== null),
  }
}

function saysNothing({ source: _source, ...told }: Plan['told']): boolean {
  return Object.values(told).every((answer) => answer === undefined)
}

/** A path that doesn't tell whose home folder it is in. */
function homeless(path: string): string {
  const home = homedir() + sep
  return path.startsWith(home) ? `~/${path.slice(home.length)}` : path
}

function shapeOf({ table, source, mapping, recognition }: Plan): KeptShape {
  const { sample, encoding, delimiter, input } = table
  const { headings } = recognition.layout
  return {
    bytes: input.bytes,
    sampleRows: sample.rows.length,
    isWhole: sample.isWhole,
    isTyped: sample.isTyped,
    encoding,
    delimiter,
    headings: headings.map(({ name }) => name),
    columns: [...usedColumns(source, mapping, headings)],
  }
}

function keptAs(store: WriteStore, importId: number): KeptFile {
  const kept = maybeKeptFile(store, importId)
  if (kept === undefined) throw new Error(`nothing was kept of import ${importId}`)
  return kept
}

function keepsLeftOut(store: WriteStore, importId: number, mapping: Mapping): boolean {
  const { columns } = keptAs(store, importId).shape
  return narrowed(keptAs(store, importId).shape, mapping).columns.length < columns.length
}

/** The shape of kept rows without the columns that are left out. */
function narrowed(shape: KeptShape, { leftOut }: Mapping): KeptShape {
  const out = new Set(leftOut)
  return { ...shape, columns: shape.columns.filter((i) => !out.has(shape.headings[i] as string)) }
}

/** What is said when another file is offered in the place of the imported one. */
export function notThatFile(file: string): Refusal {
  return new Refusal(
    'file-changed',
    `${file} is not, or no longer, the file that was imported`,
    'choose the file as it was then, or import this one as a new file',
  )
}
