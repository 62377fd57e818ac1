import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deckInput, exportDeck } from '../../../electron/api/deck.ts'
import { createProject } from '../../../electron/api/project.ts'
import { importSample } from '../../../electron/api/sample.ts'
import { createStore } from '../../../electron/store/open-store.ts'
import type { WriteStore } from '../../../electron/store/store.ts'
import type { Task } from '../../../shared/contract.ts'
import type { Cell } from '../../../shared/deck/deck.ts'
import type { DeckInput } from '../../../shared/deck/deck-input.ts'
import { groundsOf } from '../../../shared/deck/grounds.ts'
import { strayCells, strayNumbers } from '../../../shared/deck/number-gate.ts'
import { planDeck } from '../../../shared/deck/plan-deck.ts'
import { planWorkbook } from '../../../shared/deck/plan-workbook.ts'
import { caseProject } from '../case-project.ts'
import { readDeck } from '../files/read-deck.ts'

const task: Task = { report: () => undefined, checkCancelled: () => undefined, breathe: () => Promise.resolve() }
const today = '2026-11-22'

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

  it('says a number in every title, and no number that its own evidence does not hold, in every quarter', () => {
    for (const quarter of input.facts.quarters) {
      const of = deckInput(store, today, quarter)
      const deck = planDeck(of, 'full')
      for (const slide of deck.slides) expect(slide.title, slide.id).toMatch(/\d/)
      expect(strayNumbers(deck, groundsOf(of, deck))).toEqual([])
    }
  })

  it('finds any number that is changed on its way to a slide', () => {
    const deck = planDeck(input, 'full')
    const grounds = groundsOf(input, deck)
    for (const [i, slide] of deck.slides.entries()) {
      const wrong = { ...deck, slides: deck.slides.with(i, { ...slide, title: `${slide.title} 98,765.4` }) }
      expect(strayNumbers(wrong, grounds)).toMatchObject([{ slide: i + 1 }])
    }
  })

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
