import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutSlide } from '../../../../electron/files/pptx/lay-out-slide.ts'
import { inkOn, page } from '../../../../electron/files/pptx/look.ts'
import { textWidth } from '../../../../electron/files/pptx/measure-text.ts'
import type { Placed, PlacedText } from '../../../../electron/files/pptx/placed.ts'
import type { Deck } from '../../../../shared/deck/deck.ts'
import type { Exhibit } from '../../../../shared/deck/exhibit.ts'
import { draws } from '../../../helpers/draws.ts'
import { anyDeck } from '../any-deck.ts'
import { deckOf, exampleDeck } from '../example-deck.ts'

const laid = (deck: Deck, index = 0): Placed[] => {
  const slide = deck.slides[index]
  if (!slide) throw new Error(`no slide ${index}`)
  return layOutSlide(deck, slide, index + 1).placed
}
const texts = (placed: readonly Placed[]) => placed.filter((p): p is PlacedText => p.kind === 'text')
const named = (placed: readonly Placed[], name: string) => {
  const found = placed.find((p) => p.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

describe('layOutSlide', () => {
  it.each(exampleDeck.slides.map((s, i) => [s.id, i] as const))('lets no words of %s meet', (_, index) => {
    const boxes = texts(laid(exampleDeck, index))
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const wide = Math.min(a.box.x + a.box.w, b.box.x + b.box.w) - Math.max(a.box.x, b.box.x)
        const high = Math.min(a.box.y + a.box.h, b.box.y + b.box.h) - Math.max(a.box.y, b.box.y)
        expect(wide > 0.01 && high > 0.01 ? `${a.name} meets ${b.name}` : '').toBe('')
      }
    }
  })

  it.each(exampleDeck.slides.map((s, i) => [s.id, i] as const))('reads %s in order', (_, index) => {
    const slide = exampleDeck.slides[index]
    const order = laid(exampleDeck, index).map((p) => p.name)
    const at = [
      'Title',
      'Subtitle',
      'Caption',
      slide?.exhibit?.kind === 'table' ? 'Table' : 'Chart',
      ...(slide?.figure ? ['Figure', 'Remark', 'Honest remark'] : []),
      'Footer',
      'Page number',
    ].map((name) => order.indexOf(name))
    expect(at.every((i) => i >= 0)).toBe(true)
    expect(at).toEqual([...at].sort((a, b) => a - b))
  })

  it('keeps to the margins, and words to their boxes, whatever is said', () => {
    fc.assert(
      fc.property(anyDeck, (deck) => {
        for (const [i] of deck.slides.entries()) {
          for (const p of laid(deck, i)) {
            expect(p.box.x, p.name).toBeGreaterThanOrEqual(page.margin - 0.36)
            expect(p.box.x + p.box.w, p.name).toBeLessThanOrEqual(page.width - page.margin + 0.01)
            expect(p.box.y + p.box.h, p.name).toBeLessThanOrEqual(page.height - 0.2)
            expect([p.box.x, p.box.y, p.box.w, p.box.h].every(Number.isFinite), p.name).toBe(true)
          }
        }
      }),
      draws(300, 7),
    )
  })

  it('keeps the number beyond the whisker of the longest bar inside the margin', () => {
    const bars = exampleDeck.slides
      .flatMap(({ exhibit }) => exhibit ?? [])
      .find((one) => one.kind === 'bar' && one.horizontal)
    if (!bars) throw new Error('the example deck has no bars across')
    const placed = laid(deckOf(bars, { figure: null, remarks: [] }))
    const right = (name: string) => placed.filter((one) => one.name === name).map(({ box }) => box.x + box.w)
    expect(Math.max(...right('Value left within 180 days'))).toBeLessThanOrEqual(page.width - page.margin + 0.001)
  })

  it('gives a column without a word no more than its margins, however crowded the others are', () => {
    const long = 'words that need more than their share of a slide '.repeat(4).trim()
    const columns = [
      ...Array.from({ length: 4 }, () => ({ title: 'Kept', align: 'left' as const })),
      { title: '', align: 'left' as const },
    ]
    const crowded: Exhibit = {
      kind: 'table',
      caption: 'A crowded table',
      alt: 'A crowded table',
      unit: 'count',
      currency: null,
      evidence: [],
      columns,
      rows: [[long, long, long, long, '']],
    }
    const table = named(laid(deckOf(crowded)), 'Table')
    const widths = table.kind === 'table' ? table.widths : []
    expect(widths).toHaveLength(5)
    expect(widths[4]).toBeLessThan(0.25)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(table.box.w, 6)
  })

  it('sets a long claim smaller, on two lines at most', () => {
    const size = (title: string) => {
      const p = named(laid(deckOf(null, { title })), 'Title') as PlacedText
      return { points: p.paragraphs[0]?.runs[0]?.points, h: p.box.h }
    }
    expect(size('Short').points).toBe(28)
    const long = size('AI reports most contacts resolved while only some of them stay resolved. '.repeat(2))
    expect(long.points).toBeLessThan(28)
    expect(size('AI reports most contacts resolved while only some of them stay resolved. '.repeat(6)).points).toBe(18)
    expect(long.h).toBeLessThan(1)
  })

  it('marks the honest remark by form as well as by colour', () => {
    const placed = laid(exampleDeck, 1)
    const plain = named(placed, 'Rule')
    const honest = named(placed, 'Rule of the honest remark')
    expect(honest.box.w).toBeGreaterThan(plain.box.w * 1.5)
  })

  it('shows the grade as a mark and a word', () => {
    const placed = laid(exampleDeck, 5)
    expect((named(placed, 'Grade') as PlacedText).paragraphs[0]?.runs[0]?.text).toBe('C')
    expect((named(placed, 'Footer') as PlacedText).paragraphs[0]?.runs[0]?.text).toMatch(
      /^associated · retention-by-handling v3/,
    )
  })

  it('gives the whole width to a picture that stands alone', () => {
    const alone = laid({
      ...exampleDeck,
      slides: [
        {
          ...deckOf(null).slides[0],
          exhibit: exampleDeck.slides[2]?.exhibit ?? null,
          figure: null,
          remarks: [],
        } as Deck['slides'][number],
      ],
    })
    expect(named(alone, 'Chart').box.w).toBeGreaterThan(12)
    expect(named(laid(exampleDeck, 2), 'Chart').box.w).toBeLessThan(9)
  })

  it('names every line where it ends, near its last value', () => {
    const placed = laid(exampleDeck, 2)
    const kept = named(placed, 'Label per kept resolution')
    const contact = named(placed, 'Label per contact')
    expect(kept.box.y).toBeLessThan(contact.box.y)
    for (const label of texts([kept, contact])) {
      const words = label.paragraphs[0]?.runs[0]?.text ?? ''
      expect(textWidth(words, 'Calibri bold', 11)).toBeLessThanOrEqual(label.box.w)
    }
  })
})

describe('inkOn', () => {
  it.each([
    ['0B6E5F', 'FFFFFF'],
    ['A83420', 'FFFFFF'],
    ['C07F12', '1C2126'],
    ['858D97', '1C2126'],
    ['FFFFFF', '1C2126'],
  ])('writes on %s in %s', (colour, ink) => {
    expect(inkOn(colour)).toBe(ink)
  })
})
