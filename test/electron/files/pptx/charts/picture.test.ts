import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bottomAxisOf } from '../../../../../electron/files/pptx/charts/axis-room.ts'
import { gapBetween, seriesColours, spread } from '../../../../../electron/files/pptx/charts/picture.ts'
import { waterfallSpans } from '../../../../../electron/files/pptx/charts/waterfall-chart.ts'
import { draws } from '../../../../helpers/draws.ts'

describe('spread', () => {
  it('leaves alone what stands apart', () => {
    expect(
      spread(
        [
          { at: 3, height: 1 },
          { at: 1, height: 1 },
        ],
        0,
        5,
      ),
    ).toEqual([3, 1])
  })

  it('moves apart evenly what would meet', () => {
    expect(
      spread(
        [
          { at: 2, height: 1 },
          { at: 2, height: 1 },
        ],
        0,
        5,
      ),
    ).toEqual([1.5, 2.5])
  })

  it('keeps order, never overlaps, and stays between the ends where there is room', () => {
    const thing = fc.record({
      at: fc.double({ min: -5, max: 15, noNaN: true }),
      height: fc.double({ min: 0.1, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 9 }), (things) => {
        const centres = spread(things, 0, 10)
        const placed = things.map((t, i) => ({ at: t.at, y: centres[i] ?? 0, h: t.height })).sort((a, b) => a.y - b.y)
        for (const [i, p] of placed.entries()) {
          expect(p.y - p.h / 2).toBeGreaterThanOrEqual(-1e-9)
          expect(p.y + p.h / 2).toBeLessThanOrEqual(10 + 1e-9)
          const next = placed[i + 1]
          if (next) {
            expect(p.y + p.h / 2).toBeLessThanOrEqual(next.y - next.h / 2 + 1e-9)
            expect(p.at).toBeLessThanOrEqual(next.at)
          }
        }
      }),
      draws(300, 7),
    )
  })
})

describe('seriesColours', () => {
  it('draws a tone that comes back lighter', () => {
    const [first, second, other] = seriesColours([{ tone: 'ai' }, { tone: 'ai' }, { tone: 'human' }])
    expect(first?.line).toBe('284A8A')
    expect(second?.line).toBe('7389B3')
    expect(other?.line).toBe('8A62B4')
  })
})

describe('gapBetween', () => {
  it.each([
    [1, 1, 55, 55],
    [6, 1, 55, 300],
    [12, 1, 55, 500],
  ])('at %d inches for %d bars is %d or more: %d', (slot, bars, usual, gap) => {
    expect(gapBetween(slot, bars, usual)).toBe(gap)
  })
})

describe('bottomAxisOf', () => {
  it.each([
    [['Q1', 'Q2'], 1, true, { every: 1, turned: false }],
    [['vendor reports resolved', 'reopened'], 1, false, { every: 1, turned: false }],
    [['month 10', 'month 11'], 0.2, true, { every: 4, turned: false }],
    [['Kundenzufriedenheit', 'b'], 0.5, false, { every: 1, turned: true }],
  ])('fits %j at %d inches', (categories, slot, canSkip, fit) => {
    expect(bottomAxisOf(categories, slot, { canSkip })).toMatchObject(fit)
  })
})

describe('waterfallSpans', () => {
  it('stands totals on the floor and hangs steps where the last bar ended', () => {
    expect(
      waterfallSpans([
        { role: 'total', value: 10 },
        { role: 'step', value: -4 },
        { role: 'step', value: 1 },
        { role: 'total', value: 7 },
      ]),
    ).toEqual([
      { from: 0, to: 10 },
      { from: 10, to: 6 },
      { from: 6, to: 7 },
      { from: 0, to: 7 },
    ])
  })
})
