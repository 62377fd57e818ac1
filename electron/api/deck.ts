import { basename } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { DeckChanges, ExportReport, FileRef, Task } from '../../shared/contract.ts'
import type { Deck } from '../../shared/deck/deck.ts'
import { deckChanges } from '../../shared/deck/deck-changes.ts'
import { allEvidence, type DeckInput } from '../../shared/deck/deck-input.ts'
import { groundsOf } from '../../shared/deck/grounds.ts'
import { checkDeckNumbers, checkWorkbookNumbers } from '../../shared/deck/number-gate.ts'
import { type DeckLength, planDeck } from '../../shared/deck/plan-deck.ts'
import { planWorkbook } from '../../shared/deck/plan-workbook.ts'
import { retellInput } from '../../shared/deck/retell-input.ts'
import { threeAnswers } from '../../shared/story/answers.ts'
import type { Language } from '../../shared/story/language/language.ts'
import { continueTables } from '../files/pptx/continue-tables.ts'
import { saveFile } from '../files/write-file.ts'
import { type ExportedFile, keepExport, maybeExportedFile, maybeLastExport } from '../store/exports.ts'
import { contentStamp } from '../store/facts/derive.ts'
import { readRestatements } from '../store/facts/restatements.ts'
import { maybeWritable, type ReadStore } from '../store/store.ts'
import { caseReport } from './case.ts'
import { listImports } from './data.ts'
import { keptReport } from './kept-report.ts'
import { verifyTies } from './project.ts'
import { dataThroughDay } from './quarter-facts.ts'
import { editedStory, factsOfStory } from './story.ts'

/** What a quarter's deck, workbook and brief are made from, in the project's language when no other is named. */
export function deckInput(store: ReadStore, today: string, asked?: string, language?: Language): DeckInput {
  const facts = factsOfStory(store, asked, language)
  return retellInput({
    facts,
    answers: threeAnswers(facts),
    proofPoints: editedStory(store, facts).told,
    businessCase: facts.cost || facts.ledger ? caseReport(store, facts.quarter) : null,
    receipts: listImports(store),
    ties: keptReport(store, 'ties', () => ({ report: verifyTies(store), evidence: [] })),
    restatements: readRestatements(store),
    date: today,
    dataThroughDay: dataThroughDay(store),
  })
}

/** The deck of a quarter as it would be written, slide by slide: long tables of the appendix run over as many slides as in the file. */
export function deckPlan(
  store: ReadStore,
  today: string,
  asked?: string,
  length?: DeckLength,
  language?: Language,
): Deck {
  const deck = planDeck(deckInput(store, today, asked, language), length)
  return { ...deck, slides: continueTables(deck) }
}

/** Writes the files that were asked for; refuses a deck that shows a number which is not in evidence. */
export async function exportDeck(
  store: ReadStore,
  today: string,
  arg: {
    readonly quarter?: string
    /** A company's own template, whose colours, faces and logo the deck takes. */
    readonly template?: FileRef
    readonly length?: DeckLength
    readonly language?: Language
    readonly deck?: FileRef
    readonly workbook?: FileRef
    readonly brief?: FileRef
    readonly pdf?: FileRef
  },
  task: Task,
): Promise<ExportReport> {
  task.report({ doing: 'Gathering the evidence', done: 0.1 })
  const input = deckInput(store, today, arg.quarter, arg.language)
  checkWording(input)
  const deck = planDeck(input, arg.length)
  const grounds = groundsOf(input, deck)
  checkDeckNumbers(deck, grounds)
  task.checkCancelled()
  await task.breathe()
  const files: { kind: ExportedFile['kind']; file: FileRef; name: string; bytes: number }[] = []
  const handedOut: ExportedFile[] = []
  const keep = async (kind: ExportedFile['kind'], file: FileRef, bytes: Uint8Array) => {
    task.checkCancelled()
    await saveFile(file, bytes)
    handedOut.push({ kind, name: basename(file), bytes })
    files.push({ kind, file, name: basename(file), bytes: bytes.length })
  }
  if (arg.deck !== undefined) {
    task.report({ doing: 'Writing the deck', done: 0.4 })
    // Read only when a deck is written: the PowerPoint library is large.
    const { writeDeck } = await import('../files/write-deck.ts')
    const { readTemplate } = await import('../files/pptx/read-template.ts')
    const template = arg.template === undefined ? null : await readTemplate(arg.template)
    await keep('deck', arg.deck, await writeDeck(deck, template))
  }
  if (arg.workbook !== undefined) {
    task.report({ doing: 'Writing the workbook', done: 0.7 })
    const { writeWorkbook } = await import('../files/write-workbook.ts')
    const book = planWorkbook(input)
    checkWorkbookNumbers(book, grounds)
    await keep('workbook', arg.workbook, writeWorkbook(book))
  }
  if (arg.brief !== undefined) {
    task.report({ doing: 'Writing the brief', done: 0.9 })
    const { writeBrief } = await import('../files/write-brief.ts')
    await keep('brief', arg.brief, new TextEncoder().encode(writeBrief(planDeck(input, 'short'))))
  }
  if (arg.pdf !== undefined) {
    const { writeBriefPdf } = await import('../files/write-brief-pdf.ts')
    await keep('pdf', arg.pdf, await writeBriefPdf(planDeck(input, 'short')))
  }
  // A project that is open for reading can still hand out files; only what was handed out is then not remembered.
  const writable = maybeWritable(store)
  if (writable !== undefined && handedOut.length > 0) {
    const at = Math.floor(Date.parse(`${today}T00:00:00Z`) / 1000)
    const evidence = allEvidence(input)
    keepExport(
      writable,
      {
        quarter: deck.quarter,
        length: arg.length ?? 'short',
        date: today,
        at,
        contentStamp: contentStamp(store),
        deck,
        evidence,
      },
      handedOut,
    )
  }
  task.report({ doing: 'Done', done: 1 })
  return {
    files,
    slides: deck.slides.map((slide) => ({ title: slide.title, grade: slide.grade, evidence: slide.evidence })),
  }
}

/** Refuses a story that says more than its grade allows, or a number that nothing stands behind. */
function checkWording({ proofPoints }: DeckInput): void {
  for (const { title, flags } of proofPoints) {
    const flag = flags?.[0]
    if (flag)
      throw new Refusal(
        'number-without-evidence',
        `the proof point “${title.slice(0, 80)}” can’t be exported: ${flag.text}`,
        'change its words in the story, or take the app’s own words back',
      )
  }
}

/** What would be said differently now than in the newest export of a quarter; `null` when it was never exported. */
export function changesSinceExport(store: ReadStore, today: string, asked?: string): DeckChanges | null {
  const last = maybeLastExport(store, factsOfStory(store, asked).quarter)
  if (last === undefined) return null
  // In the language of the export: every sentence would differ from one in another.
  const input = deckInput(store, today, last.quarter, last.deck.language)
  const now = { deck: planDeck(input, last.length), evidence: allEvidence(input) }
  return { since: { id: last.id, date: last.date, at: last.at }, changes: deckChanges(last, now) }
}

/** Writes a file again, byte for byte as it was handed out. */
export async function exportAgain(
  store: ReadStore,
  id: number,
  kind: ExportedFile['kind'],
  file: FileRef,
): Promise<{ readonly bytes: number }> {
  const found = maybeExportedFile(store, id, kind)
  if (found === undefined)
    throw new Refusal('not-found', `there is no ${kind} of export ${id}`, 'choose one of the exports that are listed')
  await saveFile(file, found.bytes)
  return { bytes: found.bytes.length }
}
