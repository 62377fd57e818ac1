import { basename } from 'node:path'
import type { ExportReport, FileRef, Task } from '../../shared/contract.ts'
import type { Deck } from '../../shared/deck/deck.ts'
import type { DeckInput } from '../../shared/deck/deck-input.ts'
import { groundsOf } from '../../shared/deck/grounds.ts'
import { checkDeckNumbers, checkWorkbookNumbers } from '../../shared/deck/number-gate.ts'
import { type DeckLength, planDeck } from '../../shared/deck/plan-deck.ts'
import { planWorkbook } from '../../shared/deck/plan-workbook.ts'
import { threeAnswers } from '../../shared/story/answers.ts'
import { proofPoints } from '../../shared/story/proof-points.ts'
import { saveFile } from '../files/write-file.ts'
import { readRestatements } from '../store/facts/restatements.ts'
import type { ReadStore } from '../store/store.ts'
import { caseReport } from './case.ts'
import { listImports } from './data.ts'
import { verifyProject } from './project.ts'
import { dataThroughDay, factsOfQuarter } from './story.ts'

/** What a quarter's deck, workbook and brief are made from. */
export function deckInput(store: ReadStore, today: string, asked?: string): DeckInput {
  const facts = factsOfQuarter(store, asked)
  return {
    facts,
    answers: threeAnswers(facts),
    proofPoints: proofPoints(facts),
    businessCase: facts.cost || facts.ledger ? caseReport(store, facts.quarter) : null,
    receipts: listImports(store),
    ties: verifyProject(store).checks,
    restatements: readRestatements(store),
    date: today,
    dataThroughDay: dataThroughDay(store),
  }
}

/** The deck of a quarter as it would be written. */
export function deckPlan(store: ReadStore, today: string, asked?: string, length?: DeckLength): Deck {
  return planDeck(deckInput(store, today, asked), length)
}

/** Writes the files that were asked for; refuses a deck that shows a number which is not in evidence. */
export async function exportDeck(
  store: ReadStore,
  today: string,
  arg: {
    readonly quarter?: string
    readonly length?: DeckLength
    readonly deck?: FileRef
    readonly workbook?: FileRef
    readonly brief?: FileRef
  },
  task: Task,
): Promise<ExportReport> {
  task.report({ doing: 'Gathering the evidence', done: 0.1 })
  const input = deckInput(store, today, arg.quarter)
  const deck = planDeck(input, arg.length)
  checkDeckNumbers(deck, groundsOf(input, deck))
  task.checkCancelled()
  await task.breathe()
  const files: { kind: 'deck' | 'workbook' | 'brief'; file: FileRef; name: string; bytes: number }[] = []
  const keep = async (kind: 'deck' | 'workbook' | 'brief', file: FileRef, bytes: Uint8Array) => {
    task.checkCancelled()
    await saveFile(file, bytes)
    files.push({ kind, file, name: basename(file), bytes: bytes.length })
  }
  if (arg.deck !== undefined) {
    task.report({ doing: 'Writing the deck', done: 0.4 })
    // Read only when a deck is written: the PowerPoint library is large.
    const { writeDeck } = await import('../files/write-deck.ts')
    await keep('deck', arg.deck, await writeDeck(deck))
  }
  if (arg.workbook !== undefined) {
    task.report({ doing: 'Writing the workbook', done: 0.7 })
    const { writeWorkbook } = await import('../files/write-workbook.ts')
    const book = planWorkbook(input)
    checkWorkbookNumbers(book, groundsOf(input, deck))
    await keep('workbook', arg.workbook, writeWorkbook(book))
  }
  if (arg.brief !== undefined) {
    task.report({ doing: 'Writing the brief', done: 0.9 })
    const { writeBrief } = await import('../files/write-brief.ts')
    await keep('brief', arg.brief, new TextEncoder().encode(writeBrief(planDeck(input, 'short'))))
  }
  task.report({ doing: 'Done', done: 1 })
  return {
    files,
    slides: deck.slides.map((slide) => ({ title: slide.title, grade: slide.grade, evidence: slide.evidence })),
  }
}
