import { createHash } from 'node:crypto'
import type { Problem } from '../../shared/base/problem.ts'
import { makeRowImporter, type RowCounts } from '../../shared/import/import-rows.ts'
import { layoutAt } from '../../shared/import/recognise.ts'
import type { Mapping } from '../../shared/import/report.ts'
import { maybeSource } from '../../shared/import/sources/index.ts'
import type { InputTable } from '../files/read-table.ts'
import { makeRecordEncoder, type RecordBatch } from '../store/record-batch.ts'

/** How a table is to be read: plain values, so that they can be handed to another thread. */
export interface ParsePlan {
  readonly source: string
  readonly mapping: Mapping
  /** Row of the sample that holds the headings. */
  readonly headerAt: number
}

/** What a piece of the file came to. */
export interface ParsedPiece {
  readonly batches: readonly RecordBatch[]
  readonly problems: readonly KeptProblem[]
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
}

/** A column that can't be read at all would give as many notes as rows: the first thousand say it. */
const mostNotes = 1_000
const longestCell = 1_000

/** Reads a table from beginning to end and turns its rows into records and problems. Nothing is remembered but what counting needs. */
export async function* parseTable(table: InputTable, plan: ParsePlan): AsyncGenerator<ParsedPiece, ParseEnd> {
  const source = maybeSource(plan.source)
  if (!source) throw new Error(`no such source: ${plan.source}`)
  const layout = layoutAt(table.sample, plan.headerAt, source)
  const firstDataRow = plan.headerAt + 1 + layout.explained
  const encoder = makeRecordEncoder()
  const notes = new Map<string, number>()
  let problems: KeptProblem[] = []
  const importer = makeRowImporter(source, plan.mapping, layout.headings, table.sample, firstDataRow, {
    record: encoder.add,
    problem: (problem, cells) => problems.push({ problem, cells: cells.map((cell) => cell.slice(0, longestCell)) }),
    note: (problem) => {
      const key = `${problem.column}\u0001${problem.code}`
      const count = notes.get(key) ?? 0
      notes.set(key, count + 1)
      if (count < mostNotes) problems.push({ problem, cells: null })
    },
  })
  const takePiece = (all: boolean, bytes: number): ParsedPiece => {
    const piece = {
      batches: encoder.take(all),
      problems,
      rows: importer.counts.rowsIn,
      done: Math.min(1, bytes / table.input.bytes),
    }
    problems = []
    return piece
  }
  const hash = createHash('sha256')
  let seen = 0
  for await (const { each, bytes } of table.rows({ hash })) {
    each((cells, line) => {
      if (seen >= firstDataRow) importer.push(cells, line)
      else seen += 1
    }, importer.pushBad)
    yield takePiece(false, bytes)
  }
  importer.finish()
  yield takePiece(true, table.input.bytes)
  return { counts: importer.counts, sha256: hash.digest('hex') }
}
