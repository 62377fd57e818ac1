import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { niceScale, positionOn } from '../../../../electron/files/pptx/scale.ts'
import { draws } from '../../../helpers/draws.ts'

describe('niceScale', () => {
  it.each([
    [[437_000, 12_000], {}, { min: 0, max: 500_000, step: 100_000 }],
    [[11.2, 6.1], { top: 0.06 }, { min: 0, max: 12, step: 2 }],
    [[1, 0.763], { fromZero: false, limit: 1 }, { min: 0.75, max: 1, step: 0.05 }],
    [[-30, 20], {}, { min: -30, max: 20, step: 10 }],
    [[0], {}, { min: 0, max: 1, step: 0.25 }],
    [[0.3, 0.9], { fromZero: false }, { min: 0, max: 1, step: 0.25 }],
  ])('over %j %j is %j', (values, options, scale) => {
    expect(niceScale(values, options)).toEqual(scale)
  })

  it('holds every value between its ends, on round steps', () => {
    const number = fc.double({ min: -1e12, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        fc.constantFrom(0, 0.1),
        (values, fromZero, top) => {
          const { min, max, step } = niceScale(values, { fromZero, top })
          const span = max - min
          expect(span).toBeGreaterThan(0)
          expect(step).toBeGreaterThan(0)
          for (const v of values) {
            expect(v).toBeGreaterThanOrEqual(min - span * 1e-9)
            expect(v).toBeLessThanOrEqual(max + span * 1e-9)
          }
          if (fromZero) expect(min <= 0 && max >= 0).toBe(true)
          expect(span / step).toBeLessThanOrEqual(9)
        },
      ),
      draws(500, 7),
    )
  })
})

describe('positionOn', () => {
  it('lies where the value lies', () => {
    expect(positionOn({ min: 0, max: 10, step: 2 }, 2.5, 1, 4)).toBe(2)
    expect(positionOn({ min: 0, max: 10, step: 2 }, 2.5, 5, -4)).toBe(4)
  })
})
