import { basename } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { FileToImport, Task } from '../../shared/contract.ts'
import type { Mapping } from '../../shared/import/mapping.ts'
import { checkMapping } from '../../shared/import/mapping.ts'
import { completeMapping, type ImportSettings, type Proposal } from '../../shared/import/propose-mapping.ts'
import type { RememberedMapping } from '../../shared/import/recall-mapping.ts'
import type { Recognition } from '../../shared/import/recognise.ts'
import { answerAsBefore, recogniseAgain } from '../../shared/import/recognise-again.ts'
import type { Source } from '../../shared/import/source.ts'
import { maybeSource, sources } from '../../shared/import/sources/index.ts'
import { type Told, tellMapping } from '../../shared/import/told.ts'
import { usedColumns } from '../../shared/import/used-columns.ts'
import { expandPath, type InputFile, openInputs } from '../files/input-file.ts'
import { type InputTable, openTable } from '../files/read-table.ts'
import { enough } from './recognise-files.ts'

/** A file that can be imported, and how. */
export interface Plan {
  readonly table: InputTable
  readonly recognition: Recognition
  readonly source: Source
  readonly mapping: Mapping
  /** What a person said of the file. */
  readonly told: Told
  /** What is kept of it for reading the file again: with what was remembered when it was imported. */
  readonly kept: Told
}

/**
 * Opens and recognises every file before anything is written, so that one that can't be read refuses the call; in a folder such files are
 * passed over instead, unless none can be read.
 */
export async function planImports(
  files: readonly FileToImport[],
  project: ImportSettings,
  task: Task,
  remembered: readonly RememberedMapping[] = [],
): Promise<Plan[]> {
  const plans: Plan[] = []
  for (const file of files) {
    const { paths, isFolder } = await expandPath(file.file)
    const settings: ImportSettings = {
      timeZone: file.timeZone ?? project.timeZone,
      currency: file.currency ?? project.currency,
    }
    const before = plans.length
    let isGroup = isFolder
    for (const path of paths) {
      task.checkCancelled()
      task.report({ doing: `Looking at ${basename(path)}`, done: null })
      try {
        const opened = await openInputs(path)
        isGroup ||= opened.isGroup
        for (const input of opened.inputs) {
          const plan = await maybePlan(input, file, settings, isGroup, task, remembered)
          if (plan) plans.push(plan)
        }
      } catch (error) {
        if (!isFolder || !(error instanceof Refusal)) throw error
        task.report({ doing: `Passing over ${basename(path)}: ${error.message}`, done: null })
      }
    }
    if (isGroup && plans.length === before) {
      throw new Refusal(
        'no-data',
        `nothing in ${basename(file.file)} is an export that Proofbook knows`,
        'name what holds the exports, or say what they are (on the command line: --source)',
      )
    }
  }
  const headings = plans.flatMap(({ recognition }) => headingsOf(recognition))
  for (const file of files) refuseUnknownColumns(file, headings)
  return plans
}

/** Refuses a heading that no file has: it would leave nothing out, while whoever wrote it believes that it does. */
export function refuseUnknownColumns({ leftOut }: Pick<Told, 'leftOut'>, headings: readonly string[]): void {
  const known = new Set(headings.map((name) => name.toLowerCase()))
  const unknown = Object.keys(leftOut ?? {}).find((name) => !known.has(name.trim().toLowerCase()))
  if (unknown === undefined) return
  throw new Refusal(
    'mapping-invalid',
    `there is no column “${unknown}” in what is to be read`,
    `the columns are: ${[...new Set(headings)].slice(0, 80).join(', ')}`,
  )
}

const headingsOf = ({ layout }: Recognition): string[] => layout.headings.map(({ name }) => name)

/** The columns that were named, as this file spells them; those of other files are not its own. */
function asSpelt(told: Told, recognition: Recognition): Told {
  if (told.leftOut === undefined) return told
  const names = new Map(headingsOf(recognition).map((name) => [name.toLowerCase(), name]))
  const { leftOut, ...rest } = told
  const own = Object.entries(leftOut).flatMap(([name, isOut]) => {
    const spelt = names.get(name.trim().toLowerCase())
    return spelt === undefined ? [] : [[spelt, isOut] as const]
  })
  return own.length === 0 ? rest : { ...rest, leftOut: Object.fromEntries(own) }
}

/** A column that is to be kept and was left out of the file before is read as what it means by itself. */
function bringBack(told: Told, propose: () => Proposal | null): Told {
  const kept = Object.entries(told.leftOut ?? {}).flatMap(([heading, isOut]) => (isOut ? [] : [heading]))
  const asked = new Set(Object.values(told.columns ?? {}))
  if (kept.every((heading) => asked.has(heading))) return told
  const meant = Object.entries(propose()?.mapping.columns ?? {}).filter(
    ([, heading]) => kept.includes(heading) && !asked.has(heading),
  )
  return { ...told, columns: { ...Object.fromEntries(meant), ...told.columns } }
}

/** Nothing is kept of a column that nothing is read from: whoever wants it has to say what it means. */
function refuseUnread(told: Told, used: ReadonlySet<string>, file: string): void {
  const unread = Object.entries(told.leftOut ?? {}).find(([heading, isOut]) => !isOut && !used.has(heading))?.[0]
  if (unread === undefined) return
  throw new Refusal(
    'mapping-invalid',
    `nothing of ${file} is read from “${unread}”, so that there is nothing to keep`,
    `say what it means (on the command line: --column topic=${JSON.stringify(unread)})`,
  )
}

/** How to import one file; nothing for one of a folder or archive that can't be read. */
async function maybePlan(
  input: InputFile,
  file: FileToImport,
  settings: ImportSettings,
  isGroup: boolean,
  task: Task,
  remembered: readonly RememberedMapping[],
): Promise<Plan | undefined> {
  try {
    return await planImport(input, file, settings, remembered)
  } catch (error) {
    if (!isGroup || !(error instanceof Refusal)) throw error
    task.report({ doing: `Passing over ${input.file}: ${error.message}`, done: null })
    return undefined
  }
}

async function planImport(
  input: InputFile,
  { file: _path, ...told }: FileToImport,
  settings: ImportSettings,
  remembered: readonly RememberedMapping[],
): Promise<Plan> {
  const table = await openTable(input, undefined, told.encoding ?? told.mapping?.encoding)
  return planTable(table, told, settings, remembered)
}

/** Says how a table is to be imported: what a person told stands over what was guessed. Refuses while something is left open. */
export async function planTable(
  table: InputTable,
  said: Told,
  settings: ImportSettings,
  remembered: readonly RememberedMapping[] = [],
): Promise<Plan> {
  const { file } = table.input
  const named = chooseSource(said)
  const recognition = recogniseAgain(table.sample, settings, remembered, named)
  const { source, confidence, layout } = recognition
  const told = bringBack(asSpelt(said, recognition), () => recogniseAgain(table.sample, settings, [], named).proposal)
  const isVendor = source !== null && source.fingerprint.all.length > 0
  if (source === null || recognition.proposal === null || (confidence < enough && !isVendor)) {
    throw new Refusal(
      'unknown-source',
      `${file} is no export that Proofbook knows`,
      `say what it is (on the command line: --source, for example ${source?.id ?? 'generic-contacts'})`,
    )
  }
  const isGiven = told.mapping !== undefined || told.columns !== undefined
  const given = tellMapping(told.mapping ?? recognition.proposal.mapping, told)
  const faults = isGiven ? checkMapping(source, given, layout.headings) : []
  if (faults.length > 0) {
    throw new Refusal(
      'mapping-invalid',
      `the mapping doesn’t fit ${file}: ${faults.join('; ')}`,
      `its columns are: ${layout.headings.map((h) => h.name).join(', ')}`,
    )
  }
  const settled = await settle(source, given, table, recognition, settings)
  const proposal = answerAsBefore(source, settled, recognition, table.sample, settings)
  const doubts = isGiven ? [] : recognition.proposal.questions.filter((q) => q.field === 'columns')
  refuseOpenQuestions(
    source,
    {
      ...proposal,
      questions: [...proposal.questions.filter((q) => !doubts.some((d) => d.text === q.text)), ...doubts],
    },
    layout.headings.map((h) => h.name),
    file,
    checkMapping(source, proposal.mapping, layout.headings),
  )
  const used = usedColumns(source, proposal.mapping, layout.headings)
  if (said.columns === undefined && said.mapping === undefined)
    refuseUnread(told, new Set(layout.headings.filter(({ index }) => used.has(index)).map(({ name }) => name)), file)
  const isRecalled = recognition.isRemembered && told.mapping === undefined
  const { dateOrder, decimal } = proposal.mapping
  const kept = isRecalled ? { ...told, mapping: { ...recognition.proposal.mapping, dateOrder, decimal } } : told
  return { table, recognition, source, mapping: proposal.mapping, told, kept }
}

function chooseSource(file: Told): Source | undefined {
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
    // Rows that could decide are enough: a number above twelve, or a mark that can mean only one thing.
    const telling: (readonly string[])[] = []
    piece.each((cells) => {
      if (telling.length < 200 && wanted.some((i) => isTelling(cells[i] ?? ''))) telling.push([...cells])
    })
    if (telling.length === 0) continue
    const proposal = completeMapping(source, given, layout, { ...table.sample, rows: [...rows, ...telling] }, settings)
    if (!proposal.questions.some((q) => q.field === 'dateOrder' || q.field === 'decimal')) return proposal
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
    `say what its columns mean (on the command line: save this as mapping.json, fill it in and import again with --mapping mapping.json (its columns are: ${headings.join(', ')}): ${JSON.stringify(skeleton)})`,
  )
}

const telling = /^(1[3-9]|[23]\d)[-/.]|^\d{1,2}[-/.](1[3-9]|[23]\d)[-/.]|[.,]\d{1,2}$|[.,]\d{3}[.,]/

function isTelling(cell: string): boolean {
  return cell.length <= 40 && telling.test(cell.trim())
}
