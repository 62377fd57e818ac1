import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lockNumbers, looseNumbers, partsOf, renderFields } from '../../../shared/story/fields.ts'
import { draws } from '../../helpers/draws.ts'
import { inventEvidence } from '../../helpers/invent-evidence.ts'

const csat = inventEvidence('csat@1/2026Q3', {
  unit: 'share',
  value: 0.7012,
  low: 0.678,
  high: 0.7231,
  n: 1600,
  numerator: 1122,
})
const cost = inventEvidence('cost-per-kept-resolution@1/2026Q3', {
  unit: 'money',
  currency: 'EUR',
  value: 3085,
  n: 1435,
})
const days = inventEvidence('days-kept-difference@1/2026Q3', { unit: 'days', value: -8, low: -14, high: -3, n: 952 })
const all = [csat, cost, days]
const known = new Map(all.map((one) => [one.id, one]))

describe('lockNumbers', () => {
  it('puts a field in the place of each number of evidence, the longest reading first', () => {
    expect(lockNumbers('70 % of 1,600 were satisfied (68 % to 72 %) at €30.85.', all, 'en')).toBe(
      '{{csat@1/2026Q3|value}} of {{csat@1/2026Q3|n}} were satisfied ({{csat@1/2026Q3|interval}}) at {{cost-per-kept-resolution@1/2026Q3|value}}.',
    )
  })

  it('leaves parts of other numbers, quarters and bare digits alone', () => {
    expect(lockNumbers('In Q3 1600 it was 11,600, 70.5 % and 8.', all, 'en')).toBe(
      'In Q3 1600 it was 11,600, 70.5 % and 8.',
    )
  })

  it('reads a size where a sentence has its own word for the direction', () => {
    expect(lockNumbers('They stay 8 days less.', all, 'en')).toBe(
      'They stay {{days-kept-difference@1/2026Q3|size}} less.',
    )
  })

  it('gives the sentence back when it is rendered, whatever the words around', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('70 %', '€30.85', '1,600', '68 % to 72 %', '8 days', '{{', '}}', '|', ' ', '1'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const sentence = pieces.join('')
        fc.pre(partsOf(sentence).every((part) => part.kind === 'words'))
        expect(renderFields(lockNumbers(sentence, all, 'en'), known, 'en').text).toBe(sentence)
      }),
      draws(500, 5),
    )
  })
})

describe('renderFields', () => {
  const template = lockNumbers('70 % were satisfied at €30.85', all, 'en')

  it('tells the number of today after a new import', () => {
    const later = new Map([...known, [csat.id, { ...csat, value: 0.751 }] as const])
    expect(renderFields(template, later, 'en')).toEqual({ text: '75 % were satisfied at €30.85', missing: [] })
  })

  it('says so when a number can’t be told any more', () => {
    expect(renderFields(template, new Map([[csat.id, csat]]), 'en')).toEqual({
      text: '70 % were satisfied at (no longer known)',
      missing: [{ evidence: cost.id, form: 'value' }],
    })
    expect(
      renderFields(
        template,
        new Map([
          [csat.id, { ...csat, value: null }],
          [cost.id, cost],
        ]),
        'en',
      ).missing,
    ).toHaveLength(1)
  })

  it('takes what only looks like a field as words', () => {
    expect(renderFields('{{csat@1/2026Q3|colour}} {{}} {{a|b', known, 'en').text).toBe(
      '{{csat@1/2026Q3|colour}} {{}} {{a|b',
    )
  })
})

describe('looseNumbers', () => {
  it('finds numbers typed by hand and passes over fields, quarters and windows', () => {
    expect(
      looseNumbers(`In Q3 2026 within 48 hours ${lockNumbers('70 %', all, 'en')} and 41 % of 9,000`, 'en'),
    ).toEqual(['41', '9,000'])
  })
})
