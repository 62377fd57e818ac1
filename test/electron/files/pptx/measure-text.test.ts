import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitText, textWidth, wrapText } from '../../../../electron/files/pptx/measure-text.ts'
import { draws } from '../../../helpers/draws.ts'

describe('textWidth', () => {
  it('knows the faces by their own widths', () => {
    // Ten zeros: 614 and 507 thousandths of an inch at 72 points each.
    expect(textWidth('0000000000', 'Georgia', 72)).toBeCloseTo(6.14, 10)
    expect(textWidth('0000000000', 'Calibri', 72)).toBeCloseTo(5.07, 10)
  })

  it('takes wide characters as wide as they are high, accents as nothing', () => {
    expect(textWidth('顧客', 'Calibri', 72)).toBeCloseTo(2, 10)
    expect(textWidth('é', 'Georgia', 28)).toBe(textWidth('e', 'Georgia', 28))
  })
})

describe('wrapText', () => {
  it.each([
    ['one two three', 1.0, ['one two', 'three']],
    ['one\ntwo', 5, ['one', 'two']],
    ['', 5, ['']],
    ['end-to-end', 0.8, ['end-to-', 'end']],
    ['顧客維持率', 0.55, ['顧客', '維持', '率']],
  ])('breaks %j at %d inches', (text, width, lines) => {
    expect(wrapText(text, 'Calibri', 18, width)).toEqual(lines)
  })

  it('loses no letter and makes no line too wide', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 40, max: 400 }),
        (text, hundredths) => {
          const lines = wrapText(text, 'Calibri', 14, hundredths / 100)
          expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
          for (const line of lines) {
            if ([...line].length > 1)
              expect(textWidth(line, 'Calibri', 14)).toBeLessThanOrEqual(hundredths / 100 + 1e-9)
          }
        },
      ),
      draws(300, 7),
    )
  })
})

describe('fitText', () => {
  const title =
    'Customers stayed 23 days less of the next 365 after a poorly handled AI contact than after a strong one'

  it('keeps the first size at which the lines are few enough', () => {
    expect(fitText({ text: title, face: 'Georgia', width: 12, maxLines: 2, sizes: [28, 24] })).toMatchObject({
      points: 28,
      lines: 2,
    })
    expect(fitText({ text: title, face: 'Georgia', width: 8.2, maxLines: 2, sizes: [28, 24] })).toMatchObject({
      points: 24,
      lines: 2,
    })
  })

  it('cuts at the last size and says so', () => {
    const fitted = fitText({ text: title.repeat(5), face: 'Georgia', width: 9, maxLines: 2, sizes: [28, 24] })
    expect(fitted).toMatchObject({ points: 24, lines: 2, cut: true })
    expect(fitted.text.endsWith('…')).toBe(true)
    expect(wrapText(fitted.text, 'Georgia', 24, 9).length).toBeLessThanOrEqual(2)
  })
})
