import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { FileToImport, Task } from '../../shared/contract.ts'
import { makeRowImporter } from '../../shared/import/import-rows.ts'
import { checkMapping, completeMapping, type ImportSettings, type Proposal } from '../../shared/import/mapping.ts'
import { type Recognition, recognise, recogniseAs } from '../../shared/import/recognise.ts'
import type { FileRecognition, Mapping, ProblemList, Receipt } from '../../shared/import/report.ts'
import type { Source } from '../../shared/import/source.ts'
import { maybeSource, sources } from '../../shared/import/sources/index.ts'
import { expandPath, hashFile, inspectInput } from '../files/input-file.ts'
import { type InputTable, openTable } from '../files/read-table.ts'
import { NotUtf8 } from '../files/read-text.ts'
import {
  beginImport,
  endImport,
  hasImportOfSize,
  keepProblem,
  maybeSameImport,
  readProblems,
  readReceipt,
  readReceipts,
} from '../store/imports.ts'
import { makeRecordEncoder } from '../store/record-batch.ts'
import { makeRecordWriter } from '../store/records.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'

/** Says of each file (and of each file in a folder) which export it is and how its columns would be read. Changes nothing. */
export async function recogniseFiles(paths: readonly string[], settings: ImportSettings): Promise<FileRecognition[]> {
  const answers: FileRecognition[] = []
  for (const path of paths) {
    try {
      const { paths: files } = await expandPath(path)
      for (const file of files) answers.push(await recogniseFile(file, settings))
    } catch (error) {
      answers.push(unreadable(path, error))
    }
  }
  return answers
}

async function recogniseFile(path: string, settings: ImportSettings): Promise<FileRecognition> {
  try {
    const table = await openTable(await inspectInput(path))
    const { source, confidence, layout, proposal } = recognise(table.sample, settings)
    const isLikely = source !== null && confidence >= enough
    return {
      path,
      file: basename(path),
      source: source?.id ?? null,
      title: source === null ? null : source.verified ? source.title : `Probably ${source.title}`,
      confidence: Math.round(confidence * 100) / 100,
      encoding: table.encoding,
      delimiter: table.delimiter,
      headerRows: 1 + layout.explained,
      bytes: table.input.bytes,
      mapping: proposal?.mapping ?? null,
      questions: [
        ...(isLikely
          ? []
          : [{ field: 'source' as const, text: 'What is this table? It is no export that Proofbook knows.' }]),
        ...(table.encoding === 'windows-1252'
          ? [
              {
                field: 'encoding' as const,
                text: 'It is no UTF-8, so it is read as Windows-1252. Do its letters look right?',
              },
            ]
          : []),
        ...(proposal?.questions ?? []),
      ],
      preview: {
        columns: layout.headings.map((heading) => heading.name),
        rows: table.sample.rows
          .slice(layout.headerAt + 1 + layout.explained)
          .slice(0, 5)
          .map((row) => row.map((cell) => cell.slice(0, 200))),
      },
      refusal: null,
    }
  } catch (error) {
    return unreadable(path, error)
  }
}

/** A generic table is read without being named only when the guess is at least this sure. */
const enough = 0.65

function unreadable(path: string, error: unknown): FileRecognition {
  if (!(error instanceof Refusal)) throw error
  return {
    path,
    file: basename(path),
    source: null,
    title: null,
    confidence: 0,
    encoding: '',
    delimiter: '',
    headerRows: 0,
    bytes: 0,
    mapping: null,
    questions: [],
    preview: { columns: [], rows: [] },
    refusal: { code: error.code, message: error.message, hint: error.hint },
  }
}

/** A file that can be imported, and how. */
interface Plan {
  readonly table: InputTable
  readonly recognition: Recognition
  readonly source: Source
  readonly mapping: Mapping
}

/**
 * Imports files, each whole or not at all. Before anything is written every file is opened and recognised, so that one that can't be read
 * refuses the call; in a folder such files are passed over instead, unless none can be read. The same file again changes nothing.
 */
export async function importFiles(
  store: WriteStore,
  files: readonly FileToImport[],
  task: Task,
  now: number,
): Promise<Receipt[]> {
  const project = readSettings(store)
  const plans: Plan[] = []
  for (const file of files) {
    const { paths, isFolder } = await expandPath(file.file)
    const settings: ImportSettings = {
      timeZone: file.timeZone ?? project.timeZone,
      currency: file.currency ?? project.currency,
    }
    const before = plans.length
    for (const path of paths) {
      task.checkCancelled()
      task.report({ doing: `Looking at ${basename(path)}`, done: null })
      try {
        plans.push(await planImport(path, file, settings))
      } catch (error) {
        if (!isFolder || !(error instanceof Refusal)) throw error
        task.report({ doing: `Passing over ${basename(path)}: ${error.message}`, done: null })
      }
    }
    if (isFolder && plans.length === before) {
      throw new Refusal(
        'no-data',
        `nothing in ${basename(file.file)} is an export that Proofbook knows`,
        'name the folder that holds the exports',
      )
    }
  }
  const receipts: Receipt[] = []
  for (const plan of plans) receipts.push(await importPlan(store, plan, task, now))
  return receipts
}

async function planImport(
  path: string,
  file: FileToImport,
  settings: ImportSettings,
  encoding?: 'windows-1252' | 'utf-8-damaged',
): Promise<Plan> {
  const input = await inspectInput(path)
  const opened = await openTable(input)
  const table = encoding === undefined ? opened : await openTable(input, { encoding, delimiter: opened.delimiter })
  const named = chooseSource(file)
  const recognition =
    named === undefined ? recognise(table.sample, settings) : recogniseAs(named, table.sample, settings)
  const { source, confidence, layout } = recognition
  if (source === null || recognition.proposal === null || confidence < enough) {
    const guess = source === null ? '' : `; it may be ${source.id}`
    throw new Refusal(
      'unknown-source',
      `${input.file} is no export that Proofbook knows${guess}`,
      `say what it is with --source, for example ${source?.id ?? 'generic-contacts'}`,
    )
  }
  const given = file.mapping ?? recognition.proposal.mapping
  const faults = file.mapping ? checkMapping(source, file.mapping, layout.headings) : []
  if (faults.length > 0) {
    throw new Refusal(
      'mapping-invalid',
      `the mapping doesn’t fit ${input.file}: ${faults.join('; ')}`,
      `its columns are: ${layout.headings.map((h) => h.name).join(', ')}`,
    )
  }
  const timeZone = given.timeZone ?? file.timeZone ?? null
  const currency = given.currency ?? file.currency ?? null
  const proposal = await settle(source, { ...given, timeZone, currency }, table, recognition, settings)
  refuseOpenQuestions(
    source,
    proposal,
    layout.headings.map((h) => h.name),
    input.file,
    checkMapping(source, proposal.mapping, layout.headings),
  )
  return { table, recognition, source, mapping: proposal.mapping }
}

function chooseSource(file: FileToImport): Source | undefined {
  const id = file.source ?? file.mapping?.source
  if (id === undefined) return undefined
  const source = maybeSource(id)
  if (!source) {
    throw new Refusal(
      'unknown-source',
      `there is no source “${id}”`,
      `choose one of: ${sources.map((s) => s.id).join(', ')}`,
    )
  }
  return source
}

/** Completes the mapping; a question that the beginning of the file leaves open is put to the whole of it. */
async function settle(
  source: Source,
  given: Mapping,
  table: InputTable,
  recognition: Recognition,
  settings: ImportSettings,
): Promise<Proposal> {
  const { layout } = recognition
  const first = completeMapping(source, given, layout, table.sample, settings)
  const isOpen = first.questions.some((q) => q.field === 'dateOrder' || q.field === 'decimal')
  if (!isOpen || table.sample.isWhole) return first
  const rows = table.sample.rows.slice(0, layout.headerAt + 1 + layout.explained)
  const asked = new Set(Object.values(given.columns))
  const wanted = layout.headings.filter((heading) => asked.has(heading.name)).map((heading) => heading.index)
  for await (const piece of table.rows()) {
    // Rows that could decide are enough: one with a number above twelve, or with a mark that can mean only one thing.
    const telling = piece.rows.filter((row) =>
      wanted.some((i) =>
        /^(1[3-9]|[23]\d)[-/.]|[-/.](1[3-9]|[23]\d)[-/.]|[.,]\d{1,2}$|[.,]\d{3}[.,]/.test((row[i] ?? '').trim()),
      ),
    )
    const proposal = completeMapping(
      source,
      given,
      layout,
      { ...table.sample, rows: [...rows, ...telling.slice(0, 200)] },
      settings,
    )
    if (telling.length > 0 && !proposal.questions.some((q) => q.field === 'dateOrder' || q.field === 'decimal'))
      return proposal
  }
  return first
}

function refuseOpenQuestions(
  source: Source,
  { mapping, missing, questions }: Proposal,
  headings: readonly string[],
  file: string,
  faults: readonly string[],
): void {
  const open = questions.map((q) => q.text)
  if (open.length === 0 && faults.length === 0) return
  const skeleton = {
    ...mapping,
    columns: { ...mapping.columns, ...Object.fromEntries(missing.map((field) => [field, ''])) },
  }
  throw new Refusal(
    'mapping-incomplete',
    `${file} can’t be read as ${source.id} yet: ${[...open, ...faults].join(' ')}`,
    `save this as mapping.json, fill it in and import again with --mapping mapping.json (its columns are: ${headings.join(', ')}): ${JSON.stringify(skeleton)}`,
  )
}

async function importPlan(store: WriteStore, plan: Plan, task: Task, now: number): Promise<Receipt> {
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
    const table = await openTable(input, { encoding: error.guess, delimiter: plan.table.delimiter })
    return importPlan(store, { ...plan, table }, task, now)
  }
}

/** A column that can't be read at all would give as many notes as rows: the first thousand say it. */
const mostNotes = 1_000

async function writeImport(
  store: WriteStore,
  { table, recognition, source, mapping }: Plan,
  task: Task,
  now: number,
): Promise<number> {
  const { input } = table
  const { layout } = recognition
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
  const encoder = makeRecordEncoder()
  const writer = makeRecordWriter(store, { importId: id, system: source.system })
  const notes = new Map<string, number>()
  const dataAt = layout.headerAt + 1 + layout.explained
  const importer = makeRowImporter(source, mapping, layout.headings, table.sample.rows.slice(dataAt), {
    record: encoder.add,
    problem: (problem, cells) => keepProblem(store, id, problem, cells),
    note: (problem) => {
      const key = `${problem.column}\u0001${problem.code}`
      const count = notes.get(key) ?? 0
      notes.set(key, count + 1)
      if (count < mostNotes) keepProblem(store, id, problem, null)
    },
  })
  let records = 0
  let merged = 0
  let from = Number.POSITIVE_INFINITY
  let through = Number.NEGATIVE_INFINITY
  const write = (all: boolean): void => {
    for (const batch of encoder.take(all)) {
      const written = writer.write(batch)
      records += written.records
      merged += written.merged
      from = Math.min(from, batch.from)
      through = Math.max(through, batch.through)
    }
  }
  const hash = createHash('sha256')
  const firstDataRow = dataAt
  let seen = 0
  for await (const { rows, lines, bytes } of table.rows({ hash })) {
    for (let i = 0; i < rows.length; i += 1) {
      if (seen >= firstDataRow) importer.push(rows[i] as readonly string[], lines[i] as number)
      seen += 1
    }
    write(false)
    task.report({
      doing: `Reading ${input.file}`,
      done: Math.min(1, bytes / input.bytes),
      rows: importer.counts.rowsIn,
    })
    await task.breathe()
    task.checkCancelled()
  }
  importer.finish()
  write(true)
  const { counts } = importer
  endImport(store, id, {
    sha256: hash.digest('hex'),
    rowsIn: counts.rowsIn,
    records,
    merged: merged + counts.joined,
    excluded: counts.excluded,
    problems: counts.problems,
    exclusions: counts.exclusions,
    dataFrom: Number.isFinite(from) ? from : null,
    dataThrough: Number.isFinite(through) ? through : null,
  })
  return id
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
