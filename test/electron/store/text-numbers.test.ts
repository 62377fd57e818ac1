import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeTextNumbers } from '../../../electron/store/text-numbers.ts'

describe('makeTextNumbers', () => {
  it('answers like a map, whatever the texts', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3_000 }), (texts) => {
        const numbers = makeTextNumbers()
        const map = new Map<string, number>()
        for (const one of texts) {
          expect(numbers.numberOf(one)).toBe(map.get(one) ?? -1)
          if (map.has(one)) continue
          numbers.keep(one, map.size)
          map.set(one, map.size)
        }
        for (const [one, number] of map) expect(numbers.numberOf(one)).toBe(number)
      }),
    )
  })

  it('tells thousands of texts apart', () => {
    const numbers = makeTextNumbers()
    for (let i = 0; i < 20_000; i += 1) numbers.keep(`CUST-${i}`, i)
    const wrong = Array.from({ length: 20_000 }, (_, i) => i).filter((i) => numbers.numberOf(`CUST-${i}`) !== i)
    expect(wrong).toEqual([])
    expect(numbers.numberOf('CUST-20000')).toBe(-1)
  })

  it('forgets what was kept before rather than to outgrow its memory', () => {
    const numbers = makeTextNumbers({ mostUnits: 8 })
    numbers.keep('abcd', 1)
    numbers.keep('efgh', 2)
    expect([numbers.numberOf('abcd'), numbers.numberOf('efgh')]).toEqual([1, 2])
    numbers.keep('ijkl', 3)
    expect([numbers.numberOf('abcd'), numbers.numberOf('efgh'), numbers.numberOf('ijkl')]).toEqual([-1, -1, 3])
    numbers.keep('too long for it', 4)
    expect([numbers.numberOf('ijkl'), numbers.numberOf('too long for it')]).toEqual([3, -1])
  })
})
