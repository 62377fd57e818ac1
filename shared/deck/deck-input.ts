import type { Evidence } from '../base/evidence.ts'
import type { CaseReport } from '../case/report.ts'
import type { Receipt } from '../import/report.ts'
import type { Restatement } from '../metrics/restatement.ts'
import { evidenceOf, type FactsOfQuarter } from '../story/facts-of-quarter.ts'
import type { ProofPoint } from '../story/proof-point.ts'
import type { AnswersReport } from '../story/report.ts'

/** One thing that has to tie, whether it does, and the words for it. */
export interface Tie {
  readonly name: string
  readonly ok: boolean
  readonly detail: string
}

/** What a deck, a workbook and a brief are planned from. */
export interface DeckInput {
  readonly facts: FactsOfQuarter
  readonly answers: Omit<AnswersReport, 'todo'>
  readonly proofPoints: readonly ProofPoint[]
  /** The business case, or `null` when there is nothing to make it from. */
  readonly businessCase: CaseReport | null
  /** What became of every imported file. */
  readonly receipts: readonly Receipt[]
  /** What was checked of the project: receipts, money, movements. */
  readonly ties: readonly Tie[]
  readonly restatements: readonly Restatement[]
  /** Document date, `2026-11-22`. */
  readonly date: string
  /** Last day of the data as a day number on the project's calendar. */
  readonly dataThroughDay: number | null
}

/** Every piece of evidence that a quarter's exports may show, each once, in the order of their ids. */
export function allEvidence({ facts, businessCase }: Pick<DeckInput, 'facts' | 'businessCase'>): Evidence[] {
  const made = [...evidenceOf(facts), ...(businessCase?.evidence ?? [])]
  return [...new Map(made.map((e) => [e.id, e])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
