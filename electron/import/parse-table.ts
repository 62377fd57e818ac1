import { createHash } from 'node:crypto'
import type { Problem, ProblemCode } from '../../shared/base/problem.ts'
import { makeRowImporter, type RowCounts } from '../../shared/import/import-rows.ts'
import type { Mapping } from '../../shared/import/mapping.ts'
import { layoutAt } from '../../shared/import/recognise.ts'
import { maybeSource } from '../../shared/import/sources/index.ts'
import { usedColumns } from '../../shared/import/used-columns.ts'
import { erasedReason } from '../../shared/privacy/people.ts'
import type { InputTable } from '../files/read-table.ts'
import type { Erased } from '../store/erase/erased.ts'
import { mostNotes } from '../store/imports.ts'
import { makeRecordEncoder, type RecordBatch } from '../store/record-batch.ts'
import { erasedMark, makeErasedCheck } from './erased-rows.ts'
import { makeRowKeeper, maskColumns } from './keep-rows.ts'

/** How a table is to be read: plain values, so that they can be handed to another thread. */
export interface ParsePlan {
  readonly source: string
  readonly mapping: Mapping
  /** Row of the sample that holds the headings. */
  readonly headerAt: number
  /** Whether the rows are to be kept in the project. */
  readonly keeps?: boolean
  /** Whose rows are left out because they were erased. */
  readonly erased?: Erased
}

/** What a piece of the file came to. */
export interface ParsedPiece {
  readonly batches: readonly RecordBatch[]
  readonly problems: readonly KeptProblem[]
  /** Rows as they are kept in the project, packed. */
  readonly kept: readonly Uint8Array[]
  readonly rows: number
  /** Share of the file read so far, 0..1. */
  readonly done: number
}

/** A problem; `cells` is the row as it stood when the whole row could not be used. */
export interface KeptProblem {
  readonly problem: Problem
  readonly cells: readonly string[] | null
}

/** What the whole file came to, besides its records. */
export interface ParseEnd {
  readonly counts: RowCounts
  readonly sha256: string
  /** False when the rows are too many to be kept. */
  readonly keptAll: boolean
}

const longestCell = 1_000
const mostWords = 5_000

/** Reads a table from beginning to end and turns its rows into records and problems. Nothing is remembered but what counting needs. */
export async function* parseTable(table: InputTable, plan: ParsePlan): AsyncGenerator<ParsedPiece, ParseEnd> {
  const source = maybeSource(plan.source)
  if (!source) throw new Error(`no such source: ${plan.source}`)
  const layout = layoutAt(table.sample, plan.headerAt, source)
  const firstDataRow = plan.headerAt + 1 + layout.explained
  const encoder = makeRecordEncoder()
  const used = usedColumns(source, plan.mapping, layout.headings)
  const keeper = plan.keeps === true ? makeRowKeeper() : undefined
  const notes = new Map<string, number>()
  const words = new Set<string>()
  let problems: KeptProblem[] = []
  const importer = makeRowImporter(source, plan.mapping, layout.headings, table.sample, firstDataRow, {
    record: encoder.add,
    problem: (problem, cells) => {
      const seen = problem.column === '' ? cells : maskColumns(cells, used)
      problems.push({ problem, cells: seen.map((cell) => cell.slice(0, longestCell)) })
    },
    note: (problem) => {
      const key = `${problem.column}\u0001${problem.code}`
      const count = notes.get(key) ?? 0
      notes.set(key, count + 1)
      // A word that was not met before is told all the same: whoever says what words mean must see each of them.
      const isNew = words.size < mostWords && words.size < words.add(`${key}\u0001${problem.value}`).size
      if (count < mostNotes || isNew) problems.push({ problem, cells: null })
    },
  })
  const isErased =
    plan.erased === undefined ? undefined : makeErasedCheck(plan.erased, source, plan.mapping, layout.headings)
  const leaveErased = (line: number): void => {
    const { counts } = importer
    counts.rowsIn += 1
    counts.excluded += 1
    counts.exclusions.set(erasedReason, (counts.exclusions.get(erasedReason) ?? 0) + 1)
    keeper?.addBad('', line, erasedMark as ProblemCode)
  }
  const takePiece = (all: boolean, bytes: number): ParsedPiece => {
    const piece = {
      batches: encoder.take(all),
      problems,
      kept: keeper?.take(all) ?? [],
      rows: importer.counts.rowsIn,
      done: Math.min(1, bytes / table.input.bytes),
    }
    problems = []
    return piece
  }
  const hash = createHash('sha256')
  let seen = 0
  for await (const { each, bytes } of table.rows({ hash })) {
    each(
      (cells, line) => {
        if (seen >= firstDataRow && isErased?.(cells) === true) {
          leaveErased(line)
          return
        }
        const isFrame = seen < firstDataRow || importer.push(cells, line)
        if (seen < firstDataRow) seen += 1
        keeper?.add(importer.hide(isFrame ? cells : maskColumns(cells, used)), line)
      },
      (text, line, code) => {
        if ((code as string) === erasedMark) {
          leaveErased(line)
          return
        }
        importer.pushBad(text, line, code)
        keeper?.addBad(importer.hideText(text), line, code)
      },
    )
    yield takePiece(false, bytes)
  }
  importer.finish()
  yield takePiece(true, table.input.bytes)
  return { counts: importer.counts, sha256: table.sha256 ?? hash.digest('hex'), keptAll: keeper?.isWhole() ?? false }
}
