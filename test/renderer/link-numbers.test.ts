import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkNumbers } from '../../renderer/link-numbers.ts'
import type { Evidence, Unit } from '../../shared/base/evidence.ts'
import { formatValue } from '../../shared/base/format.ts'
import { inventEvidence } from '../helpers/invent-evidence.ts'

function evidence(metric: string, value: number | null, unit: Unit): Evidence {
  return inventEvidence(`${metric}@1/2026Q3`, { value, unit, currency: unit === 'money' ? 'EUR' : null, n: 100 })
}

const linked = (sentence: string, items: readonly Evidence[]) =>
  linkNumbers(sentence, items).flatMap((part) => (part.kind === 'number' ? [[part.text, part.evidence.metric]] : []))

describe('linkNumbers', () => {
  it('finds numbers as the one formatter writes them', () => {
    const sentence = `It fell from €7.40 to €6.10 in ${formatValue(0.41, 'share')} of cases.`
    expect(
      linked(sentence, [
        evidence('now', 610, 'money'),
        evidence('before', 740, 'money'),
        evidence('rate', 0.41, 'share'),
      ]),
    ).toEqual([
      ['€7.40', 'before'],
      ['€6.10', 'now'],
      [formatValue(0.41, 'share'), 'rate'],
    ])
  })

  it('finds a number that the sentence says without its sign', () => {
    expect(linked('They stay 23 days less.', [evidence('days', -23, 'days')])).toEqual([['23 days', 'days']])
    expect(linked('The risk is 7.1 points higher.', [evidence('risk', 0.071, 'points')])).toEqual([
      ['7.1 points', 'risk'],
    ])
  })

  it('prefers the longest reading', () => {
    expect(linked('It cost €1,204.50.', [evidence('cost', 120_450, 'money')])).toEqual([['€1,204.50', 'cost']])
  })

  it('never links a part of another number or word', () => {
    expect(linked('Of 1,312 customers in 312a, €312 and −312 and 312.5.', [evidence('lost', 312, 'count')])).toEqual([])
    expect(linked('312 customers.', [evidence('lost', 312, 'count')])).toEqual([['312', 'lost']])
  })

  it('leaves small bare counts and numbers that can’t be told alone', () => {
    expect(linked('In 3 of 4 quarters.', [evidence('quarters', 3, 'count')])).toEqual([])
    expect(linked('Too few to say.', [evidence('rate', null, 'share')])).toEqual([])
  })

  it('never changes the sentence', () => {
    const values = [evidence('a', 12, 'count'), evidence('b', 0.123, 'share'), evidence('c', -450, 'money')]
    const piece = fc.constantFrom('12', '€4.50', '−€4.50', formatValue(0.123, 'share'), ' and ', '.', 'x', '1')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const sentence = pieces.join('')
        expect(
          linkNumbers(sentence, values)
            .map((part) => part.text)
            .join(''),
        ).toBe(sentence)
      }),
    )
  })
})
