import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assume } from '../../../electron/api/case.ts'
import { changesSinceExport, deckInput, exportAgain, exportDeck } from '../../../electron/api/deck.ts'
import { createProject, verifyProject } from '../../../electron/api/project.ts'
import { freezePromise } from '../../../electron/api/promise.ts'
import { importSample } from '../../../electron/api/sample.ts'
import { decideStory, storyReport, storyVersions, undoStory } from '../../../electron/api/story.ts'
import { lintPackage } from '../../../electron/files/pptx/lint-package.ts'
import { listExports } from '../../../electron/store/exports.ts'
import { createStore } from '../../../electron/store/open-store.ts'
import type { WriteStore } from '../../../electron/store/store.ts'
import type { Task } from '../../../shared/contract.ts'
import type { Cell } from '../../../shared/deck/deck.ts'
import type { DeckInput } from '../../../shared/deck/deck-input.ts'
import { groundsOf } from '../../../shared/deck/grounds.ts'
import { strayCells, strayNumbers } from '../../../shared/deck/number-gate.ts'
import { planDeck } from '../../../shared/deck/plan-deck.ts'
import { planWorkbook } from '../../../shared/deck/plan-workbook.ts'
import { languages } from '../../../shared/story/language/language.ts'
import { findings } from '../../../shared/story/proof-points.ts'
import { importBench } from '../../helpers/import-text.ts'
import { caseProject } from '../case-project.ts'
import { officeErrors, officeValidator } from '../files/office-validator.ts'
import { readDeck } from '../files/read-deck.ts'
import { misplacedWords, missingToRender, renderSlides } from '../files/render-slides.ts'

const task: Task = { report: () => undefined, checkCancelled: () => undefined, breathe: () => Promise.resolve() }
const today = '2026-11-22'

/** Words that stand in English sentences and in no German one. */
const english =
  /\b(?:the|of|and|is|are|by|from|with|without|not|to|for|who|at|cost|customers?|contacts?|revenue|quarter|left|kept|issues?|first|people)\b/i

/** Everything that is told in another language than German; ids, what stands in quotes and the registry’s own columns of the workbook are left out. */
function englishIn(input: DeckInput): string[] {
  const own = new Set(input.receipts.map((one) => one.file))
  const topics = /\bhow-to\b/i
  const found: string[] = []
  const look = (text: string) => {
    const plain = text
      .replace(/[a-z][a-z0-9-]*@\d+\/[^.;]*/g, ' ')
      .replace(/\b[a-z0-9-]+ v\d+\b/g, ' ')
      .replace(/„[^“]*“/g, ' ')
      .replace(topics, ' ')
    // In German these are words too, or names: “Customer Success”, “customer interactions” of Freshdesk, “hebt die Rate”.
    const rest = plain.replace(/Customer Success|customer interactions|[a-z-]+\.csv/g, ' ')
    if (english.test(rest) && !own.has(text)) found.push(text)
  }
  const walk = (value: unknown, key = ''): void => {
    if (['id', 'evidence', 'kind', 'unit', 'tone', 'align', 'language', 'quarter', 'alt'].includes(key)) return
    if (typeof value === 'string') look(value)
    else if (Array.isArray(value)) for (const one of value) walk(one)
    else if (value !== null && typeof value === 'object')
      for (const [name, one] of Object.entries(value)) walk(one, name)
  }
  const deck = planDeck(input, 'full')
  for (const slide of deck.slides) walk({ ...slide, notes: slide.notes.split(/\n\n|(?<=\.) /) })
  for (const { title, text } of findings(input.facts)) walk([title, text])
  for (const sheet of planWorkbook(input).sheets) {
    const isRegistry = sheet.name === 'Definitionen'
    for (const row of sheet.rows)
      for (const [column, cell] of row.entries())
        if (cell?.kind === 'text' && !(isRegistry && (column === 0 || column > 5))) look(cell.text)
  }
  return found
}

describe('the deck of the sample company', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deck-'))
  let store: WriteStore
  let input: DeckInput
  beforeAll(async () => {
    store = createProject(join(folder, 'sample.proofbook'), {
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      isSample: true,
    })
    await importSample(store, join(folder, 'exports'), task, Date.parse(`${today}T00:00:00Z`) / 1000)
    input = deckInput(store, today)
  })
  afterAll(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is nine slides in short, and sixteen with the appendices A to G in full', () => {
    expect(planDeck(input, 'short').slides).toHaveLength(9)
    const full = planDeck(input, 'full').slides
    expect(full.filter((slide) => slide.appendix === undefined)).toHaveLength(16)
    expect(full.flatMap((slide) => slide.appendix ?? [])).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G'])
  })

  it.each(languages)(
    'says a number in every title, and no number that its own evidence does not hold, in every quarter (%s)',
    (language) => {
      for (const quarter of input.facts.quarters) {
        const of = deckInput(store, today, quarter, language)
        const deck = planDeck(of, 'full')
        for (const slide of deck.slides) expect(slide.title, slide.id).toMatch(/\d/)
        expect(strayNumbers(deck, groundsOf(of, deck))).toEqual([])
        expect(strayCells(planWorkbook(of), groundsOf(of, deck))).toEqual([])
      }
    },
  )

  it('leaves no English in a German deck, workbook or finding, in any quarter', () => {
    const left = input.facts.quarters.flatMap((quarter) => englishIn(deckInput(store, today, quarter, 'de')))
    expect([...new Set(left)]).toEqual([])
  })

  it('holds a promise of an earlier quarter against what came', () => {
    freezePromise(store, '2026Q2', { name: 'Spring plan' }, 1)
    const of = deckInput(store, today, '2026Q3')
    const deck = planDeck(of, 'full')
    expect(deck.slides[1]?.title).toMatch(/^Q3 2026 came to .* promised; \d of \d lines held$/)
    expect(strayNumbers(deck, groundsOf(of, deck))).toEqual([])
    freezePromise(store, '2026Q2', { name: 'Spring plan', drop: true }, 2)
  })

  it('finds any number that is changed on its way to a slide', () => {
    const deck = planDeck(input, 'full')
    const grounds = groundsOf(input, deck)
    for (const [i, slide] of deck.slides.entries()) {
      const wrong = { ...deck, slides: deck.slides.with(i, { ...slide, title: `${slide.title} 98,765.4` }) }
      expect(strayNumbers(wrong, grounds)).toMatchObject([{ slide: i + 1 }])
    }
  })

  it.each(languages)(
    'is sound in every quarter and both lengths, with a template and without (%s)',
    async (language) => {
      const { writeDeck } = await import('../../../electron/files/write-deck.ts')
      const template = {
        name: 'Acme',
        colours: new Map([['accent1', 'FF8800']]),
        headingFace: 'Verdana',
        textFace: 'Verdana',
        logo: null,
      }
      const written: Uint8Array[] = []
      for (const quarter of input.facts.quarters) {
        const of = deckInput(store, today, quarter, language)
        written.push(await writeDeck(planDeck(of, 'short')), await writeDeck(planDeck(of, 'full'), template))
      }
      for (const bytes of written) {
        expect(lintPackage(bytes)).toEqual([])
        for (const slide of readDeck(bytes)) {
          expect(slide.notes).not.toBe('')
          for (const alt of slide.alts) expect(alt).not.toBe('')
        }
      }
      // Another language changes words, not parts: its newest two stand for the rest before Office's own judge, who takes two seconds for each.
      if ('validate' in officeValidator)
        for (const bytes of language === 'en' ? written : written.slice(-2))
          expect(await officeErrors(bytes, 'pptx')).toEqual([])
      expect(written.length).toBeGreaterThanOrEqual(12)
    },
    240_000,
  )

  it.skipIf(missingToRender !== '').each(languages)(
    `keeps every word of its full deck on the page and apart, in %s${missingToRender ? ` (left out: no ${missingToRender})` : ''}`,
    async (language) => {
      const { writeDeck } = await import('../../../electron/files/write-deck.ts')
      const pages = renderSlides(await writeDeck(planDeck(deckInput(store, today, undefined, language), 'full')))
      expect(pages.length).toBeGreaterThanOrEqual(23)
      expect(pages.map((words, i) => [i + 1, ...misplacedWords(words)]).filter((page) => page.length > 1)).toEqual([])
    },
    240_000,
  )

  it('gives no number in the workbook that is not in evidence, and finds one that is changed', () => {
    const book = planWorkbook(input)
    const grounds = groundsOf(input, planDeck(input, 'full'))
    expect(strayCells(book, grounds)).toEqual([])
    for (const name of ['Answers', 'Scorecard', 'Ledger', 'Story']) {
      const sheets = book.sheets.map((sheet) =>
        sheet.name === name
          ? {
              ...sheet,
              rows: [...sheet.rows, [{ kind: 'number', value: 98765.4, format: 'decimal' }] satisfies Cell[]],
            }
          : sheet,
      )
      expect(strayCells({ ...book, sheets }, grounds)).toHaveLength(1)
    }
  })

  it('names the cells that finance looks for, and gives the case’s value again from its flows', () => {
    const cells = planWorkbook(input).sheets.flatMap((sheet) => sheet.rows.flat())
    const named = new Map(
      cells.flatMap((cell) =>
        (cell?.kind === 'number' || cell?.kind === 'formula') && cell.name !== undefined
          ? [[cell.name, cell.value] as const]
          : [],
      ),
    )
    expect(named.get('cost_difference')).toBe(0)
    expect(named.get('mrr_difference')).toBe(0)
    expect(named.get('row_difference')).toBe(0)
    expect(named.get('case_npv')).toBeCloseTo((input.businessCase?.npv ?? 0) / 100, 1)
    expect(named.get('cost_in_scope')).toBe((input.facts.cost?.inScopeMinor ?? 0) / 100)
  })

  it('reads back from the written file with every claim as a title and every page of the appendix', async () => {
    const { writeDeck } = await import('../../../electron/files/write-deck.ts')
    const deck = planDeck(input, 'full')
    const slides = readDeck(await writeDeck(deck))
    expect(slides.slice(0, 16).map((slide) => slide.title)).toEqual(
      deck.slides.slice(0, 16).map((slide) => slide.title),
    )
    const listed = slides.slice(16).flatMap((slide) => slide.tables[0]?.slice(1).map((row) => row[0]) ?? [])
    const asked = deck.slides
      .slice(16)
      .flatMap(({ exhibit }) => (exhibit?.kind === 'table' ? exhibit.rows.map((row) => row[0]) : []))
    expect(listed).toEqual(asked)
  })
})

describe('the deck of a project with little in it', () => {
  it('is written from nothing at all, saying what is missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deck-'))
    const store = createStore(join(folder, 'p.proofbook'))
    await expect(exportDeck(store, today, { deck: join(folder, 'a.pptx'), length: 'full' }, task)).rejects.toThrow(
      /no contacts|no data|quarter/i,
    )
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('has every number in evidence for a project made of money and few contacts', () => {
    const project = caseProject()
    const input = deckInput(project.store, today)
    const deck = planDeck(input, 'full')
    expect(strayNumbers(deck, groundsOf(input, deck))).toEqual([])
    expect(deck.slides.find((slide) => slide.id === 'case')?.title).toMatch(/€/)
  })
})

describe('a quarter whose costs are known and whose outcomes are too few', () => {
  const bench = importBench({ timeZone: 'UTC' })
  afterAll(() => bench.remove())

  it('says the same of them on every slide, begins with a capital, and grades no answer that it has not', async () => {
    const contacts = Array.from(
      { length: 4 },
      (_, i) => `T-${i},C-${i},2026-04-0${i + 1}T10:00:00Z,2026-04-0${i + 1}T11:00:00Z,resolved`,
    )
    await bench.importText(`ticket_id,customer_id,created_at,closed_at,resolution\n${contacts.join('\n')}\n`, {
      source: 'generic-contacts',
    })
    await bench.importText(
      'entry_id,posting_date,account,cost_center,amount\nL-1,2026-04-30,Salaries support,Support,12000.50\n',
      { source: 'generic-costs', currency: 'EUR' },
    )
    const input = deckInput(bench.store, today, '2026Q2')
    const [cost] = input.answers.answers
    expect(cost).toMatchObject({ grade: null, figure: '–' })
    expect(cost?.claim).toMatch(/^Cost per kept resolution can’t be told for Q2 2026: there is no kept resolution/)
    expect(input.answers.lead).toMatch(/^Support cost €12k, and what an outcome costs can’t be told yet/)
    const deck = planDeck(input, 'short')
    const told = JSON.stringify(deck.slides)
    expect(told).toContain('Support cost €12k in Q2 2026')
    expect(told).not.toMatch(/cost lines are missing|Money can’t be told/)
    expect(strayNumbers(deck, groundsOf(input, deck))).toEqual([])
  })
})

describe('what was exported', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deck-'))
  const quarter = '2026Q3'
  const out = (name: string) => join(folder, name)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is kept in the project byte for byte, and can be written again', async () => {
    const { store } = caseProject()
    await exportDeck(store, today, { quarter, deck: out('a.pptx'), workbook: out('a.xlsx'), brief: out('a.md') }, task)
    const [line] = listExports(store)
    expect(line?.files.map((file) => file.kind)).toEqual(['brief', 'deck', 'workbook'])
    for (const kind of ['deck', 'workbook', 'brief'] as const) await exportAgain(store, line?.id ?? 0, kind, out(kind))
    expect(readFileSync(out('deck')).equals(readFileSync(out('a.pptx')))).toBe(true)
    expect(readFileSync(out('workbook')).equals(readFileSync(out('a.xlsx')))).toBe(true)
    expect(readFileSync(out('brief')).equals(readFileSync(out('a.md')))).toBe(true)
    await expect(exportAgain(store, 99, 'deck', out('no'))).rejects.toThrow(/no deck of export 99/)
  })

  it('changes nothing until something changes, and then says what', async () => {
    const { store } = caseProject()
    expect(changesSinceExport(store, today, quarter)).toBeNull()
    await exportDeck(store, today, { quarter, deck: out('c.pptx') }, task)
    expect(changesSinceExport(store, today, quarter)?.changes).toEqual([])
    assume(store, quarter, { id: 'implementation', value: 123_456, low: 100_000, high: 150_000 }, 1)
    const changes = changesSinceExport(store, today, quarter)?.changes ?? []
    expect(changes.some((one) => one.kind === 'number' && one.evidence.startsWith('case-npv'))).toBe(true)
    expect(changes.some((one) => one.kind === 'title' && one.slide === 'case')).toBe(true)
  })

  it('is named by verify when a byte of it was changed', async () => {
    const { store } = caseProject()
    await exportDeck(store, today, { quarter, deck: out('a.pptx') }, task)
    const check = () => verifyProject(store).checks.find((one) => one.name.startsWith('exported files'))
    expect(check()?.ok).toBe(true)
    store.db.prepare("UPDATE export_files SET bytes = CAST('x' AS BLOB) WHERE kind = 'deck'").run()
    expect(check()).toMatchObject({ ok: false, detail: 'deck of export 1 was changed' })
  })

  it('never leaves with words that say more than their grade', async () => {
    const { store } = caseProject()
    const { proofPoints } = storyReport(store, quarter)
    const point = proofPoints[0]
    if (!point) throw new Error('no proof point')
    const { title, text } = point.template ?? point
    const words = { kind: 'words' as const, point: point.id, title: `${title} because of us`, text }
    expect(decideStory(store, quarter, words, 1).proofPoints[0]?.flags).toMatchObject([{ kind: 'says-more' }])
    const leave = () => exportDeck(store, today, { quarter, deck: out('b.pptx') }, task)
    await expect(leave()).rejects.toThrow(/because of/)
    expect(storyVersions(store, quarter, point.id)).toHaveLength(1)
    expect(undoStory(store, quarter).proofPoints[0]?.title).toBe(point.title)
    await leave()
    expect(() => undoStory(store, quarter)).toThrow(/nothing of this story/)
    expect(() => decideStory(store, quarter, { kind: 'drop', point: point.id, reason: ' ' }, 1)).toThrow(/reason/)
    expect(() => decideStory(store, quarter, { kind: 'pick', point: 'nothing' }, 1)).toThrow(/nothing/)
  })
})
