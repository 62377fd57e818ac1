import { expect } from 'vitest'
import { lintPackage } from '../../../electron/files/pptx/lint-package.ts'
import type { Format } from '../../../shared/base/format.ts'
import { minorDigits } from '../../../shared/base/money.ts'
import type { Deck } from '../../../shared/deck/deck.ts'
import type { Exhibit } from '../../../shared/deck/exhibit.ts'
import { wordsOf } from '../../../shared/story/language/language.ts'
import { cellsOfRange, type ReadSlide, readDeck } from './read-deck.ts'

/** Holds a written deck to what was asked for: nothing to lint, every word and number read back as it was given, everything on the page. */
export function expectSoundDeck(deck: Deck, bytes: Uint8Array): void {
  expect(lintPackage(bytes)).toEqual([])
  const slides = readDeck(bytes)
  expect(slides).toHaveLength(deck.slides.length)
  for (const [i, asked] of deck.slides.entries()) {
    const slide = slides[i] as ReadSlide
    expect(slide.title).not.toBe('')
    for (const alt of slide.alts) expect(alt).not.toBe('')
    if (asked.exhibit) expectNumbers(asked.exhibit, slide, wordsOf(deck).format)
    for (const box of slide.boxes) {
      expect(box.x, box.name).toBeGreaterThanOrEqual(0)
      expect(box.y, box.name).toBeGreaterThanOrEqual(0)
      expect(box.x + box.w, `${box.name} ${i}`).toBeLessThanOrEqual(13.34)
      expect(box.y + box.h, `${box.name} ${i}`).toBeLessThanOrEqual(7.5)
    }
    if (slide.chart) {
      for (const { references } of slide.chart.series) {
        for (const { range, cells } of references) {
          expect(cellsOfRange(slide.chart.workbook, range).map(blank)).toEqual(cells.map(blank))
        }
      }
    }
  }
}

/** An empty word is an empty cell. */
function blank(cell: string | number | null): string | number | null {
  return cell === '' ? null : typeof cell === 'number' ? cell + 0 : cell
}

function plain(value: number, { unit, currency }: Exhibit): number {
  if (unit === 'money') return value / 10 ** minorDigits(currency ?? '')
  return unit === 'points' ? Number((value * 100).toPrecision(12)) : value
}

function expectNumbers(exhibit: Exhibit, slide: ReadSlide, format: Format): void {
  const series = slide.chart?.series ?? []
  const toPlain = (v: number | null | undefined) => (v === null || v === undefined ? null : plain(v, exhibit) + 0)
  switch (exhibit.kind) {
    case 'line':
    case 'bar':
    case 'stacked': {
      const asked = exhibit.series.map((s) => exhibit.categories.map((_, i) => toPlain(s.values[i])))
      if (asked.flat().every((v) => v === null)) {
        expect(slide.chart).toBeNull()
        return
      }
      expect(series.map((s) => s.values.map((v) => (v === null ? null : v + 0)))).toEqual(asked)
      return
    }
    case 'waterfall': {
      if (exhibit.bars.length === 0) {
        expect(slide.chart).toBeNull()
        return
      }
      const own = slide.chart ? cellsOfRange(slide.chart.workbook, `Numbers!$B$2:$B$${exhibit.bars.length + 1}`) : []
      expect(own.map((v) => Number(v) + 0)).toEqual(exhibit.bars.map((b) => toPlain(b.value)))
      const [carrier = [], above = [], below = []] = series.map((s) => s.values)
      let level = 0
      for (const [i, bar] of exhibit.bars.entries()) {
        const value = toPlain(bar.value) ?? 0
        const from = bar.role === 'total' ? 0 : level
        level = from + value
        const [low, high] = [Math.min(from, level), Math.max(from, level)]
        const near = Math.max(Math.abs(low), Math.abs(high), 1) * 1e-9
        expect(Math.abs((carrier[i] ?? 0) + (above[i] ?? 0) - Math.max(0, high) - Math.min(0, high))).toBeLessThan(near)
        expect(Math.abs((above[i] ?? 0) - (below[i] ?? 0) - (high - low))).toBeLessThan(near)
      }
      return
    }
    case 'step': {
      const curves = exhibit.curves.filter((c) => c.days.length > 0)
      if (curves.length === 0) {
        expect(slide.chart).toBeNull()
        return
      }
      for (const [i, curve] of curves.entries()) {
        for (const [offset, values] of [curve.low, curve.high, curve.estimate].entries()) {
          const { x = [], values: y = [] } = series[i * 3 + offset] ?? {}
          // From each day on, the line lies at that day's value.
          for (const [d, day] of curve.days.entries()) {
            if (day > exhibit.until) break
            expect(y[x.lastIndexOf(day)]).toBe(values[d])
          }
          expect(Math.max(...x.map(Number))).toBeLessThanOrEqual(exhibit.until)
          expect(x).toEqual([...x].sort((a, b) => Number(a) - Number(b)))
        }
      }
      return
    }
    case 'forest':
      expect(slide.chart).toBeNull()
      for (const row of exhibit.rows.slice(0, 5)) {
        const words = format.value(row.value, exhibit.unit, exhibit.currency)
        expect(slide.texts.some((text) => text.includes(words.slice(0, 6)))).toBe(true)
      }
      return
    case 'table':
      if (exhibit.columns.length === 0) return
      expect(slide.tables[0]?.[0]).toHaveLength(exhibit.columns.length)
      return
  }
}
