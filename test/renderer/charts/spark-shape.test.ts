import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sparkShape } from '../../../renderer/charts/spark-shape.ts'

const size = { width: 100, height: 40, breaks: [] }
const trend = (values: readonly (number | null)[]) => sparkShape({ ...size, values, low: [], high: [] })

describe('sparkShape', () => {
  it('puts the highest value at the top and the lowest at the bottom, from edge to edge', () => {
    expect(trend([0, 1])).toEqual({
      lines: ['M4 36L96 4'],
      bands: [],
      dots: [],
      last: [96, 4],
      breaks: [],
    })
  })

  it('leaves a gap where a quarter can’t be told, and a dot where one stands alone', () => {
    const { lines, dots } = trend([1, 2, null, 3, null, 1, 2])
    expect(lines).toHaveLength(2)
    expect(dots).toHaveLength(1)
  })

  it('makes room for the interval', () => {
    const { bands, last } = sparkShape({ ...size, values: [0.5, 0.5], low: [0.4, 0.3], high: [0.6, 0.7] })
    expect(bands).toEqual(['M4 12L96 4L96 36L4 28Z'])
    expect(last).toEqual([96, 20])
  })

  it('marks the quarters in which a definition changed, and none that is not shown', () => {
    expect(sparkShape({ ...size, values: [1, 2, 3], low: [], high: [], breaks: [1, -1, 9] }).breaks).toEqual([50])
  })

  it('stays inside its frame, whatever the values', () => {
    const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null })
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (values) => {
        const { lines, dots, last } = trend(values)
        const numbers = [...lines.join(' ').matchAll(/-?[\d.]+/g)].map(([text]) => Number(text))
        for (const number of [...numbers, ...dots.flat(), ...(last ?? [])]) {
          expect(number).toBeGreaterThanOrEqual(0)
          expect(number).toBeLessThanOrEqual(100)
        }
        expect(last === null).toBe(values.every((one) => one === null))
      }),
    )
  })
})
